"""A quotation says where in the work it stands.

## What it holds to

Where a text quotes a work with pages in quotation marks, the citation after it has a page, a chapter or the like. The
same goes for a citation that was typed by hand.

## Why

Who wants to check the words, or read on, should not have to read the whole work.

## Example

    Coaching is “a valuable means to deploy expertise” [@sample2001].

## Instead

    Coaching is “a valuable means to deploy expertise” [@sample2001, p. 12].
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import typed_citations
from hub.content.document import Document
from hub.content.reference import Reference
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.quotations import quotations, sentence_around

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every quotation from a work with pages whose citation names none."""
    for document in library.documents:
        cited = [*_with_keys(document, library), *_typed(document, library)]
        for quotation in quotations(document.body) if cited else ():
            start, end = sentence_around(document.body, quotation)
            beside = [(work, has_locator) for offset, work, has_locator in cited if start <= offset < end]
            match beside:
                case [(Reference() as work, False)] if work.field("pages") or work.type in _WITH_PAGES:
                    yield Diagnostic(
                        document.source.place_in_body(quotation.start),
                        SEVERITY,
                        "quotation-has-locator",
                        f"A quotation should say where in the work it stands; “{quotation.beginning}” is cited from "
                        f"'{work.key}' without a page.",
                        f"Write [@{work.key}, p. …] with the page.",
                    )


Cited = tuple[int, Reference | None, bool]
"""Where a work is cited, which (if the base has it), and whether the citation says where in it."""


def _with_keys(document: Document, library: Library) -> Iterator[Cited]:
    references = library.base_for(document).references
    for cluster in library.citations_in(document):
        for citation in cluster.citations:
            yield cluster.start, references.get(citation.key), bool(citation.locator or citation.suffix.strip())


def _typed(document: Document, library: Library) -> Iterator[Cited]:
    for typed in typed_citations(document.body):
        match = library.authors_for(document).find(typed.name, typed.year)
        work = match.references[0] if match and len(match.references) == 1 else None
        yield typed.offset, work, any(sign.isdigit() for sign in typed.tail)


_WITH_PAGES = frozenset({"book", "collection", "inbook", "incollection", "phdthesis", "mastersthesis", "thesis"})
