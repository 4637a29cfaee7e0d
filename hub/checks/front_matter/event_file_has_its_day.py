"""An event's file is named by the day on which the event starts.

## What it holds to

The date at the beginning of the file's name is that in `start`.

## Why

Organisers copy last year's file. Where name and `start` differ, one of them is last year's.

## Example

    docs/events/2025-03-14-network-meeting.md    with    start: 2026-03-14

## Instead

    docs/events/2026-03-14-network-meeting.md    with    start: 2026-03-14
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every event whose file has another day than the event."""
    for event in library.events:
        named = re.match(r"\d{4}-\d{2}-\d{2}(?=-)", event.source.file.stem)
        if named and event.first_day and named[0] != event.first_day.isoformat():
            yield Diagnostic(
                event.source.place("start"),
                SEVERITY,
                "event-file-has-its-day",
                f"An event's file must be named by its first day; it is named {named[0]} and starts on "
                f"{event.first_day}.",
                "Mend start, or rename the file.",
            )
