"""A paper keeps the DOI that it was published with.

## What it holds to

A paper's `doi` is the one that `published.txt` tells.

## Why

A DOI names one work for ever (DOI Handbook, "Persistence"). With another, citations lead somewhere else.

## Example

    doi: 10.5555/hub.2

where the paper was published as `10.5555/hub.1`.

## Instead

    doi: 10.5555/hub.1
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.published import Kind
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every paper whose DOI is not the published one. DOIs do not mind case."""
    for paper in library.papers:
        promised = library.published.value(Kind.DOI, paper.address)
        if promised and promised.casefold() != (paper.doi or "").casefold():
            found = f"found '{paper.doi}'" if paper.doi else "found none"
            yield Diagnostic(
                paper.source.place("doi"),
                SEVERITY,
                "doi-is-unchanged",
                f"A paper must keep the DOI that it was published with; {found}.",
                f"Write doi: {promised}.",
            )
