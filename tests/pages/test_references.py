"""The ways into the reference base: letters, authors, years, kinds and themes, and the drawing of what it holds."""

from __future__ import annotations

import pytest

from hub.content.base import read_base
from hub.library import Library
from hub.pages import all_pages
from hub.pages.bibliography import Bibliography
from hub.pages.holdings import REST, Holdings, holdings
from hub.pages.page import Link
from hub.pages.paging import PAGE_SIZE
from hub.pages.person import PersonView
from hub.pages.reference_authors import MOST_IN_INDEX, AuthorsView, AuthorView
from hub.pages.references import ReferencesView
from hub.pages.references_by import IndexView
from tests.conftest import ReadLibrary

BASE = """
@article{b, author = {van Berg, Bo}, title = {Two}, year = 2020, keywords = {trust}}
@book{a, author = {Ärger, Ann and {The Centre}}, title = {One}, date = {2018-05}, keywords = {trust, talk}}
@book{c, author = {Ärger, Ann}, title = {Three}}
@misc{1984, title = {1984}, year = 1984}
@report{pad}
"""
HUB = {
    "references.bib": BASE,
    "docs/themes/trust.md": "---\ntitle: Trust\n---\nSo says [@a; @b], and @a.\n",
    "docs/themes/calm.md": "---\ntitle: Calm\n---\nText.\n",
    "papers/one/paper.md": "---\ntitle: One\nauthors: [Ann Ärger]\ndate: 2026-01-31\n---\nText.\n",
}


@pytest.fixture
def read(library: ReadLibrary) -> Library:
    return library(HUB)


def works(library: Library, address: str) -> list[str]:
    view = all_pages(library)[address].view
    assert isinstance(view, ReferencesView | AuthorView)
    return [work.key for work in view.works.works]


def index(library: Library, address: str) -> list[tuple[str, list[str]]]:
    view = all_pages(library)[address].view
    assert isinstance(view, IndexView)
    return [(group, [f"{line.name}: {line.count} {line.address}" for line in lines]) for group, lines in view.groups]


def test_the_list_of_all_works(read: Library) -> None:
    page = all_pages(read)["references/"]
    assert isinstance(page.view, ReferencesView)
    lines = page.view.works.list.items
    assert [(line.reference.key, line.cited) for line in lines] == [
        ("1984", ""),
        ("c", ""),
        ("a", "cited on 1 page"),
        ("b", "cited on 1 page"),
        ("pad", ""),
    ]
    assert page.view.downloads == (
        Link("BibTeX", "references/references.bib"),
        Link("CSL-JSON", "references/references.json"),
        Link("RIS", "references/references.ris"),
    )
    assert page.view.filter is not None
    assert page.view.filter.kinds == ("Book", "Journal article", "Other", "Report")
    assert page.view.filter.themes == (Link("Trust", "trust"),)
    assert page.kind == ""


def test_by_year_the_newest_first_and_last_what_has_none(read: Library) -> None:
    assert index(read, "references/years/") == [
        ("2020s", ["2020: 1 work references/years/2020/"]),
        ("2010s", ["2018: 1 work references/years/2018/"]),
        ("1980s", ["1984: 1 work references/years/1984/"]),
        ("", ["Without a year: 2 works references/years/undated/"]),
    ]
    assert works(read, "references/years/2018/") == ["a"]
    assert works(read, "references/years/undated/") == ["c", "pad"]


def test_by_kind_the_most_frequent_first(read: Library) -> None:
    assert index(read, "references/kinds/") == [
        (
            "",
            [
                "Book: 2 works references/kinds/book/",
                "Journal article: 1 work references/kinds/journal-article/",
                "Other: 1 work references/kinds/other/",
                "Report: 1 work references/kinds/report/",
            ],
        )
    ]
    assert works(read, "references/kinds/book/") == ["c", "a"]


def test_by_theme_with_the_works_of_each_as_files(read: Library) -> None:
    """Words that are no themes have no list."""
    assert index(read, "references/themes/") == [("", ["Trust: 2 works themes/trust/references/"])]
    page = all_pages(read)["themes/trust/references/"]
    assert works(read, page.address) == ["a", "b"]
    assert page.trail == (Link("Themes", "themes/"), Link("Trust", "themes/trust/"))
    assert isinstance(page.view, ReferencesView)
    assert page.view.narrow == "theme=trust"
    assert page.view.downloads[0] == Link("BibTeX", "themes/trust/trust.bib")


def test_authors_stand_where_one_looks_for_them_with_their_works(read: Library) -> None:
    view = all_pages(read)["references/authors/"].view
    assert isinstance(view, AuthorsView)
    assert [(line.name, line.address, [work.text for work in line.works]) for line in view.list.items] == [
        ("Ärger, Ann", "", ["Three", "One (2018)"]),
        ("van Berg, Bo", "", ["Two (2020)"]),
        ("The Centre", "", ["One (2018)"]),
        ("The Centre", "", ["One (2018)"]),
        ("van Berg, Bo", "", ["Two (2020)"]),
    ]


