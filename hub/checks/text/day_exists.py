"""A day that a text names is a day of the calendar.

## What it holds to

Days with their month and year, as in 1 March 2019, March 1, 2019 and 2019-03-01, exist, unless the paragraph says that
they do not.

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
from hub.content.document import Document
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
    for found in missing_days(masked):
        if not _TELLS_OF_IT.search(_paragraph(masked, found.start())):
            yield found.start(), found[0]


def _paragraph(text: str, offset: int) -> str:
    """The words around an offset, up to the empty lines before and after them."""
    end = text.find("\n\n", offset)
    return " ".join(text[text.rfind("\n\n", 0, offset) + 1 : len(text) if end < 0 else end].split())


_TELLS_OF_IT = re.compile(
    r"\b(?:no such (?:day|date)|never (?:was|existed)|not a (?:day|date|leap year)|was none"
    r"|(?:did|does|do) not (?:exist|contain))\b"
)
"""What says that the text is about a day that never was."""
