"""The page of a paper: its versions, corrections and withdrawal, and its way from an event to what it became."""

from __future__ import annotations

from hub.library import Library
from hub.pages import all_pages
from hub.pages.event import EventView
from hub.pages.page import Link, Page
from hub.pages.paper import PaperView
from hub.pages.reference import ReferenceView
from tests.conftest import ReadLibrary

WAY = [
    ("Event", "Speaking up", "events/speaking-up/", "2025-03-14"),
    ("Working paper", "Pairs that last", "papers/pairs-that-last/", "2026-02-28"),
    ("Post", "Nine pairs", "https://talk.example/nine", "2026-06-01"),
]
ARTICLE = ("Journal article", "Trust, slowly; and then at once", "references/example2020/", "2020")


def page_and_view(address: str, library: Library) -> tuple[Page, PaperView]:
    page = all_pages(library)[address]
    assert isinstance(page.view, PaperView)
    return page, page.view


def links(view: PaperView) -> list[Link]:
    return [link for downloads in view.downloads for link in downloads.files]


def test_the_newest_version_leads_to_those_before(library: ReadLibrary) -> None:
    page, view = page_and_view("papers/pairs-that-last/", library("series"))
    assert [(version.version, version.address) for version in view.versions] == [
        ("2", ""),
        ("1", "papers/pairs-that-last/v1/"),
    ]
    assert (view.newest, page.is_searched) == (None, True)
    assert [(told.when.iso, told.text) for told in view.corrections] == [
        ("2026-05-03", "The pairs were twelve, not eleven.")
    ]


def test_an_earlier_version_leads_to_the_newest_and_is_found_by_nobody_else(library: ReadLibrary) -> None:
    page, view = page_and_view("papers/pairs-that-last/v1/", library("series"))
    assert view.newest is not None
    assert (view.newest.version, view.newest.address) == ("2", "papers/pairs-that-last/")
    assert (page.is_searched, view.related, view.same_issue, view.next) == (False, (), (), None)
    assert page.trail[-1] == Link("Pairs that last", "papers/pairs-that-last/")
    assert {link.address for link in links(view) if link.text == "BibTeX"} == {
        "papers/pairs-that-last/v1/pairs-that-last-v1.bib"
    }


def test_a_withdrawn_paper_says_why_and_shows_no_text(library: ReadLibrary) -> None:
    page, view = page_and_view("papers/taken-back/", library("series"))
    assert view.withdrawn is not None
    assert view.withdrawn.text == "Two of the pairs had not agreed to be quoted."
    assert (page.markdown, page.is_searched) == ("", False)
    assert "Markdown" not in {link.text for link in links(view)}


def test_the_way_is_shown_on_all_pages_that_it_joins(library: ReadLibrary) -> None:
    pages = all_pages(library("series"))
    event, work = pages["events/speaking-up/"].view, pages["references/example2020/"].view
    paper = pages["papers/pairs-that-last/"].view
    assert isinstance(event, EventView)
    assert isinstance(work, ReferenceView)
    assert isinstance(paper, PaperView)
    assert event.ways == work.ways == (paper.way,)
    told = [(step.kind, step.title, step.address, step.when.iso if step.when else "") for step in paper.way]
    assert told == [ARTICLE, *WAY]


def test_a_paper_that_came_of_nothing_and_became_nothing_has_no_way(library: ReadLibrary) -> None:
    assert page_and_view("papers/short/", library("series"))[1].way == ()
