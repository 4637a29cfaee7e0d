"""A programme tells facts to compare it by.

## What it holds to

A file in `docs/programmes/` has at least one fact, such as who coaches whom or how often they meet.

## Why

The table of programmes would have a column without a word.

## Example

    title: Pairs of heads
    sources: [sample2001]

## Instead

    title: Pairs of heads
    sources: [sample2001]
    frequency: Every half-term.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.programme import ASPECTS
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every programme without facts, unless its front matter tells something worse."""
    for programme in library.programmes:
        if not any(programme.told) and not programme.findings:
            yield Diagnostic(
                programme.source.place("title"),
                SEVERITY,
                "programme-has-facts",
                f"A programme must have facts to compare it by; '{programme.title}' has none.",
                f"Write at least one of {', '.join(ASPECTS)}.",
            )
