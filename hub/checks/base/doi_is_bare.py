"""A DOI stands without the address of a resolver.

## What it holds to

`doi` holds the DOI alone, which begins with 10 and a full stop.

## Why

With an address before it, styles that write one themselves print it twice, and the same work is not known again in
another entry.

## Example

    doi = {https://doi.org/10.1080/0268093022000043065}

## Instead

    doi = {10.1080/0268093022000043065}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every DOI with something before it."""
    for work in works(library):
        found = _BEFORE.match(work.written("doi"))
        if found:
            yield Diagnostic(
                work.place_of("doi"),
                SEVERITY,
                "doi-is-bare",
                f"doi must hold the DOI alone; found '{found[0].strip()}' before it in '{work.key}'.",
                "Take out what stands before 10.",
                work.replacing("doi", found[0], ""),
            )


_BEFORE = re.compile(r"\s*(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|doi\.org/)(?=10\.)", re.IGNORECASE)
