"""A cited work stands, or the text says that it does not.

## What it holds to

Where a text cites a work that was retracted, a paragraph that cites it says so, in a word such as "retracted".

## Why

Who cites a retracted work as if it stood lends it a credit that it has lost; often the author did not know. There are
reasons to cite one, and they show in the text.

## Example

    Coaching doubles what pupils learn [@sample2010miracle].

## Instead

    A study that was since retracted claimed that coaching doubles what pupils learn [@sample2010miracle].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every citation of a retracted work in a text that does not say so where it cites it."""
    for document in library.documents:
        references = library.base_for(document).references
        cited = [
            citation
            for cluster in library.citations_in(document)
            for citation in cluster.citations
            if citation.key in references and references[citation.key].is_retracted
        ]
        known = {citation.key for citation in cited if _RETRACTED.search(_paragraph(document, citation.offset))}
        for citation in cited:
            if citation.key not in known:
                yield Diagnostic(
                    document.source.place_in_body(citation.offset),
                    SEVERITY,
                    "cited-work-stands",
                    f"A text must say so if it cites a work that was retracted; found '{citation.key}'.",
                    "Say in this paragraph that the work is retracted, or cite another.",
                )


_RETRACTED = re.compile(
    r"\b(?:retract|withdr[ae]w|r[ée]tract|zurückgezogen|ritratt|retirad|ingetrokken)", re.IGNORECASE
)
"""What says that a work was retracted, in the languages of the hub's neighbours too."""


def _paragraph(document: Document, offset: int) -> str:
    """The paragraph around a place in a text, its citation keys left out: a key says nothing to readers."""
    before, after = _BLANK_LINE.split(document.body[:offset])[-1], _BLANK_LINE.split(document.body[offset:], 1)[0]
    return _KEY.sub("", before + after)


_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_KEY = re.compile(r"@(?:\{[^}]*\}|[^\s\];,]+)")
