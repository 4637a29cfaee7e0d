"""A table that is drawn is drawn to its end.

## What it holds to

Where a table is drawn with `+`, `-` and `|`, all its lines are of one length, and its lines meet.

## Why

A drawing that does not close is no table. It is shown as it was drawn, and neither a phone nor a screen reader makes
sense of it.

## Example

    +------+-----+
    | Ann  | 40 |
    +------+-----+

## Instead

    +------+-----+
    | Ann  | 40  |
    +------+-----+
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Location, Severity
from hub.dialect.grid_tables import broken_drawings
from hub.library import Library
from hub.prose import Kind, stretches

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every drawing that looks like a table and is none."""
    for document in library.documents:
        for line in broken_drawings(_without_code(document.body)):
            yield Diagnostic(
                Location(document.source.path, document.source.body_line + line),
                SEVERITY,
                "table-is-whole",
                "A table that is drawn must have lines of one length that meet; this one has not.",
                "It is shown as it was drawn.",
            )


def _without_code(text: str) -> str:
    """A text with its blocks of code as empty lines."""
    parts, position = [], 0
    for stretch in stretches(text) if "+-" in text else ():
        if stretch.kind is Kind.CODE and "\n" in text[stretch.start : stretch.end]:
            parts += [text[position : stretch.start], "\n" * text.count("\n", stretch.start, stretch.end)]
            position = stretch.end
    return "".join([*parts, text[position:]])
