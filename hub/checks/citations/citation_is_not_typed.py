"""A work of the base is cited by its key, not by hand.

## What it holds to

Where a text names an author and a year, as in (Ball, 2003) or Kraft et al's (2018), and the base has that work or one
that is nearly it, the citation is written with its key.

## Why

What is typed has no link and no entry in the references. Its spelling, its year and its place in the list are checked
by nobody, and it stays as it is when the style or the entry changes.

## Example

    Performativity has a price (Ball, 2003).

## Instead

    Performativity has a price [@ball2003soul].
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import Typed, typed_citations
from hub.content.author_index import Match
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT
MOST_NAMED = 3


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every typed citation of a work that the base has, or nearly has."""
    for document in library.documents:
        keyed = {cluster.start for cluster in library.citations_in(document)}
        for typed in typed_citations(document.body):
            match = library.authors_for(document).find(typed.name, typed.year)
            if match and not _has_its_key(typed, document, keyed):
                yield _finding(document, typed, match)


def _has_its_key(typed: Typed, document: Document, keyed: set[int]) -> bool:
    """Whether a citation with a key follows at once: another rule holds the two against each other."""
    gap = document.body[typed.end : typed.end + 3]
    return any(typed.end + space in keyed for space in range(len(gap) - len(gap.lstrip()) + 1))


def _finding(document: Document, typed: Typed, match: Match) -> Diagnostic:
    keys = [reference.key for reference in match.references[:MOST_NAMED]]
    forms = " or ".join(f"[@{key}]" for key in keys)
    told = "" if match.is_exact else f" The base has {_nearly(match)}."
    return Diagnostic(
        document.source.place_in_body(typed.offset),
        SEVERITY,
        "citation-is-not-typed",
        f"A work of the base must be cited by its key; found '{typed.written}' typed by hand.{told}",
        f"Write {forms}." if match.is_exact else f"Write {forms}, if that is the work.",
    )


def _nearly(match: Match) -> str:
    first = match.references[0]
    return f"{first.authors[0].literal or first.authors[0].family} ({first.year})"
