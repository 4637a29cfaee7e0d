"""Schemas of front matter: sound by themselves, true to every file of the hub, and as strict as an editor needs."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.configuration import Configuration
from hub.content.document import Document
from hub.content.front_matter import read_source
from hub.exports.schemas import files
from hub.library import Library
from hub.schemas import KINDS, schema
from tests.conftest import ROOT, SITES, ReadLibrary

SITE = "https://hub.example/"
Validator = jsonschema.Draft202012Validator


def mistakes(kind: str, values: object) -> list[str]:
    """What a validator says of front matter, the place before each."""
    return sorted(f"{error.json_path} {error.message}" for error in Validator(schema(kind, SITE)).iter_errors(values))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    made = schema(kind, SITE)
    Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema" == Validator.META_SCHEMA["$id"]
    assert made["$id"] == f"https://hub.example/schemas/{kind}.json"


def _kind(document: Document) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(document, model))


def _documents() -> list[Document]:
    folders = [ROOT, SITES / "small"]
    return [
        document for folder in folders for document in Library.read(Configuration.read(folder / "mkdocs.yml")).documents
    ]


@pytest.mark.parametrize("document", _documents(), ids=lambda document: document.source.path)
def test_front_matter_that_the_hub_accepts_fits(document: Document) -> None:
    assert mistakes(_kind(document), document.source.values) == []


def test_an_example_of_every_type_was_held_against_its_schema() -> None:
    assert {_kind(document) for document in _documents()} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "matter", "said"),
    [
        (
            "paper",
            "titel: Trust\nauthors: [Ada Example]\ndate: 2026-01-31",
            ["$ 'title' is a required property", "$ Additional properties are not allowed ('titel' was unexpected)"],
        ),
        ("paper", "{title: Trust, authors: Ada Example, date: 31/01/2026}", ["$.date '31/01/2026' does not match"]),
        ("paper", "{title: Trust, authors: [Ada], date: 2026-01-31, type: essay}", ["$.type 'essay' is not one of"]),
        ("paper", "{title: Trust, authors: [{orcid: x}], date: 2026-01-31}", ["$.authors "]),
        ("paper", "{title: Trust, authors: [Ada], date: 2026-01-31, series: {issue: 0}}", ["$.series.issue 0 is less"]),
        ("event", "{title: Pairs}", ["$ 'start' is a required property"]),
        ("event", "{title: Pairs, start: 2026-01-31 noon}", ["$.start '2026-01-31 noon' does not match"]),
        ("framework", "{title: Pairs, duration: long}", ["$.duration 'long' is not of type 'integer'"]),
        ("framework", "{title: Pairs, phases: [{purpose: x}]}", ["$.phases[0] 'name' is a required property"]),
        ("issue", "{title: One, number: -1}", ["$.number -1 is less than the minimum of 0"]),
        ("page", "{title: One, themes: {a: b}}", ["$.themes {'a': 'b'} is not valid under any of the given schemas"]),
        ("person", "{title: Ada, links: [{label: x, url: example.org}]}", ["$.links[0].url 'example.org' does not"]),
        ("template", "{title: Log, fields: [{label: x, kind: box}]}", ["$.fields[0].kind 'box' is not one of"]),
        ("theme", "{title: Trust, broder: [x]}", ["$ Additional properties are not allowed ('broder' was unexpected)"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_fit_is_told(kind: str, matter: str, said: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\n{matter}\n---\nText.\n")
    told = mistakes(kind, read_source(tmp_path / "a.md", "a.md").values)
    assert len(told) == len(said)
    assert all(mistake.startswith(beginning) for mistake, beginning in zip(told, said, strict=True))


def test_what_a_key_means_is_told() -> None:
    made = schema("paper", SITE)
    assert made["properties"]["doi"]["description"] == "The paper's own DOI."
    assert made["properties"]["type"]["description"] == "What kind of paper it is."
    assert dict(
        zip(made["$defs"]["PaperType"]["enum"], made["$defs"]["PaperType"]["enumDescriptions"], strict=True)
    ) == {
        "research": "Research: reports a study of the authors' own",
        "practice-insight": "Practice insight: what was done somewhere, and what it taught",
        "think-piece": "Think piece: argues a position",
        "research-summary": "Research summary: says plainly what published research found",
        "review": "Review: weighs a book, a report or a body of work",
        "interview": "Interview: a conversation, published with consent",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: str) -> None:
    made = schema(kind, SITE)
    groups = [made["properties"], *(group["properties"] for group in made["$defs"].values() if "properties" in group)]
    assert [key for group in groups for key, value in group.items() if not value.get("description")] == []


def test_schemas_are_published(library: ReadLibrary) -> None:
    published = {file.address: json.loads(file.content) for file in files(library({}))}
    assert published == {f"schemas/{kind}.json": schema(kind, SITE) for kind in KINDS}


def test_a_schema_can_be_printed(library: ReadLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library({}).configuration.root)
    result = CliRunner().invoke(main, ["schema", "theme"])
    assert (json.loads(result.stdout), result.exit_code) == (schema("theme", SITE), 0)
    assert (
        CliRunner().invoke(main, ["schema"]).stdout.splitlines()[0]
        == "event      https://hub.example/schemas/event.json"
    )
    wrong = CliRunner().invoke(main, ["schema", "papers"])
    assert wrong.exit_code == 2
    assert "Invalid value for '[TYPE]': 'papers' is not one of 'event', 'framework', 'issue'," in wrong.stderr
