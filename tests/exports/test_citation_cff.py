"""CITATION.cff: valid by the format's schema, which check-jsonschema carries."""

from __future__ import annotations

import importlib.resources
import json

import jsonschema
import pytest
import yaml

from hub.citations.csl_items import CslItems
from hub.exports.citation_cff import PAPER
from hub.library import Library
from tests.conftest import ReadLibrary
from tests.corpus_papers import PAPERS, REASON, hub_of_papers

SCHEMA = importlib.resources.files("check_jsonschema") / "builtin_schemas/vendor/citation-file-format.json"


def invalid(library: Library) -> dict[str, list[str]]:
    """What the schema has to say against the file of each paper."""
    schema = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    files = {paper.id: yaml.safe_load(PAPER.write(paper, library, CslItems([]))) for paper in library.papers}
    found = {name: [error.message for error in schema.iter_errors(file)] for name, file in files.items()}
    return {name: errors for name, errors in found.items() if errors}


@pytest.mark.parametrize("site", ["series", "small"])
def test_every_file_is_valid(site: str, library: ReadLibrary) -> None:
    assert invalid(library(site)) == {}


@pytest.mark.parametrize(
    "matter",
    [
        "title: X",
        "title: X\nauthors: [CollectivED]\nlicense: MIT OR CC0-1.0\nkeywords: [a, a]",
        "title: 'A: b # c'\nauthors: [{name: A B, orcid: 0000-0002-1825-0097, email: a@b.org, corresponding: true}]",
    ],
)
def test_a_file_of_a_paper_that_says_little_is_valid(matter: str, library: ReadLibrary) -> None:
    assert invalid(library({"papers/x/paper.md": f"---\n{matter}\n---\nText.\n"})) == {}


@pytest.mark.skipif(not PAPERS, reason=REASON)
def test_papers_that_were_published_elsewhere(library: ReadLibrary) -> None:
    assert invalid(library(hub_of_papers())) == {}
