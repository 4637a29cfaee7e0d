"""A page that is cited is one that the work has.

## What it holds to

The pages after a key lie between the first and the last page of its entry. The same goes for a citation that was typed
by hand.

## Why

A page that the article does not have sends the reader to the wrong place: either the page or the work is not what was
meant.

## Example

    [@devine2013impact, p. 1129]    with    pages = {1382--1389}

## Instead

    [@devine2013impact, p. 1385]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import typed_citations
from hub.content.document import Document
from hub.content.reference import Reference
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every page that its work has not."""
    for document in library.documents:
        for offset, locator, work in _cited_pages(document, library):
            pages = _pages_of(work)
            outside = pages and any(page not in pages for page in _pages_in(locator))
            if pages and outside:
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "locator-is-in-the-work",
                    f"A page that is cited must be one that the work has; found '{locator.strip(' ,')}', and "
                    f"'{work.key}' has pages {pages.start} to {pages.stop - 1}.",
                    "Look up the page, or cite the work that it is in.",
                )


def _cited_pages(document: Document, library: Library) -> Iterator[tuple[int, str, Reference]]:
    """Where a page is cited, what is written, and of which work: citations with keys, then those typed by hand."""
    references = library.base_for(document).references
    for cluster in library.citations_in(document):
        for citation in cluster.citations:
            if citation.locator and citation.key in references:
                yield citation.offset, citation.locator, references[citation.key]
    for typed in typed_citations(document.body):
        match = library.authors_for(document).find(typed.name, typed.year) if typed.tail else None
        if match and len(match.references) == 1:
            yield typed.offset, typed.tail, match.references[0]


_RANGE = re.compile(r"(\d+)\s*(?:[-–—]|--)+\s*(\d+)\Z")


def _pages_of(work: Reference) -> range | None:
    """The pages that an article or a chapter has, if it says so in figures."""
    found = _RANGE.match(work.field("pages").strip())
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    if last < first:  # 215–28
        last = int(found[1][: -len(found[2])] + found[2]) if len(found[2]) < len(found[1]) else first
    return range(first, last + 1) if last >= first else None


_PAGE_LABEL = re.compile(r"[\s,{]*(?:(?:pp?|pages?|pgs?)\b\.?\s*)?(\d+(?:\s*[-–,&]+\s*\d+)*)[\s}]*\Z", re.IGNORECASE)


def _pages_in(locator: str) -> list[int]:
    """The pages that a locator names; none if it names chapters or the like."""
    found = _PAGE_LABEL.match(locator)
    numbers = [int(number) for number in re.findall(r"\d+", found[1])] if found else []
    return [number for number, before in zip(numbers, [0, *numbers], strict=False) if number >= before]
