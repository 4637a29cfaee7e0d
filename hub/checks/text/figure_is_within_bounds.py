"""A figure is no larger than a reader's device can take.

## What it holds to

A picture has at most 20 million bytes and 50 million pixels; a drawing has at most 5 million bytes, and shows at most
100,000 elements, those that it shows again counted again.

## Why

A browser unpacks a picture whatever its size on the page: one of 100 million pixels takes 400 MB of a phone's memory,
and its file can be tiny. Such a figure is left out, and its place says what it would show.

## Example

    scan.png of 10,000 × 10,000 pixels

## Instead

    scan.png of 2,000 × 2,000 pixels
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Location, Severity
from hub.figures import excess, figures_below
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.FIGURES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every figure that is too large to be shown."""
    for folder in (library.configuration.papers, library.configuration.docs):
        for figure in figures_below(folder):
            if too_much := excess(figure):
                kind = "drawing" if figure.suffix.lower() == ".svg" else "picture"
                yield Diagnostic(
                    Location(library.configuration.shown(figure)),
                    SEVERITY,
                    "figure-is-within-bounds",
                    f"A {kind} must have {too_much}.",
                    "It is not shown. Export it again, smaller: 2,000 pixels are wide enough for a page.",
                )
