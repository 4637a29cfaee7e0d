"""A heading says something.

## What it holds to

Words follow the `#` of a heading.

## Why

An empty heading is an empty line in the table of contents, and a stop without a name for who listens to the page.

## Example

    ##

## Instead

    ## Method
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.headings import headings
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every heading without words."""
    for document in library.documents:
        for heading in headings(document.body):
            if not heading.text:
                yield Diagnostic(
                    document.source.place_in_body(heading.offset),
                    SEVERITY,
                    "heading-has-text",
                    "A heading must say something; this one is empty.",
                    "Write its words, or take out the line.",
                )
