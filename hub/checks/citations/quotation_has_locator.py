"""A quotation says where in the work it stands.

## What it holds to

Where a text quotes a work with pages in quotation marks, the citation after it has a page, a chapter or the like.

## Why

Who wants to check the words, or read on, should not have to read the whole work.

## Example

    Coaching is “a valuable means to deploy expertise” [@sample2001].

## Instead

    Coaching is “a valuable means to deploy expertise” [@sample2001, p. 12].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hub.checks.scope import Scope
from hub.citations.syntax import Cluster
from hub.content.reference import Reference
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.quotations import quotations, sentence_around

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every quotation from a work with pages whose citation names none."""
    for document in library.documents:
        references = library.base_for(document).references
        clusters = library.citations_in(document)
        for quotation in quotations(document.body) if clusters else ():
            start, end = sentence_around(document.body, quotation)
            cited = [cluster for cluster in clusters if start <= cluster.start < end]
            work = _work_without_locator(cited, references)
            if work:
                yield Diagnostic(
                    document.source.place_in_body(quotation.start),
                    SEVERITY,
                    "quotation-has-locator",
                    f"A quotation should say where in the work it stands; “{quotation.beginning}” is cited from "
                    f"'{work.key}' without a page.",
                    f"Write [@{work.key}, p. …] with the page.",
                )


def _work_without_locator(cited: list[Cluster], references: Mapping[str, Reference]) -> Reference | None:
    """The one work that is cited beside a quotation, if it has pages and the citation names none."""
    citations = [citation for cluster in cited for citation in cluster.citations]
    if len(citations) != 1 or citations[0].locator or citations[0].suffix.strip() or citations[0].key not in references:
        return None
    work = references[citations[0].key]
    return work if work.field("pages") or work.type in _WITH_PAGES else None


_WITH_PAGES = frozenset({"book", "collection", "inbook", "incollection", "phdthesis", "mastersthesis", "thesis"})