def test_a_person_of_the_hub_and_an_author_of_the_base_know_each_other(library: ReadLibrary) -> None:
    entries = "".join(
        f"@book{{b{number:02}, author = {{Ärger, Ann}}, title = {{B}}, year = {2000 + number}}}\n"
        for number in range(12)
    )
    pages = all_pages(library({**HUB, "references.bib": entries}))
    author = pages["references/authors/ann-arger/"].view
    person = pages["people/ann-arger/"].view

    assert isinstance(author, AuthorView)
    assert author.person == Link("Ann Ärger", "people/ann-arger/")
    assert isinstance(person, PersonView)
    assert [work.key for work in person.works] == [f"b{number:02}" for number in range(11, 1, -1)]
    assert person.more_works == Link("All 12", "references/authors/ann-arger/")
    assert MOST_IN_INDEX < 12


def test_a_person_with_few_works_has_no_author_page(read: Library) -> None:
    person = all_pages(read)["people/ann-arger/"].view
    assert isinstance(person, PersonView)
    assert ([work.key for work in person.works], person.more_works) == (["a", "c"], None)


def test_letters_lead_to_the_page_where_each_begins(library: ReadLibrary) -> None:
    names = [f"{letter}{number:02}" for letter in "abé" for number in range(PAGE_SIZE - 5)] + ["1a", "Ж"]
    entries = "".join(f"@book{{k{number}, title = {{{name}}}}}\n" for number, name in enumerate(names))
    pages = all_pages(library({"references.bib": entries}))

    def bibliography(address: str) -> Bibliography:
        view = pages[address].view
        assert isinstance(view, ReferencesView)
        return view.works

    first = bibliography("references/")
    assert first.letters == (
        Link("0–9", "references/#letter-0-9"),
        Link("A", "references/#letter-a"),
        Link("B", "references/#letter-b"),
        Link("E", "references/page-2/#letter-e"),
        Link("Other", "references/page-3/#letter-other"),
    )
    assert bibliography("references/page-2/").letters == first.letters
    for link in first.letters:
        address, _, anchor = link.address.partition("#")
        begins = [line.reference.letter for line in bibliography(address).list.items if line.anchor == anchor]
        assert begins == [link.text]


def test_a_base_without_works_says_so(library: ReadLibrary) -> None:
    pages = all_pages(library({}))
    view = pages["references/"].view
    assert isinstance(view, ReferencesView)
    assert (view.works.works, view.filter) == ((), None)
    assert view.holdings is not None
    assert view.holdings.dots == ()
    assert {address for address in pages if address.startswith("references/")} == {
        "references/",
        "references/authors/",
        "references/kinds/",
        "references/themes/",
        "references/years/",
    }


def drawn(*works: tuple[str, int | None]) -> Holdings:
    entries = "".join(
        f"@{kind}{{k{number}, title = {{T}}{f', year = {year}' if year else ''}}}\n"
        for number, (kind, year) in enumerate(works)
    )
    return holdings(list(read_base(entries, "references.bib").references.values()))


def table(drawing: Holdings) -> list[str]:
    return [f"{span.text}: {span.total} ({span.kinds})" for span in drawing.spans if span.total]


def test_what_a_small_base_holds() -> None:
    drawing = drawn(("book", 2018), ("article", 2020), ("article", 2020), ("article", 2018), ("misc", None))
    assert [row.text for row in drawing.rows] == ["Journal article", "Book"]
    assert [column.text for column in drawing.columns] == ["2020"]
    assert [(span.text, span.year, span.total, span.kinds) for span in drawing.spans] == [
        ("2020", 2020, 2, "Journal article 2"),
        ("2019", 2019, 0, ""),
        ("2018", 2018, 2, "Book 1, Journal article 1"),
    ]
    assert [(dot.x, dot.y, dot.radius) for dot in drawing.dots] == [(154, 36, 4.6), (154, 12, 4.6), (182, 12, 6.5)]
    assert drawing.undated == 1


def test_many_years_share_columns_and_the_oldest_one() -> None:
    drawing = drawn(("book", 1690), *(("book", year) for year in range(1960, 2021)))
    assert table(drawing) == [
        "2020 to 2024: 1 (Book 1)",
        *(f"{year} to {year + 4}: 5 (Book 5)" for year in range(2015, 1960, -5)),
        "1960 to 1964: 5 (Book 5)",
        "before 1960: 1 (Book 1)",
    ]
    assert [column.text for column in drawing.columns] == ["older", "1975", "1990", "2005", "2020"]
    assert [span.year for span in drawing.spans] == [None] * len(drawing.spans)


def test_the_rarest_of_many_kinds_share_a_row() -> None:
    kinds = "article book report online thesis software dataset patent standard".split()
    drawing = drawn(*((kind, 2020) for kind in [*kinds, *kinds[:7]]))
    assert [row.text for row in drawing.rows] == [
        "Book", "Dataset", "Journal article", "Report", "Software", "Thesis", "Web page", REST,
    ]  # fmt: skip
    assert table(drawing) == [
        "2020: 16 (Book 2, Dataset 2, Journal article 2, Other kinds 2, Report 2, Software 2, Thesis 2, Web page 2)"
    ]
