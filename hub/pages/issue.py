"""The issues of the series: a page for each, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.articles.texts import Kind, issue_name
from hub.content.issue import issue_address
from hub.exports import feeds
from hub.library import Library
from hub.pages.cards import Card, card
from hub.pages.downloads import files_of
from hub.pages.page import Link, Page, When, counted, when
from hub.pages.paging import Slice, slices

ADDRESS = "issues/"


@dataclass(frozen=True)
class IssueView:
    """What the template shows."""

    number: int
    published: When | None
    papers: Slice[Card]
    downloads: tuple[Link, ...]
    """The files in which the issue may be taken away."""


@dataclass(frozen=True)
class IssuesView:
    """What the list's template shows."""

    list: Slice[Card]


def pages(library: Library) -> Iterator[Page]:
    """The list of issues, then each of them."""
    yield from _list(library)
    for number in library.issue_numbers:
        yield from _issue(number, library)


def _list(library: Library) -> Iterator[Page]:
    cards = [_issue_card(number, library) for number in library.issue_numbers]
    for part in slices(cards, ADDRESS):
        yield Page(
            address=part.address,
            title="Issues of the series" if part.is_first else f"Issues of the series, page {part.number}",
            template="issues.html",
            description="The issues of the working-paper series, newest first.",
            view=IssuesView(part),
            trail=(Link("Papers", "papers/"),),
        )


def _issue_card(number: int, library: Library) -> Card:
    issue = library.issue(number)
    return Card(
        kind="Issue",
        title=issue.title if issue else f"Issue {number}",
        address=issue_address(number),
        summary=issue.description if issue else "",
        when=when(issue.date) if issue and issue.date else None,
        facts=(counted(len(library.papers_in(number)), "paper"),),
    )


def _issue(number: int, library: Library) -> Iterator[Page]:
    issue = library.issue(number)
    title = issue.title if issue else f"Issue {number}"
    cards = [card(paper, library) for paper in library.papers_in(number)]
    for part in slices(cards, issue_address(number)):
        introduced = issue if part.is_first else None
        yield Page(
            address=part.address,
            title=title if part.is_first else f"{title}, page {part.number}",
            template="issue.html",
            kind="Issue" if part.is_first else "",
            description=issue.description if issue else f"The papers of issue {number}.",
            view=IssueView(
                number,
                when(issue.date) if issue and issue.date else None,
                part,
                files_of(issue_address(number), issue_name(number), Kind.ISSUE) if part.is_first else (),
            ),
            markdown=introduced.body if introduced else "",
            document=introduced,
            changed=issue.updated or issue.date if issue else None,
            feed=feeds.issue_feed(number) if part.is_first else "",
            trail=(Link("Papers", "papers/"), Link("Issues", ADDRESS)),
        )
