"""A paper's way as pages show it: on the paper's own, its events' and that of what it became."""

from __future__ import annotations

from dataclasses import dataclass

from hub.content.paper import Paper
from hub.library import Library
from hub.pages.page import When, when
from hub.way import Step, way_of


@dataclass(frozen=True)
class StepLine:
    """One station of the way."""

    kind: str
    title: str
    address: str
    where: str
    when: When | None


def way_lines(paper: Paper, library: Library) -> tuple[StepLine, ...]:
    """The stations of a paper's way, in order of day."""
    return tuple(_line(step) for step in way_of(paper, library))


def _line(step: Step) -> StepLine:
    year = When(str(step.year), str(step.year)) if step.year else None
    return StepLine(step.kind, step.title, step.address, step.where, when(step.day) if step.day else year)
