"""The phases of a framework take as long as the whole.

## What it holds to

Where every phase has its `minutes`, they add up to the framework's `duration`.

## Why

Somebody stands in a room with a clock and these numbers.

## Example

    duration: 30
    phases:
      - {name: Goal, minutes: 10}
      - {name: Options, minutes: 10}

## Instead

    duration: 20
    phases:
      - {name: Goal, minutes: 10}
      - {name: Options, minutes: 10}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every framework whose phases take another time than the whole."""
    for framework in library.frameworks:
        minutes = [phase.minutes for phase in framework.phases if phase.minutes]
        is_whole = len(minutes) == len(framework.phases) > 0
        if framework.duration and is_whole and sum(minutes) != framework.duration:
            yield Diagnostic(
                framework.source.place("duration"),
                SEVERITY,
                "phases-fit-the-duration",
                f"The phases must take as long as the whole; they take {sum(minutes)} minutes of {framework.duration}.",
                "Mend duration or the minutes of a phase.",
            )
