"""A paper is corrected or withdrawn after it is published.

## What it holds to

The days under `corrections` and `withdrawn` are not before the paper's `date`.

## Why

One of the two days has a slip, and readers go by them.

## Example

    date: 2026-09-14
    withdrawn: {date: 2025-11-02, reason: A participant took back their consent.}

## Instead

    date: 2026-09-14
    withdrawn: {date: 2026-11-02, reason: A participant took back their consent.}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.front_matter import KeyPath
from hub.content.paper import Paper
from hub.content.values import Day
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every correction and every withdrawal of a day before the paper's."""
    for paper in library.papers:
        for path, day in _days(paper):
            if paper.date and day < paper.date:
                yield Diagnostic(
                    paper.source.place(*path),
                    SEVERITY,
                    "correction-follows-date",
                    f"A paper must be corrected or withdrawn after it is published; found {day}, and its date is "
                    f"{paper.date}.",
                    "Mend the day that is wrong.",
                )


def _days(paper: Paper) -> Iterator[tuple[KeyPath, Day]]:
    for index, correction in enumerate(paper.corrections):
        yield ("corrections", index, "date"), correction.date
    if paper.withdrawn:
        yield ("withdrawn", "date"), paper.withdrawn.date
