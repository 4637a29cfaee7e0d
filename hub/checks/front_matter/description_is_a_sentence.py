"""A description is one sentence that fits into a list.

## What it holds to

`description` has at most 250 characters.

## Why

Lists show it whole so that people can choose by it, and search engines cut it off.

## Example

    description: (the whole abstract)

## Instead

    description: How eighteen schools arranged peer coaching, and how much of it travels.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT
MOST_CHARACTERS = 250


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every description that is longer."""
    for document in library.documents:
        if len(document.description) > MOST_CHARACTERS:
            yield Diagnostic(
                document.source.place("description"),
                SEVERITY,
                "description-is-a-sentence",
                f"A description should be a sentence of at most {MOST_CHARACTERS} characters; "
                f"this one has {len(document.description)}.",
                "Say what one would choose it by.",
            )
