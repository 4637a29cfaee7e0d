"""An event ends after it starts.

## What it holds to

`end` is not before `start`.

## Why

Calendars refuse an event that ends before it starts.

## Example

    start: 2027-05-12 16:00
    end: 2027-05-12 14:00

## Instead

    start: 2027-05-12 14:00
    end: 2027-05-12 16:00
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every event that ends before it starts."""
    for event in library.events:
        if event.ends_before_it_starts:
            yield Diagnostic(
                event.source.place("end"),
                SEVERITY,
                "event-ends-after-it-starts",
                f"end must not be before start; found {_told(event.end)} after a start at {_told(event.start)}.",
            )


def _told(moment: datetime.date | None) -> str:
    """A moment as front matter has it."""
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime.datetime) else str(moment)
