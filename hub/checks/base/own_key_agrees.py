"""A key of a paper's own `.bib` file means the same as in the reference base.

## What it holds to

Where a paper's own `.bib` file has a key that the reference base has too, both stand for the same work.

## Why

On the paper's page its own entry counts, and everywhere else the base's. If they differ, one key means two works.

## Example

    @book{ball2003soul, title = {Another book}}   (in papers/trust/paper.bib)

## Instead

    @book{ball2003other, title = {Another book}}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every key of a paper's own base whose entry the reference base tells otherwise."""
    for own in library.own_bases.values():
        for key, reference in own.references.items():
            shared = library.base.references.get(key)
            if shared and shared.entry.fields != reference.entry.fields:
                yield Diagnostic(
                    reference.location,
                    SEVERITY,
                    "own-key-agrees",
                    f"A key must mean one work; '{key}' is another entry at {shared.location}. "
                    "On this paper's page its own counts.",
                    "Take it out here if they are the same work, or give it another key.",
                )
