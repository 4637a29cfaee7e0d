"""A work that a text names by author and year is in the base.

## What it holds to

Where a text names an author and a year and no entry is like it, an entry is added and cited.

## Why

A reader who wants to look it up finds no reference. Works cited and not listed are the commonest fault of hand-made
lists.

## Example

    Trust takes two years (Example, 2019).

## Instead

An entry in `references.bib`, and

    Trust takes two years [@example2019trust].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import Typed, typed_citations
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every typed citation of a work that no entry is like."""
    for document in library.documents:
        if not library.base_for(document).is_whole:
            continue
        for typed in typed_citations(document.body):
            if _is_surely_one(typed) and not library.authors_for(document).find(typed.name, typed.year):
                yield Diagnostic(
                    document.source.place_in_body(typed.offset),
                    SEVERITY,
                    "typed-work-is-in-the-base",
                    f"A work that a text names should be in the base; no entry is like '{typed.written}'.",
                    f"Add an entry to {library.configuration.base_name}, and cite it by its key.",
                )


def _is_surely_one(typed: Typed) -> bool:
    """Whether it has the form of a citation: a comma before the year, or more than one author."""
    return re.search(r"[^\d],\s+\(?\d{4}|\bet\.? al\b|[’']s \(|&", typed.written) is not None
