"""A work in a typed list of references is one that the text names.

## What it holds to

For each work in a list that was typed, the text has a citation of it, typed or with a key.

## Why

A list of works that the text does not use is padding, or a citation was lost when the text was shortened.

## Example

    Performativity has a price.

    ## References

    Ball, S. J. (2003) The teacher's soul.

## Instead

    Performativity has a price [@ball2003soul].
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import TypedReference, typed_citations, typed_references
from hub.content.author_index import plain_name
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every work of a typed list that the text does not name."""
    for document in library.documents:
        listed = list(typed_references(document.body))
        named = _named(document, library) if listed else set()
        for work in listed:
            if not _is_named(work, named):
                yield Diagnostic(
                    document.source.place_in_body(work.offset),
                    SEVERITY,
                    "listed-work-is-cited",
                    f"A work in a list of references should be one that the text names; {work.name} ({work.year}) is "
                    "not.",
                    "Cite it where the text uses it, or take it out.",
                )


def _named(document: Document, library: Library) -> set[tuple[str, int | None]]:
    references = library.base_for(document).references
    typed = {(plain_name(typed.name), typed.year) for typed in typed_citations(document.body)}
    keyed = [references[key] for cluster in library.citations_in(document) for key in cluster.keys if key in references]
    return {
        *typed,
        *((plain_name(name.literal or name.family), work.year) for work in keyed for name in work.authors[:1]),
    }


def _is_named(work: TypedReference, named: set[tuple[str, int | None]]) -> bool:
    """Whether the name that begins the typed work, or a part of it, is named with its year."""
    name = plain_name(work.name)
    return any(year == work.year and (name in other or other in name) for other, year in named)
