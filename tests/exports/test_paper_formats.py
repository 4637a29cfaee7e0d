"""What stands beside a paper's page: each format whole, and as programs read it that are not ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest
import rispy

from hub.citations.csl_items import CslReader
from hub.exports import all_files, paper_formats
from hub.exports.bibtex import paper_references
from hub.exports.references import all_references
from hub.library import Library
from tests.conftest import ReadLibrary
from tests.golden import assert_is_golden

GOLDEN = Path(__file__).with_name("golden")
PAPER = "papers/pairs-that-last/"
OF_PAPERS = (PAPER, "RePEc/", "oai/")

Written = Callable[[Library], dict[str, str]]


@pytest.fixture
def written(reader: CslReader, tmp_path: Path) -> Written:
    """Every file of a hub that is text, by its address."""

    def write(library: Library) -> dict[str, str]:
        works = [*all_references(library), *paper_references(library)]
        files = all_files(library, reader.begin(work.entry for work in works), tmp_path / "site")
        return {file.address: file.content.decode() for file in files if not file.address.endswith((".pdf", ".png"))}

    return write


def test_each_format_is_golden(library: ReadLibrary, written: Written) -> None:
    files = {address: text for address, text in written(library("series")).items() if address.startswith(OF_PAPERS)}
    files.pop(f"{PAPER}pairs-that-last.md")  # it is as it was written
    for address, text in files.items():
        assert_is_golden(text, GOLDEN / address)
    golden = (file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*.*"))
    assert sorted(files) == sorted(name for name in golden if name.startswith(OF_PAPERS))


def test_every_format_is_linked_from_the_page(library: ReadLibrary, written: Written) -> None:
    hub = library("series")
    files = written(hub)
    paper = hub.paper_by_id["pairs-that-last"]
    made = [format_ for format_ in paper_formats() if format_.is_made_of(paper, hub)]
    assert {format_.address(paper) for format_ in made} <= set(files)
    linkset = json.loads(files[f"{PAPER}linkset.json"])["linkset"]
    described = {link["href"] for link in linkset[0]["describedby"]}
    assert described == {f"https://hub.example/{format_.address(paper)}" for format_ in made}
    assert f"https://hub.example/{PAPER}pairs-that-last.md" in {link["href"] for link in linkset[0]["item"]}
    assert {anchor["anchor"] for anchor in linkset[1:]} == {
        link["href"] for relation in ("describedby", "item") for link in linkset[0][relation]
    }


@pytest.mark.parametrize(("ending", "format_"), [(".bib", "biblatex"), (".ris", "ris"), (".json", "csljson")])
def test_pandoc_reads_the_same_work_in_each_format(
    ending: str, format_: str, library: ReadLibrary, written: Written
) -> None:
    text = written(library("series"))[f"{PAPER}pairs-that-last{ending}"]
    (item,) = json.loads(pypandoc.convert_text(text, "csljson", format=format_))
    parts = ("literal", "family", "given")
    names = [", ".join(name[part] for part in parts if name.get(part)) for name in item["author"]]
    title = "Pairs that last: Care & <candour> over a year"
    assert (item["type"], item["title"], item["DOI"]) == ("report", title, "10.99999/pairs.7")
    assert [name.replace("van der ", "") for name in names] == ["Example, Ada", "Instance, Cy", "A Centre for Pairs"]
    # Of RIS Pandoc reads no day, and a report's number as a journal's.
    (day,), number = item["issued"]["date-parts"], item.get("number") or item["ISSN"]
    assert (day[: 1 if format_ == "ris" else 3], number) == ([2026] if format_ == "ris" else [2026, 2, 28], "7")


def test_rispy_reads_the_same_work(library: ReadLibrary, written: Written) -> None:
    (record,) = rispy.loads(written(library("series"))[f"{PAPER}pairs-that-last.ris"])
    assert record["type_of_reference"] == "RPRT"
    assert record["authors"] == ["Example, Ada", "van der Instance, Cy", "A Centre for Pairs,"]
    assert (record["date"], record["issn"]) == ("2026/02/28", "7")
    assert (record["tertiary_title"], record["doi"]) == ("Papers on pairs", "10.99999/pairs.7")
    assert record["keywords"] == ["peer coaching", "trust"]


def test_a_hub_without_an_address_has_no_linksets(library: ReadLibrary, written: Written) -> None:
    hub = {"mkdocs.yml": "site_name: A hub\n", "papers/x/paper.md": "---\ntitle: X\nauthors: [A B]\n---\nText.\n"}
    assert [address for address in written(library(hub)) if "linkset" in address] == []
