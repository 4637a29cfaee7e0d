"""A day that people go by is a day of the calendar.

## What it holds to

Days with their month and year, as in 1 March 2019, March 1, 2019 and 2019-03-01, exist: all that the text of an event
names, and elsewhere those in a typed list of references and after “[Accessed”.

## Why

A day that never was sends people to a meeting on none, or tells that nobody looked at the page on the day that is
given.

## Example

    We met on 31 June 2026.

## Instead

    We met on 30 June 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.days import missing_days
from hub.checks.scope import Scope
from hub.citations.typed import typed_references
from hub.content.document import Document
from hub.content.event import Event
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every day that is none."""
    for document in library.documents:
        for offset, day in _missing_days(document):
            yield Diagnostic(
                document.source.place_in_body(offset),
                SEVERITY,
                "day-exists",
                f"A day must be one of the calendar; found '{' '.join(day.split())}'.",
                "Look it up, or give the month alone.",
            )


def _missing_days(document: Document) -> Iterator[tuple[int, str]]:
    masked = mask(document.body)
    works = [range(work.offset, work.end) for work in typed_references(document.body)]
    for found in missing_days(masked):
        is_relied_on = isinstance(document, Event) or _ACCESSED.search(masked, 0, found.start())
        if is_relied_on or any(found.start() in work for work in works):
            yield found.start(), found[0]


_ACCESSED = re.compile(r"[\[(](?:last )?(?:accessed|retrieved|viewed):?(?: on)?\s+\Z", re.IGNORECASE)
