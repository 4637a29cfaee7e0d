"""A telephone number in a text is there because its owner wants it to be.

## What it holds to

A text has no telephone number that nobody meant to publish.

## Why

What is published once is copied for ever. A number for bookings changes; a person's own is nobody else's business.

## Example

    To take part, ring 020 7946 0958.

## Instead

    To take part, book on the event's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT
REGION = "GB"
"""Where a number without a country's code is from (ISO 3166-1)."""


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every telephone number in a text."""
    for document in library.documents:
        masked = mask(document.body)
        for start, line in _lines_with_digits(masked):
            for offset, number in _numbers(line):
                if _WRITTEN.match(number):
                    yield Diagnostic(
                        document.source.place_in_body(start + offset),
                        SEVERITY,
                        "phone-may-be-shown",
                        f"A telephone number should be in a text only if its owner wants it there; found '{number}'.",
                        "Take it out, or keep it if you have asked.",
                    )


def _numbers(line: str) -> Iterator[tuple[int, str]]:
    """Where telephone numbers begin in a line, and what they are."""
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 (slow to load, and few texts have digits)

    known = [
        (found.start, found.raw_string) for found in PhoneNumberMatcher(line, REGION, leniency=Leniency.STRICT_GROUPING)
    ]
    yield from known
    for mobile in _MOBILE.finditer(line):
        if not any(start <= mobile.start() < start + len(number) for start, number in known):
            yield mobile.start(), mobile[0]


_MOBILE = re.compile(r"(?<![\d+])(?:0|\+44 ?(?:\(0\))? ?)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)")
"""A mobile telephone's in Britain, grouped as people like it, of a range that nobody has yet too."""


def _lines_with_digits(text: str) -> Iterator[tuple[int, str]]:
    """The lines that could hold a number, each with the offset at which it begins."""
    end = 0
    for found in _DIGITS.finditer(text):
        if found.start() >= end:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield start, text[start:end]


_DIGITS = re.compile(r"\d[\d ()./-]{8,}\d")
_WRITTEN = re.compile(r"[(+]*(?:0|\d{1,3}[ )(-])")
"""As people write one: with a zero or a country's code at the beginning."""
