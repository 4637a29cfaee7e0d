"""How themes touch, as a drawing: a column of themes, with an arc between each two that are related.

The drawing is plain data, in units of its own; the template writes it as SVG, with the same numbers in a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.content.theme import Theme
from hub.library import Library

ROW = 30
"""The distance between two themes."""
COLUMN = 330
"""Where the column of names ends and the arcs begin."""
WIDEST = 260
"""How far the longest arc reaches out."""


@dataclass(frozen=True)
class Name:
    """A theme's name in the column."""

    text: str
    y: int


@dataclass(frozen=True)
class Arc:
    """Two themes that touch."""

    first: str
    second: str
    shared: int
    """How many papers are on both."""
    path: str
    """The arc, as the `d` of an SVG path."""
    width: float
    """The stroke's width: a hair for no paper, wider for each."""


@dataclass(frozen=True)
class ThemeMap:
    """The drawing."""

    width: int
    height: int
    column: int
    names: tuple[Name, ...]
    arcs: tuple[Arc, ...]


def theme_map(themes: Sequence[Theme], library: Library) -> ThemeMap:
    """Draw themes in the order given."""
    rows = {theme.id: ROW * index + ROW // 2 for index, theme in enumerate(themes)}
    arcs = [
        _arc(first, second, rows, library)
        for index, first in enumerate(themes)
        for second in themes[index + 1 :]
        if second.id in first.related or first.id in second.related
    ]
    return ThemeMap(
        width=COLUMN + WIDEST + ROW // 2,
        height=ROW * len(themes),
        column=COLUMN,
        names=tuple(Name(theme.title, rows[theme.id]) for theme in themes),
        arcs=tuple(arcs),
    )


def _arc(first: Theme, second: Theme, rows: dict[str, int], library: Library) -> Arc:
    shared = sum(second.id in paper.themes for paper in library.on_theme(first, library.papers))
    top, bottom = rows[first.id], rows[second.id]
    reach = round(WIDEST * (bottom - top) / (ROW * len(rows)), 1)
    start = COLUMN + ROW // 3
    return Arc(
        first=first.title,
        second=second.title,
        shared=shared,
        path=f"M{start} {top}C{start + reach * 4 / 3:g} {top} {start + reach * 4 / 3:g} {bottom} {start} {bottom}",
        width=min(6.0, 1 + shared * 1.5),
    )
