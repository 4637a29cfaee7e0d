"""The session planner: a meeting's time laid out with a framework's questions; what is written stays in the browser.

The page's scripts lay it out from the question bank (`hub/exports/questions.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.framework import Framework
from hub.library import Library
from hub.pages.page import Link, Page


@dataclass(frozen=True)
class PlannerView:
    """What the template shows."""

    frameworks: tuple[Framework, ...]
    """Those with phases, by which a meeting can be planned; without scripts, by their sheets."""


def pages(library: Library) -> Iterator[Page]:
    """The page."""
    yield Page(
        address="planner/",
        title="Session planner",
        template="planner.html",
        kind="Tool",
        description="Lay out the time of a coaching meeting, choose its questions, and take the plan into the room.",
        view=PlannerView(tuple(framework for framework in library.frameworks if framework.phases)),
        trail=(Link("Library", "library/"),),
    )
