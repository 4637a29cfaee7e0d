"""The characters of a text are those that its author typed.

## What it holds to

No text, title or description has characters that an encoding broke (“â€™”, “Ã©”), that are two letters in one (“ﬁ”), or
that nobody sees: a space of no width, or a mark that turns the direction of writing round.

## Why

They come from a PDF, an old file or a web page. Readers stumble over those that they see; search stumbles over the
others.

## Example

    The teacherâ€™s soul, and what ﬁnds no place in it.

## Instead

    The teacher’s soul, and what finds no place in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.characters import stray_characters
from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Location, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every character that nobody typed, those of code included."""
    for document in library.documents:
        for key, value in (("title", document.title), ("description", document.description)):
            for _, found in stray_characters(value):
                yield _finding(document.source.place(key), found)
        for offset, found in stray_characters(document.body):
            yield _finding(document.source.place_in_body(offset), found)


def _finding(place: Location, found: str) -> Diagnostic:
    message = f"A text must hold the characters that its author typed; found {found}."
    return Diagnostic(place, SEVERITY, "characters-are-meant", message, "Type it anew.")
