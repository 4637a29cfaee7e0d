"""Which references stand in which files, and where the files are."""

from __future__ import annotations

import json

from hub.citations.csl_items import CslItems, CslReader
from hub.exports import reference_formats
from hub.exports.references import (
    all_references,
    base_address,
    cited_in,
    paper_address,
    reference_address,
    reference_files,
    theme_address,
)
from hub.library import Library
from tests.conftest import ReadLibrary

BASE = """@book{lee:2020, author = {Lee, Ann}, title = {Trust}, year = 2020, keywords = {trust}}
@book{roe, author = {Roe, Bo}, title = {Talk}, year = 2019, keywords = {talk}}
@book{day, author = {Day, Dee}, title = {Calm}, year = 2018, keywords = {trust, talk}}
"""
PAPER = "---\ntitle: A paper\nauthors: [Ada Example]\ndate: 2026-01-31\n{}---\n{}\n"
HUB = {
    "references.bib": BASE,
    "docs/themes/trust.md": "---\ntitle: Trust\n---\n",
    "docs/themes/silence.md": "---\ntitle: Silence\n---\n",
    "papers/one/paper.md": PAPER.format("nocite: '@day'\n", "So says @roe, and again [@roe; @nobody]."),
    "papers/none/paper.md": PAPER.format("", "Nobody says so."),
    "papers/own/paper.md": PAPER.format("", "So says [@own; @roe]."),
    "papers/own/own.bib": "@book{own, title = {Own}}\n@book{roe, title = {Another talk}}\n@book{uncited, title = {No}}",
}


def items(library: Library, reader: CslReader) -> CslItems:
    return reader.begin(reference.entry for reference in all_references(library))


def test_the_formats() -> None:
    assert [(format_.name, format_.extension) for format_ in reference_formats()] == [
        ("BibTeX", "bib"),
        ("CSL-JSON", "json"),
        ("RIS", "ris"),
    ]


def test_files(library: ReadLibrary, reader: CslReader) -> None:
    read = library(HUB)
    files = {file.address: file.content for file in reference_files(read, items(read, reader), reference_formats())}

    stems = {
        "references/references": ["day", "lee:2020", "roe"],
        "references/day/day": ["day"],
        "references/lee-2020/lee-2020": ["lee:2020"],
        "references/roe/roe": ["roe"],
        "themes/trust/trust": ["day", "lee:2020"],
        "papers/one/references": ["day", "roe"],
        "papers/own/references": ["own", "roe"],
    }
    assert sorted(files) == sorted(f"{stem}.{end}" for stem in stems for end in ("bib", "json", "ris"))
    assert {stem: [item["id"] for item in json.loads(files[f"{stem}.json"])] for stem in stems} == stems


def test_a_papers_own_entry_goes_before_the_base(library: ReadLibrary, reader: CslReader) -> None:
    read = library(HUB)
    files = {file.address: file.content for file in reference_files(read, items(read, reader), reference_formats())}

    assert files["papers/own/references.bib"].decode() == (
        "@book{own, title = {Own}}\n\n@book{roe, title = {Another talk}}\n"
    )
    assert [item["title"] for item in json.loads(files["papers/own/references.json"])] == ["Own", "Another talk"]
    assert [item["title"] for item in json.loads(files["papers/one/references.json"])] == ["Calm", "Talk"]


def test_addresses(library: ReadLibrary) -> None:
    read = library(HUB)
    ris = next(format_ for format_ in reference_formats() if format_.name == "RIS")
    theme, paper = read.theme_by_id["trust"], read.paper_by_id["one"]

    assert base_address(ris) == "references/references.ris"
    assert reference_address(read.base.references["lee:2020"], ris, read) == "references/lee-2020/lee-2020.ris"
    assert theme_address(theme, ris) == "themes/trust/trust.ris"
    assert paper_address(paper, ris) == "papers/one/references.ris"


def test_what_a_paper_cites(library: ReadLibrary) -> None:
    read = library(HUB)
    cited = {paper.id: [reference.key for reference in cited_in(paper, read)] for paper in read.papers}
    assert cited == {"one": ["day", "roe"], "none": [], "own": ["own", "roe"]}


def test_the_same_bytes_twice(library: ReadLibrary, reader: CslReader) -> None:
    first, second = (
        [*reference_files(read, items(read, reader), reference_formats())] for read in (library(HUB), library(HUB))
    )
    assert first == second
