"""A quotation from a work names the work.

## What it holds to

A paper's sentence that quotes somebody's words in quotation marks cites a work, or follows one that does in the same
paragraph.

## Why

Words without a source cannot be checked, and nobody knows whose they are.

## Example

    Coaching brings “fresh perspectives on personal challenges”, reports say.

## Instead

    Coaching brings “fresh perspectives on personal challenges” [@sample2001, p. 3].
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import typed_citations
from hub.content.vocabulary import PaperType
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.quotations import Quotation, quotations

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every quotation in a paper in whose paragraph no work is cited or named."""
    for paper in library.papers:
        if paper.type in _OWN_WORDS:
            continue
        cited = [cluster.start for cluster in library.citations_in(paper)]
        cited += [typed.offset for typed in typed_citations(paper.body)]
        for quotation in quotations(paper.body):
            if not any(place in _paragraph(paper.body, quotation) for place in cited):
                yield Diagnostic(
                    paper.source.place_in_body(quotation.start),
                    SEVERITY,
                    "quotation-has-source",
                    f"A quotation should name the work that it is from; found “{quotation.beginning}” and no citation "
                    "in its paragraph.",
                    "Cite the work with its page.",
                )


_OWN_WORDS = (PaperType.INTERVIEW, PaperType.PRACTICE_INSIGHT)
"""Kinds of paper that quote people rather than works; what holds for those is another rule."""


def _paragraph(text: str, quotation: Quotation) -> range:
    end = text.find("\n\n", quotation.end)
    return range(text.rfind("\n\n", 0, quotation.start) + 1, len(text) if end < 0 else end)
