"""The title stands in the front matter, not in the text as well.

## What it holds to

The text does not begin with a heading that is the title.

## Why

The page shows the title from the front matter. A second one below it looks like a mistake, and the paper seems to have
one chapter that holds everything.

## Example

    ---
    title: What stays in the room
    ---

    # What stays in the room

    Trust is built …

## Instead

    ---
    title: What stays in the room
    ---

    Trust is built …
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Severity
from hub.headings import headings
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every first heading that repeats the title."""
    for document in library.documents:
        first = next(iter(headings(document.body)), None)
        is_titled = "title" in document.source.values
        if first and first.level == 1 and is_titled and slug(first.text) == slug(document.title):
            yield Diagnostic(
                document.source.place_in_body(first.offset),
                SEVERITY,
                "title-stands-once",
                f"The title must stand in the front matter only; the text begins with '{first.text}' again.",
                "Take out this heading.",
            )
