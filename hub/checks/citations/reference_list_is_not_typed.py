"""The list of references is made from the citations, not typed.

## What it holds to

Below a heading "References" or "Bibliography" there are no works that were typed or pasted.

## Why

The page's own list comes from the citations in its text, in one style. A typed one stands beside it, in another, and no
check reaches it.

## Example

    ## References

    Ball, S. J. (2003) The teacher's soul and the terrors of performativity. Journal of Education Policy.

## Instead

An entry in `references.bib`, `[@ball2003soul]` in the text, and no list.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import TypedReference, typed_references
from hub.content.author_index import AuthorIndex, plain_name
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every work of a typed list."""
    for document in library.documents:
        for work in typed_references(document.body):
            yield Diagnostic(
                document.source.place_in_body(work.offset),
                SEVERITY,
                "reference-list-is-not-typed",
                f"The list of references must be made from the citations; found '{_beginning(work.written)}' typed.",
                _advice(work, library.authors_for(document), library),
            )


def _advice(work: TypedReference, authors: AuthorIndex, library: Library) -> str:
    if key := _key_of(work, authors):
        return f"Take it out, and cite [@{key}] in the text."
    return f"Add an entry to {library.configuration.base_name}, cite it in the text, and take this out."


def _key_of(work: TypedReference, authors: AuthorIndex) -> str:
    """The key of the entry that a typed work can only be: of its author and with its title, else with its year."""
    first = work.name.split()[0]
    known = [*authors.works_of(work.name), *authors.works_of(first)]
    written = plain_name(work.written)
    titled = [reference for reference in known if reference.title and plain_name(reference.title)[:_TELLING] in written]
    if titled:
        return titled[0].key
    match = authors.find(work.name, work.year) or authors.find(first, work.year)
    return match.references[0].key if match and match.is_exact and len(match.references) == 1 else ""


_TELLING = 40
"""How many characters of a title tell it from others."""
_MOST = 50


def _beginning(written: str) -> str:
    return written if len(written) <= _MOST else f"{written[: _MOST - 1].rstrip()}…"
