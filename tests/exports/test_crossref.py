"""Deposits with Crossref: valid by the schema, and refused with a reason where nothing could be deposited."""

from __future__ import annotations

import pytest

from hub.exports.crossref import deposit, refusal
from tests.conftest import ReadLibrary
from tests.corpus_papers import PAPERS, REASON, hub_of_papers
from tests.published_schemas import errors, xml_schema

SCHEMA = "crossref-5.3.1/crossref5.3.1.xsd"
SERIES = "extra:\n  series:\n    doi_prefix: '10.99999'\n    email: series@hub.example\n"
HUB = f"site_name: A hub\nsite_url: https://hub.example/\n{SERIES}"
PAPER = "title: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\ndoi: 10.99999/trust"


@pytest.mark.parametrize(
    ("hub", "paper", "reason"),
    [
        (HUB, PAPER, ""),
        (
            HUB.replace("10.99999", "10.5555"),
            PAPER,
            "The DOI prefix 10.5555 is a placeholder: put the one that Crossref gave out into mkdocs.yml.",
        ),
        (
            HUB.replace("site_url: https://hub.example/\n", ""),
            PAPER,
            "Nobody says where the site is: give its site_url in mkdocs.yml.",
        ),
        (
            HUB.replace("    email: series@hub.example\n", ""),
            PAPER,
            "Crossref writes to nobody: give an email under extra.series in mkdocs.yml.",
        ),
        (
            HUB,
            PAPER.replace("\ndoi: 10.99999/trust", ""),
            "The paper has no DOI: give it one, such as `doi: 10.99999/trust`.",
        ),
        (
            HUB,
            PAPER.replace("10.99999/trust", "10.1000/trust"),
            "The DOI 10.1000/trust is not under the hub's prefix 10.99999: somebody else registers it.",
        ),
        (HUB, PAPER.replace("date: 2026-01-31\n", ""), "The paper has no date."),
    ],
)
def test_what_is_missing_is_said(hub: str, paper: str, reason: str, library: ReadLibrary) -> None:
    read = library({"mkdocs.yml": hub, "papers/trust/paper.md": f"---\n{paper}\n---\nText.\n"})
    assert refusal(read.papers[0], read) == reason


@pytest.mark.parametrize(
    "more",
    [
        "",
        "authors: []",
        "authors: [CollectivED]",
        "subtitle: 'A < & b'\nabstract: |\n  One.\n\n  Two.\nlicense: MIT OR CC0-1.0\nlang: de",
        "series: {issue: 1, number: 3}\nlicense: CC-BY-4.0\nchanges: [{version: 2, date: 2026-02-01}]",
        "withdrawn: {date: 2026-02-01, reason: Consent was taken back.}",
        "published_elsewhere: [{title: Trust, url: 'https://talk.example/trust'}, {title: Other, doi: 10.1000/x}]",
        f"title: {'Long ' * 300}",
    ],
)
def test_a_deposit_is_valid(more: str, library: ReadLibrary) -> None:
    keys = {line.partition(":")[0] for line in more.splitlines()}
    kept = "\n".join(line for line in PAPER.splitlines() if line.partition(":")[0] not in keys)
    read = library({"mkdocs.yml": HUB, "papers/trust/paper.md": f"---\n{kept}\n{more}\n---\nText.\n"})
    assert errors(xml_schema(SCHEMA), deposit(read.papers[0], read)) == []


def test_the_deposit_of_the_series_is_valid(library: ReadLibrary) -> None:
    read = library("series")
    assert errors(xml_schema(SCHEMA), deposit(read.paper_by_id["pairs-that-last"], read)) == []


def test_a_later_deposit_has_a_later_time_stamp(library: ReadLibrary) -> None:
    def timestamp(changes: str) -> int:
        read = library({"mkdocs.yml": HUB, "papers/trust/paper.md": f"---\n{PAPER}\nchanges: {changes}\n---\nText.\n"})
        text = deposit(read.papers[0], read).decode()
        return int(text.partition("<timestamp>")[2].partition("<")[0])

    stamps = [
        timestamp("[]"),
        timestamp("[{version: 1, date: 2026-01-31}]"),
        timestamp("[{version: 1, date: 2026-01-31}, {version: 2, date: 2026-01-31}]"),
        timestamp("[{version: 1, date: 2026-01-31}, {version: 3, date: 2026-02-01}]"),
    ]
    assert stamps == sorted(set(stamps))


@pytest.mark.skipif(not PAPERS, reason=REASON)
def test_papers_that_were_published_elsewhere(library: ReadLibrary) -> None:
    read = library({"mkdocs.yml": HUB, **hub_of_papers("doi: 10.99999/{name}")})
    schema = xml_schema(SCHEMA)
    found = {paper.id: errors(schema, deposit(paper, read)) for paper in read.papers if not refusal(paper, read)}
    assert len(found) > len(PAPERS) * 0.8
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
