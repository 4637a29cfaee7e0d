"""A paper does not cite itself.

## What it holds to

No work that a paper cites has its own DOI or its own title and year.

## Why

A reference to the page that one is reading is a slip: an earlier version or another work was meant.

## Example

    title: What stays in the room

with `[@hub2026room]` in the text, whose entry has the same title.

## Instead

Cite what the paper rests on; earlier versions stand under `changes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.paper import Paper
from hub.content.reference import Reference
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every citation of the paper that it stands in."""
    for paper in library.papers:
        references = library.base_for(paper).references
        for cluster in library.citations_in(paper):
            for citation in cluster.citations:
                if citation.key in references and _is(references[citation.key], paper):
                    yield Diagnostic(
                        paper.source.place_in_body(citation.offset),
                        SEVERITY,
                        "page-does-not-cite-itself",
                        f"A paper should not cite itself; '{citation.key}' has its title or its DOI.",
                        "Cite the work that was meant.",
                    )


def _is(work: Reference, paper: Paper) -> bool:
    if paper.doi and work.doi.casefold() == paper.doi.casefold():
        return True
    same_year = paper.date is None or work.year == paper.date.year
    return same_year and slug(work.title) in {slug(paper.title), slug(f"{paper.title} {paper.subtitle}")}
