"""A footnote that is there is named in the text.

## What it holds to

For each paragraph that begins with `[^name]:` there is a `[^name]` in the text.

## Why

Nothing leads to the note, so nobody reads it.

## Example

    The year is stated nowhere.

    [^year]: It follows from the date of a later post.

## Instead

    The year is stated nowhere.[^year]

    [^year]: It follows from the date of a later post.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.footnotes import definitions, marks
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every footnote that no mark in the text leads to."""
    for document in library.documents:
        defined = definitions(document.body)
        named = {name for _, name in marks(document.body)} if defined else set()
        for name, offset in defined.items():
            if name not in named:
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "footnote-is-named",
                    f"A footnote must be named where it belongs; the text has no '[^{name}]'.",
                    did_you_mean(name, named - set(defined)) or f"Write [^{name}] there, or take out the footnote.",
                )
