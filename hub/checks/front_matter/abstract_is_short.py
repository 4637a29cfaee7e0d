"""An abstract says in a paragraph or two what the paper says.

## What it holds to

`abstract` has at most 350 words.

## Why

It stands above the paper and in other people's catalogues. The series asks for 100 to 200 words.

## Example

    abstract: (a page and a half)

## Instead

    abstract: What was asked, how it was looked into, what was found, and what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT
MOST_WORDS = 350


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every abstract that is longer."""
    for paper in library.papers:
        words = len(paper.abstract.split())
        if words > MOST_WORDS:
            yield Diagnostic(
                paper.source.place("abstract"),
                SEVERITY,
                "abstract-is-short",
                f"An abstract should have at most {MOST_WORDS} words; this one has {words}.",
                "Leave the details to the paper.",
            )
