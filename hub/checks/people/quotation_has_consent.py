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

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.content.event import Event
from hub.content.paper import Paper
from hub.content.values import slug
from hub.content.vocabulary import PaperType
from hub.diagnostics import Diagnostic, Severity
from hub.headings import headings
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT
FEWEST_WORDS = 5
"""Shorter ones are terms, titles and turns of phrase."""


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the first direct quotation of each write-up that does not tell of consent."""
    for document in library.documents:
        if _tells_of_practice(document) and (found := _first_quotation(document.body)):
            yield Diagnostic(
                document.source.place_in_body(found.start()),
                SEVERITY,
                "quotation-has-consent",
                f"People who are quoted should have agreed to it; found “{_beginning(found[0])}” and no consent.",
                "Say under consent, in the front matter, how they agreed; or tell it in your own words.",
            )


def _tells_of_practice(document: Document) -> bool:
    if isinstance(document, Paper):
        return document.type in (PaperType.PRACTICE_INSIGHT, PaperType.INTERVIEW) and not document.consent
    return isinstance(document, Event) and not document.consent


def _first_quotation(text: str) -> re.Match[str] | None:
    own = {slug(heading.text) for heading in headings(text)}
    for found in _QUOTATION.finditer(mask(text)):
        is_heading = slug(found[0]) in own or _BOX.match(text, text.rfind("\n", 0, found.start()) + 1)
        is_long = len(found[0].split()) >= FEWEST_WORDS
        if is_long and not is_heading and not _CITES.search(_sentence_after(text, found.end())):
            return found
    return None


def _sentence_after(text: str, offset: int) -> str:
    """What follows a quotation up to the end of its sentence, or of the one that says where it is from."""
    return text[offset : offset + 200].split("\n\n", 1)[0]


def _beginning(quotation: str) -> str:
    words = quotation.strip("“”\"'‘’").split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")  # noqa: PLR2004 (enough to find it by)


_QUOTATION = re.compile(r"“[^“”]{10,600}”|(?<![\w\"])\"(?=\w)[^\"]{10,600}\"")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?)")
"""What the heading of an admonition stands after."""
_CITES = re.compile(r"@[\w{]")
