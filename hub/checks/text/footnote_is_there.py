"""A footnote that a text names is there.

## What it holds to

For each `[^name]` in the text there is a paragraph that begins with `[^name]:`, and it says something.

## Why

The reader sees `[^name]` and nothing else. What the note said is lost.

## Example

    The year is stated nowhere.[^year]

## Instead

    The year is stated nowhere.[^year]

    [^year]: It follows from the date of a later post.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.footnotes import definitions, marks, without_words
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every mark of a footnote that is not there, and every footnote without words."""
    for document in library.documents:
        defined = definitions(document.body)
        for offset, name in marks(document.body):
            if name not in defined:
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "footnote-is-there",
                    f"A footnote that the text names must be there; found no '[^{name}]:'.",
                    did_you_mean(name, defined) or f"Write it: [^{name}]: and its text, in a paragraph of its own.",
                )
        for offset, name in without_words(document.body):
            yield Diagnostic(
                document.source.place_in_body(offset),
                SEVERITY,
                "footnote-is-there",
                f"A footnote must say something; found nothing after '[^{name}]:'.",
                "Write its text there, or take it and its mark out.",
            )
