"""The question bank: every question of every framework, framework by framework, with a filter over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.framework import Framework
from hub.exports import questions
from hub.library import Library
from hub.pages.framework import Phase, phases
from hub.pages.page import Link, Page, counted
from hub.pages.paging import Slice, slices
from hub.pages.questions_by import ADDRESS, Choice, choices

FRAMEWORKS_A_PAGE = 10
"""How many frameworks' questions a page shows: about 400 questions."""
DOWNLOADS = (Link("JSON", questions.JSON), Link("CSV, for spreadsheets", questions.CSV))


@dataclass(frozen=True)
class QuestionsView:
    """What the template shows."""

    list: Slice[tuple[Framework, tuple[Phase, ...]]]
    choices: tuple[Choice, ...]
    """What the questions can be narrowed to; on the first page only."""
    total: int
    """How many questions there are."""
    downloads: tuple[Link, ...]
    """All of them as files."""


def pages(library: Library) -> Iterator[Page]:
    """The questions, framework by framework."""
    listed = [(framework, phases(framework, library)) for framework in library.frameworks]
    for part in slices(listed, ADDRESS, FRAMEWORKS_A_PAGE):
        yield Page(
            address=part.address,
            title="Questions" if part.is_first else f"Questions, page {part.number}",
            template="questions.html",
            kind="Questions" if part.is_first else "",
            description=f"{counted(len(library.questions), 'question')} for coach and professional learner, "
            "each with a note on when it helps.",
            view=QuestionsView(part, choices(library) if part.is_first else (), len(library.questions), DOWNLOADS),
            trail=(Link("Library", "library/"),),
        )
