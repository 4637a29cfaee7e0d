"""A title does not begin with its author.

## What it holds to

`title` does not begin with the name or the initials of the author and a colon.

## Why

The author is printed twice, and the title is not the one on the work.

## Example

    author = {{Department for Education}},
    title  = {DfE: School leadership in England}

## Instead

    title = {School leadership in England}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every title that begins so."""
    for work in works(library):
        title = work.text("title")
        before, colon, _ = title.partition(":")
        authors = [one.literal or one.family for one in work.reference.authors]
        if colon and any(before.strip().casefold() in (name.casefold(), _initials(name)) for name in authors):
            yield Diagnostic(
                work.place_of("title"),
                SEVERITY,
                "title-has-no-author",
                f"A title must not begin with its author; found '{before}:' in '{work.key}'.",
                "Take it out.",
            )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).casefold()
