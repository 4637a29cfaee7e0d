"""A title does not begin with its author.

## What it holds to

`title` does not begin with the name or the initials of the author, or of the body that published the work, and a
colon.

## Why

The author is printed twice, or is taken for a part of the title, and the work for nobody's.

## Example

    author = {{Department for Education}},
    title  = {DfE: School leadership in England}

## Instead

    title = {School leadership in England}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import Work, works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every title that begins so."""
    for work in works(library):
        title = work.text("title")
        before, colon, _ = title.partition(":")
        if colon and any(before.strip().casefold() in (name.casefold(), _initials(name)) for name in _by(work)):
            yield Diagnostic(
                work.place_of("title"),
                SEVERITY,
                "title-has-no-author",
                f"A title must not begin with its author; found '{before}:' in '{work.key}'.",
                "Take it out." if work.has("author") else "Write the author's whole name into author, in braces twice.",
            )


def _by(work: Work) -> Iterator[str]:
    """Who wrote the work, or published it."""
    for author in work.reference.authors:
        yield author.literal or author.family
    for name in ("institution", "organization", "publisher"):
        if body := work.text(name):
            yield body


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).casefold()
