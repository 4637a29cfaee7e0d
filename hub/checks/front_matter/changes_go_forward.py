"""A paper's changes stand in the order in which they were made.

## What it holds to

The dates under `changes` do not go back, and none is before the paper's own `date`.

## Why

A version that is dated before the one it follows has a slip in its date, and nobody can say which version they read.

## Example

    date: 2026-09-14
    changes:
      - {version: 1, date: 2026-09-14}
      - {version: 2, date: 2025-11-02}

## Instead

    date: 2026-09-14
    changes:
      - {version: 1, date: 2026-09-14}
      - {version: 2, date: 2026-11-02}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.paper import Paper
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every change that is dated before what it follows."""
    for paper in library.papers:
        yield from _check(paper)


def _check(paper: Paper) -> Iterator[Diagnostic]:
    before, what = paper.date, "the paper"
    for index, change in enumerate(paper.changes):
        if before and change.date < before:
            yield Diagnostic(
                paper.source.place("changes", index, "date"),
                SEVERITY,
                "changes-go-forward",
                f"Changes must stand in the order in which they were made; version {change.version} "
                f"is of {change.date}, before {what}, which is of {before}.",
                "Mend the date that is wrong.",
            )
        before, what = change.date, f"version {change.version}"
