"""A work that a framework rests on is in the reference base.

## What it holds to

Each citation key under `sources` of a framework is in the reference base.

## Why

Readers who ask where the questions come from would get no answer.

## Example

    sources: [whitmor2002]

## Instead

    sources: [whitmore2002performance]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every source that is not in the base."""
    for framework in library.frameworks if library.base.is_whole else ():
        for index, key in enumerate(framework.sources):
            if key not in library.base.references:
                yield Diagnostic(
                    framework.source.place("sources", index),
                    SEVERITY,
                    "source-is-known",
                    f"sources must name a citation key of the reference base; found '{key}'.",
                    did_you_mean(key, library.base.near_keys),
                )
