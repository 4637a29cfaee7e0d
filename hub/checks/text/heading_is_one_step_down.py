"""A heading is at most one level below the one before it.

## What it holds to

After a heading with two `#` comes one with three at the most.

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
from itertools import pairwise

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.headings import headings
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every heading that skips a level."""
    for document in library.documents:
        for before, heading in pairwise(headings(document.body)):
            if heading.level > before.level + 1:
                yield Diagnostic(
                    document.source.place_in_body(heading.offset),
                    SEVERITY,
                    "heading-is-one-step-down",
                    f"A heading must be at most one level below the one before; '{heading.text}' is of level "
                    f"{heading.level} after one of level {before.level}.",
                    f"Begin its line with {'#' * (before.level + 1)}.",
                )
