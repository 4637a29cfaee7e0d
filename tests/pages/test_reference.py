"""The page of a work: who cites it and how, what stands near it, and what it is."""

from __future__ import annotations

import pytest

from hub.library import Library
from hub.pages import all_pages
from hub.pages.page import Link, Page
from hub.pages.paging import PAGE_SIZE
from hub.pages.reference import NearWork, Passage, ReferenceView
from hub.pages.reference_authors import MOST_IN_INDEX
from tests.conftest import ReadLibrary

BASE = """
@article{lee2020, author = {Lee, Ann and Example, Ada}, title = {Trust, slowly}, year = 2020,
  keywords = {trust, unheard}, doi = {10.1000/182}, abstract = {Trust is slow.},
  verification = {checked: at its journal}}
@book{lee2019, author = {Lee, Ann}, title = {Talk}, year = 2019}
@book{both, author = {Example, Ada and Lee, Ann}, title = {Both}, year = 2018}
@misc{alone}
"""
PAPER = "---\ntitle: {}\ntype: think-piece\nauthors: [Ada Example]\ndate: {}\n{}---\n{}\n"
HUB = {
    "references.bib": BASE,
    "docs/themes/trust.md": "---\ntitle: Trust\n---\nSo says @lee2020.\n",
    "docs/frameworks/grow.md": "---\ntitle: GROW\nsources: [lee2020]\n---\n",
    "docs/events/e.md": "---\ntitle: E\nstart: 2026-01-01\noutputs: [lee2020]\n---\n",
    "papers/new/paper.md": PAPER.format(
        "New", "2026-01-31", "", "One. Two [@lee2020; @lee2019] and [@lee2020]. Three."
    ),
    "papers/old/paper.md": PAPER.format("Old", "2025-01-31", "nocite: '@lee2020'\n", "Text."),
}


@pytest.fixture
def read(library: ReadLibrary) -> Library:
    return library(HUB)


def page(library: Library, address: str) -> Page:
    return all_pages(library)[address]


def view(library: Library, address: str = "references/lee2020/") -> ReferenceView:
    shown = page(library, address).view
    assert isinstance(shown, ReferenceView)
    return shown


def told(passage: Passage) -> str:
    parts = (part if isinstance(part, str) else f"‹{part}›" for part in passage.sentence)
    return "".join(parts) or passage.listed


def test_what_it_is(read: Library) -> None:
    shown = view(read)
    assert [(one.kind, one.text) for one in shown.identifiers] == [("DOI", "10.1000/182")]
    assert (shown.abstract, shown.checked) == ("Trust is slow.", "at its journal")
    assert shown.themes == (Link("Trust", "themes/trust/"),)
    assert shown.downloads == (
        Link("BibTeX", "references/lee2020/lee2020.bib"),
        Link("CSL-JSON", "references/lee2020/lee2020.json"),
        Link("RIS", "references/lee2020/lee2020.ris"),
    )
    assert (page(read, "references/lee2020/").kind, page(read, "references/alone/").title) == ("Reference", "alone")


def test_authors_lead_to_people_of_the_hub(read: Library) -> None:
    assert view(read).authors == (Link("Ann Lee", ""), Link("Ada Example", "people/ada-example/"))


def test_every_place_by_text_with_its_sentence(read: Library) -> None:
    shown = view(read)
    assert [
        (text.kind, text.title, text.address, text.when.iso if text.when else "", [told(one) for one in passages])
        for text, passages in shown.citing
    ] == [
        ("Think piece", "New", "papers/new/", "2026-01-31", ["Two ‹0› and ‹1›.", "Two ‹0› and ‹1›."]),
        ("Think piece", "Old", "papers/old/", "2025-01-31", ["Listed in its references, and not cited in the text."]),
        ("Event", "E", "events/e/", "2026-01-01", ["Named among what came of it."]),
        ("Framework", "GROW", "frameworks/grow/", "", ["Among its sources."]),
        ("Theme", "Trust", "themes/trust/", "", ["So says ‹0›."]),
    ]
    assert [passage.number for passage in shown.passages.items] == [0, 1, None, None, None, 0]
    assert (shown.texts, view(read, "references/alone/").citing) == ("5 pages", ())


def test_what_is_cited_with_it_and_what_else_its_authors_wrote(read: Library) -> None:
    shown = view(read)
    assert shown.companions == (
        NearWork("Talk", "references/lee2019/", "Lee, 2019", "side by side once, together on 1 page"),
    )
    assert shown.same_authors == (
        NearWork("Both", "references/both/", "Example and Lee, 2018", ""),
        NearWork("Talk", "references/lee2019/", "Lee, 2019", ""),
    )


def test_a_work_that_is_cited_everywhere_has_pages_that_go_on(library: ReadLibrary) -> None:
    text = "\n\n".join(f"In {number} [@lee2020; @lee2019]." for number in range(PAGE_SIZE + 1))
    read = library({"references.bib": BASE, "papers/one/paper.md": PAPER.format("One", "2026-01-31", "", text)})
    first, second = view(read), view(read, "references/lee2020/page-2/")
    assert [len(shown.passages.items) for shown in (first, second)] == [PAGE_SIZE, 1]
    assert told(second.passages.items[0]) == f"In {PAGE_SIZE} ‹{PAGE_SIZE}›."
    assert (second.companions, second.same_authors) == ((), ())
    further = page(read, "references/lee2020/page-2/")
    assert (further.kind, further.title) == ("", "Trust, slowly, cited on page 2")


def test_a_citation_in_the_words_of_a_small_picture_is_told_too(library: ReadLibrary) -> None:
    text = "This ![as @lee2020](a.png) is it."
    read = library({"references.bib": BASE, "papers/one/paper.md": PAPER.format("One", "2026-01-31", "", text)})
    assert [told(one) for one in view(read).passages.items] == ["This is it.‹0›"]


def test_an_author_of_many_works_has_a_page(library: ReadLibrary) -> None:
    entries = "".join(
        f"@book{{b{number}, author = {{Lee, Ann}}, title = {{B}}, year = {2000 + number}}}\n"
        for number in range(MOST_IN_INDEX + 1)
    )
    read = library({"references.bib": entries, "papers/one/paper.md": PAPER.format("One", "2026-01-31", "", "Text.")})
    assert view(read, "references/b0/").authors == (Link("Ann Lee", "references/authors/ann-lee/"),)
    assert "references/authors/ann-lee/" in all_pages(read)
