"""People who are quoted agreed to it.

## What it holds to

Where an event's write-up, an account of practice or an interview quotes people directly, its front matter says under
`consent` how they agreed. Quotations from works that are cited beside them are another matter.

## Why

What is said between a coach and a professional learner is said in confidence. A sentence in quotation marks can be
recognised by the person who said it, and by their colleagues.

## Example

    type: practice-insight

with “I had never been asked what I wanted before” in the text.

## Instead

    type: practice-insight
    consent: Everybody who is quoted read their words and agreed in writing.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.content.event import Event
from hub.content.paper import Paper
from hub.content.vocabulary import PaperType
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.quotations import Quotation, quotations, sentence_around

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the first direct quotation of each write-up that does not tell of consent."""
    for document in library.documents:
        if _tells_of_practice(document) and (found := _first_quotation(document, library)):
            yield Diagnostic(
                document.source.place_in_body(found.start),
                SEVERITY,
                "quotation-has-consent",
                f"People who are quoted should have agreed to it; found “{found.beginning}” and no consent.",
                "Say under consent, in the front matter, how they agreed; or tell it in your own words.",
            )


def _tells_of_practice(document: Document) -> bool:
    if isinstance(document, Paper):
        return document.type in (PaperType.PRACTICE_INSIGHT, PaperType.INTERVIEW) and not document.consent
    return isinstance(document, Event) and not document.consent


def _first_quotation(document: Document, library: Library) -> Quotation | None:
    cited = [cluster.start for cluster in library.citations_in(document)]
    for quotation in quotations(document.body):
        start, end = sentence_around(document.body, quotation)
        if not any(start <= place < end for place in cited):
            return quotation
    return None
