"""A heading is at most one level below the one before it.

## What it holds to

After a heading with two `#` comes one with three at the most. The first one has two at the most, since the title stands
above it.

## Why

People who listen to a page move through it by its headings. A level that is skipped sounds like a part that is missing
(W3C, Web Accessibility Initiative, "Page Structure: Headings").

## Example

    ## Method

    #### Participants

## Instead

    ## Method

    ### Participants
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
    """Yield every heading that skips a level."""
    for document in library.documents:
        found = headings(document.body)
        levels = (_OF_THE_TITLE, *(heading.level for heading in found))
        for before, heading in zip(levels, found, strict=False):
            if heading.level > before + 1:
                yield Diagnostic(
                    document.source.place_in_body(heading.offset),
                    SEVERITY,
                    "heading-is-one-step-down",
                    f"A heading must be at most one level below the one before; '{heading.text}' is of level "
                    f"{heading.level} after one of level {before}.",
                    f"Begin its line with {'#' * (before + 1)}.",
                )


_OF_THE_TITLE = 1
"""The level of a page's title, which the template shows."""
