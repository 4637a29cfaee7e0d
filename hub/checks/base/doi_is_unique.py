"""A DOI stands in one entry.

## What it holds to

No two entries of a base have the same DOI.

## Why

They are the same work under two keys: one page cites one, another the other, and its reader finds half of who cites
it.

## Example

    @article{ball2003, doi = {10.1080/0268093022000043065}}
    @article{ball2003soul, doi = {10.1080/0268093022000043065}}

## Instead

    @article{ball2003soul, doi = {10.1080/0268093022000043065}}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import Work, works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every entry with the DOI of an earlier one of its file."""
    first: dict[tuple[str, str], Work] = {}
    for work in works(library):
        doi = work.reference.doi.casefold() if work.written("doi") else ""
        earlier = first.setdefault((work.place.path, doi), work) if doi else work
        if earlier is not work:
            yield Diagnostic(
                work.place_of("doi"),
                SEVERITY,
                "doi-is-unique",
                f"A DOI must stand in one entry; that of '{work.key}' is also that of '{earlier.key}', line "
                f"{earlier.place.line}.",
                "Keep one of them, and cite it by its key.",
            )
