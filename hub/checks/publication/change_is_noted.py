"""A published paper that changes says so.

## What it holds to

Where a published paper's text is another than before, its front matter has a new `version`, a new entry in `changes`,
or a new day in `updated`.

## Why

Whoever cited the paper cited what it said then. A note tells them whether what they relied on still stands.

## Example

A table of results is corrected, and nothing in the front matter tells of it.

## Instead

    version: 1.1
    changes:
      - version: 1.1
        date: 2026-11-02
        note: Table 2 had two rows in each other's place.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.published import Kind, state_of_text
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every published paper with another text and nothing that tells of it."""
    for paper in library.papers:
        digest, _, told = library.published.value(Kind.TEXT, paper.address).partition(" ")
        digest_now, _, told_now = state_of_text(paper).partition(" ")
        if digest and digest != digest_now and told == told_now:
            yield Diagnostic(
                paper.source.place("version"),
                SEVERITY,
                "change-is-noted",
                "A published paper that changes must say so; its text is another than the published one.",
                "Say under changes what a new version changed; for a slip of the pen, a new day in updated is enough.",
            )
