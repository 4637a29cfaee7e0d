"""Programmes: the table that compares them, and what each one's page tells, every fact with its source."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from hub.configuration import Configuration
from hub.library import Library
from hub.pages import all_pages
from hub.pages.programmes import PROGRAMMES_A_PAGE, ProgrammesView, ProgrammeView, Row
from tests.conftest import ROOT, ReadLibrary

HUB = {
    "references.bib": """
@book{sample2001, author = {Sample, Bo}, title = {Pairs}, year = 2001}
@misc{nobody, title = {Threes: a trial}}
""",
    "docs/programmes/pairs.md": """\
---
title: Pairs
sources: [sample2001]
frequency:
  - Every term.
  - {says: Every week at first., sources: [nobody, sample2001]}
---
Text.
""",
    "docs/programmes/threes.md": """\
---
title: Threes
sources: [nobody, gone1999]
length: An hour.
---
Text.
""",
}
Shown = list[tuple[str, list[list[tuple[str, list[str]]]]]]


def shown(rows: tuple[Row, ...]) -> Shown:
    """Rows as their labels, and in each cell each fact with its sources."""
    return [
        (
            row.label,
            [
                [(fact.says, [f"{source.number} {source.short}" for source in fact.sources]) for fact in cell]
                for cell in row.cells
            ],
        )
        for row in rows
        if any(row.cells)
    ]


def test_the_table_has_every_programme_beside_the_others(library: ReadLibrary) -> None:
    view = all_pages(library(HUB))["programmes/"].view
    assert isinstance(view, ProgrammesView)
    assert [programme.title for programme in view.list.items] == ["Pairs", "Threes"]
    assert [f"{source.number} {source.reference.key}" for source in view.sources] == ["1 sample2001", "2 nobody"]
    assert shown(view.rows) == [
        (
            "How often",
            [
                [
                    ("Every term.", ["1 Sample, 2001"]),
                    ("Every week at first.", ["2 Threes", "1 Sample, 2001"]),
                ],
                [],
            ],
        ),
        ("How long", [[], [("An hour.", ["2 Threes"])]]),
    ]


def test_a_programmes_page_tells_what_is_known_and_lists_all_sources(library: ReadLibrary) -> None:
    page = all_pages(library(HUB))["programmes/pairs/"]
    assert isinstance(page.view, ProgrammeView)
    assert [row.label for row in page.view.rows] == ["How often"]
    assert page.lists == ("sample2001", "nobody")


def test_the_table_goes_on_over_pages(library: ReadLibrary) -> None:
    one = HUB["docs/programmes/pairs.md"]
    pages = all_pages(library({f"docs/programmes/p{number}.md": one for number in range(PROGRAMMES_A_PAGE + 1)}))
    assert {"programmes/", "programmes/page-2/"} <= pages.keys()
    assert "programmes/page-3/" not in pages


def test_a_hub_without_programmes_says_how_there_could_be_one(library: ReadLibrary) -> None:
    view = all_pages(library({}))["programmes/"].view
    assert isinstance(view, ProgrammesView)
    assert (view.list.items, view.sources) == ((), ())


def test_every_fact_of_the_hubs_own_programmes_leads_to_its_source(built_site: Path) -> None:
    programmes = Library.read(Configuration.read(ROOT / "mkdocs.yml")).programmes
    table = lxml.html.document_fromstring((built_site / "programmes/index.html").read_bytes())
    cells = [" ".join(fact.text_content().split()) for fact in table.xpath("//td/p[not(@class)]")]
    assert sorted(cells) == sorted(
        f"{told.fact.says} Source [{number}]"
        for number, programme in enumerate(programmes, start=1)
        for told in programme.told
    )
    for programme in programmes:
        page = lxml.html.document_fromstring((built_site / programme.address / "index.html").read_bytes())
        uncited = page.xpath("//dl[@class='hub-programme-facts']//dd[not(.//a[starts-with(@href, '#ref-')])]")
        assert len(page.xpath("//dl[@class='hub-programme-facts']//dd")) == len(list(programme.told))
        assert uncited == []
