"""The list of all papers, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.issue import issue_address
from hub.exports import feeds
from hub.library import Library
from hub.pages.cards import Card, card
from hub.pages.page import Link, Page
from hub.pages.paging import Slice, slices

ADDRESS = "papers/"


@dataclass(frozen=True)
class PapersView:
    """What the template shows."""

    list: Slice[Card]
    issues: tuple[Link, ...]
    """The newest issues of the series."""


MOST_ISSUES = 6
"""How many issues the list of papers offers; `/issues/` has them all."""


def pages(library: Library) -> Iterator[Page]:
    """The list, in slices."""
    cards = [card(paper, library) for paper in library.papers]
    issues = tuple(Link(f"Issue {number}", issue_address(number)) for number in library.issue_numbers[:MOST_ISSUES])
    for part in slices(cards, ADDRESS):
        yield Page(
            address=part.address,
            title="Working papers" if part.is_first else f"Working papers, page {part.number}",
            template="papers.html",
            description="Working papers on coaching and mentoring in education, newest first.",
            view=PapersView(part, issues),
            feed=feeds.PAPERS,
            trail=() if part.is_first else (Link("Papers", ADDRESS),),
        )
