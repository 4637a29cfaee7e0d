"""A paper's way: the events that it came of, the working paper, and what it became elsewhere, in order of day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hub.content.event import Event
from hub.content.paper import Elsewhere, Paper
from hub.content.reference import Reference
from hub.library import Library


@dataclass(frozen=True)
class Step:
    """One station of a paper's way."""

    kind: str
    """What it is, in a word or two: `Event`, `Working paper`, `Journal article`."""
    title: str
    address: str
    """Where it is: from the site's root, or a whole web address; empty if it is nowhere."""
    where: str = ""
    """The journal, the book or the site that it appeared in."""
    day: datetime.date | None = None
    year: int | None = None
    """The year, where the day is not known."""
    doi: str = ""

    @property
    def sorted_as(self) -> str:
        """Its place among others: what has a year alone comes last in it, what has none comes last of all."""
        return self.day.isoformat() if self.day else f"{self.year or 9999}-99"


def way_of(paper: Paper, library: Library) -> tuple[Step, ...]:
    """The way of a paper; nothing if it neither came of an event nor appeared elsewhere."""
    others = [*(_event(event) for event in library.events_of(paper)), *appearances(paper, library)]
    steps = [*others, Step("Working paper", paper.title, paper.address, day=paper.date)] if others else []
    return tuple(sorted(steps, key=lambda step: step.sorted_as))


def appearances(paper: Paper, library: Library) -> tuple[Step, ...]:
    """Where a paper appeared elsewhere, as far as it is known."""
    known = library.base.references
    steps = (
        _work(told, known[told.key], library) if told.key in known else _elsewhere(told)
        for told in paper.published_elsewhere
    )
    return tuple(step for step in steps if step.title)


def _event(event: Event) -> Step:
    return Step("Event", event.title, event.address, day=event.first_day)


def _work(told: Elsewhere, work: Reference, library: Library) -> Step:
    return Step(
        work.kind,
        work.title,
        library.reference_address(work.key),
        told.where or work.container,
        told.date,
        work.year,
        told.doi or work.doi,
    )


def _elsewhere(told: Elsewhere) -> Step:
    address = f"https://doi.org/{told.doi}" if told.doi else told.url or ""
    return Step(told.kind.label, told.title, address, told.where, told.date, doi=told.doi or "")
