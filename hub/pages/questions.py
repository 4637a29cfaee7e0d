"""Every question of every framework, as plain lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.framework import Framework
from hub.library import Library
from hub.pages.page import Link, Page
from hub.pages.paging import Slice, slices

ADDRESS = "questions/"
FRAMEWORKS_A_PAGE = 10
"""How many frameworks' questions a page shows: about 400 questions."""


@dataclass(frozen=True)
class QuestionsView:
    """What the template shows."""

    list: Slice[Framework]


def pages(library: Library) -> Iterator[Page]:
    """The questions, framework by framework."""
    for part in slices(library.frameworks, ADDRESS, FRAMEWORKS_A_PAGE):
        yield Page(
            address=part.address,
            title="Questions" if part.is_first else f"Questions, page {part.number}",
            template="questions.html",
            kind="Questions" if part.is_first else "",
            description="Every question of every framework, by phase, for the coach and for the professional learner.",
            view=QuestionsView(part),
            trail=(Link("Library", "library/"),),
        )
