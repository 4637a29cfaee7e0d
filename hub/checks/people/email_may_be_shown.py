"""An e-mail address in a text is there because its owner wants it to be.

## What it holds to

A text has no e-mail address that nobody meant to publish. An author's own belongs under `authors`.

## Why

What is published once is copied for ever. People who coach and are coached spoke in confidence.

## Example

    Ask Ada (ada@school.example) how it went.

## Instead

    Ask the school how it went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import Kind, links, stretches

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every e-mail address in a text."""
    for document in library.documents:
        for offset, address in sorted(_addresses(document.body)):
            yield Diagnostic(
                document.source.place_in_body(offset),
                SEVERITY,
                "email-may-be-shown",
                f"An e-mail address should be in a text only if its owner wants it there; found '{address}'.",
                "Take it out, or keep it if you have asked.",
            )


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    for veiled in _VEILED.finditer(text) if any(mark in text for mark in _MARKS_OF_VEILED) else ():
        yield veiled.start(), veiled[0]
    if "@" not in text:
        return
    for stretch in stretches(text):
        if stretch.kind is Kind.ADDRESS and (found := _ADDRESS.search(text, stretch.start, stretch.end)):
            yield found.start(), found[0]
    for link in links(text):
        if link.target.lower().startswith("mailto:") and (found := _ADDRESS.search(link.target)):
            yield link.offset, found[0]


_ADDRESS = re.compile(r"(?<![/\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w/])")
_VEILED = re.compile(r"\b[\w.+-]+ ?[\[(] ?at ?[\])] ?[\w-]+(?:(?:\.| ?[\[(] ?dot ?[\])] ?)[\w-]+)+", re.IGNORECASE)
"""As people write one whom programs are not to find."""
_MARKS_OF_VEILED = ("(at", "[at", "( at", "[ at", "(AT", "[AT")
