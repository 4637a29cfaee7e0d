"""A figure beside a paper is shown in it.

## What it holds to

Each image in a paper's folder is named in the paper.

## Why

A figure that nobody shows was forgotten in the text, or can go.

## Example

    papers/trust/averages.svg    (and no word of it in paper.md)

## Instead

    ![Two averages](averages.svg)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub.checks.scope import Scope
from hub.content.paper import Paper
from hub.diagnostics import Diagnostic, Location, Severity
from hub.figures import KINDS
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every image in a paper's folder that its text does not name."""
    for paper in library.papers:
        text = paper.body.casefold()
        for file in _figures(paper):
            if file.stem.casefold() not in text:  # LaTeX names a figure without its ending
                yield Diagnostic(
                    Location(library.configuration.shown(file)),
                    SEVERITY,
                    "figure-is-used",
                    f"A figure beside a paper should be shown in it; {paper.source.path} does not name '{file.name}'.",
                    "Show it, or take the file out.",
                )


def _figures(paper: Paper) -> Iterator[Path]:
    files = sorted(paper.source.file.parent.rglob("*"))
    return (file for file in files if file.suffix.lower() in KINDS)
