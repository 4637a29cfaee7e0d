"""A page is updated after it is published.

## What it holds to

The day in `updated` is not before that in `date`.

## Why

One of the two days has a slip, and lists and feeds go by them.

## Example

    date: 2026-09-14
    updated: 2025-11-02

## Instead

    date: 2026-09-14
    updated: 2026-11-02
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every page that was updated before its date."""
    for document in library.documents:
        if document.date and document.updated and document.updated < document.date:
            yield Diagnostic(
                document.source.place("updated"),
                SEVERITY,
                "updated-follows-date",
                f"A page must be updated after it is published; found {document.updated}, and its date is "
                f"{document.date}.",
                "Mend the day that is wrong.",
            )
