"""A work that a framework or a programme rests on is in the reference base.

## What it holds to

Each citation key under `sources` of a framework, of a programme or of its facts is in the reference base.

## Why

Readers who ask where the questions or the facts come from would get no answer.

## Example

    sources: [whitmor2002]

## Instead

    sources: [whitmore2002performance]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.framework import Framework
from hub.content.front_matter import KeyPath
from hub.content.programme import Programme
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every source that is not in the base."""
    documents: tuple[Framework | Programme, ...] = (*library.frameworks, *library.programmes)
    for document in documents if library.base.is_whole else ():
        for path, key in _named(document):
            if key not in library.base.references:
                yield Diagnostic(
                    document.source.place(*path),
                    SEVERITY,
                    "source-is-known",
                    f"sources must name a citation key of the reference base; found '{key}'.",
                    did_you_mean(key, library.base.near_keys),
                )


def _named(document: Framework | Programme) -> Iterator[tuple[KeyPath, str]]:
    """Every citation key under `sources`, with its place in the front matter."""
    for index, key in enumerate(document.sources):
        yield ("sources", index), key
    for told in document.told if isinstance(document, Programme) else ():
        for index, key in enumerate(told.fact.sources):
            yield (*told.place, "sources", index), key
