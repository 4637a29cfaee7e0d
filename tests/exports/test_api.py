"""The hub's content as JSON: whole and valid by its own schema, in files that do not grow with the hub."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hub.exports.api import ITEMS_A_FILE, files
from hub.library import Library
from tests.conftest import ReadLibrary
from tests.golden import assert_is_golden

GOLDEN = Path(__file__).with_name("golden")


def written(library: Library) -> dict[str, Any]:
    return {file.address: json.loads(file.content) for file in files(library)}


def test_each_list_is_golden(library: ReadLibrary) -> None:
    for file in files(library("series")):
        assert_is_golden(file.content.decode(), GOLDEN / file.address)


@pytest.mark.parametrize("site", ["series", "small", None])
def test_every_file_is_valid(site: str | None, library: ReadLibrary) -> None:
    made = written(library(site or {}))
    schema = made.pop("schemas/api.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert {address: [error.message for error in validator.iter_errors(file)] for address, file in made.items()} == {
        address: [] for address in made
    }


def test_the_schema_refuses_what_has_another_form(library: ReadLibrary) -> None:
    made = written(library("series"))
    validator = jsonschema.Draft202012Validator(made["schemas/api.json"])
    papers = made["api/v1/papers/1.json"]
    assert validator.is_valid(papers)
    assert not validator.is_valid({**papers, "items": [{"id": "trust"}]})
    assert not validator.is_valid({**papers, "more": True})


def test_a_long_list_is_cut_into_files(library: ReadLibrary) -> None:
    paper = "---\ntitle: Paper\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nText.\n"
    made = written(library({f"papers/p{number}/paper.md": paper for number in range(2 * ITEMS_A_FILE + 1)}))
    parts = [made[f"api/v1/papers/{page}.json"] for page in (1, 2, 3)]
    assert [(part["page"], part["pages"], part["total"], len(part["items"])) for part in parts] == [
        (1, 3, 201, 100),
        (2, 3, 201, 100),
        (3, 3, 201, 1),
    ]
    assert [part["next"] for part in parts] == [
        "https://hub.example/api/v1/papers/2.json",
        "https://hub.example/api/v1/papers/3.json",
        "",
    ]
    assert "api/v1/papers/4.json" not in made
    assert {one["kind"]: one["total"] for one in made["api/v1/index.json"]["lists"]}["papers"] == 201
