"""What the reference base holds, as a drawing: a row for each kind of work, a column for each year or span of years.

Where a row and a column meet, a dot is as large as the number of works there. The drawing is plain data, in units of
its own; the template writes it as SVG, with the same numbers in a table.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.content.reference import Reference

MOST_COLUMNS = 20
MOST_ROWS = 8
SPANS = (1, 2, 5, 10, 20, 50, 100, 500)
"""How many years a column may stand for."""
LONG_AGO = 0.05
"""Which part of the works, the oldest, may share one column so that the others have room."""
REST = "Other kinds"

COLUMN, ROW = 14, 24
LABELS = 140
LARGEST = 6.5
"""The radius of the largest dot."""
TICKS = 3
"""Every which column has a label: as many as one is wide."""


@dataclass(frozen=True)
class Dot:
    """Works of one kind from one span of years."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Label:
    """What a row or a column stands for."""

    text: str
    place: float


@dataclass(frozen=True)
class Span:
    """A year or several, with the works from then: a column of the drawing and a line of the table."""

    text: str
    year: int | None
    """The year, if it is one."""
    total: int
    kinds: str
    """How many are of each kind, in words."""


@dataclass(frozen=True)
class Holdings:
    """The drawing and its table."""

    width: int
    height: int
    labels: int
    """The width of the names of the rows."""
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    dots: tuple[Dot, ...]
    spans: tuple[Span, ...]
    """The newest first."""
    undated: int
    """How many works have no year, and are not in it."""


def holdings(works: Sequence[Reference]) -> Holdings:
    """Draw some works."""
    years = _Years(sorted(work.year for work in works if work.year))
    kinds = _rows(Counter(work.kind for work in works if work.year))
    counts = Counter((years.column(work.year), _row(work, kinds)) for work in works if work.year)
    return Holdings(
        width=LABELS + COLUMN * (len(years.starts) + 2),
        height=ROW * (len(kinds) + 1),
        labels=LABELS,
        rows=tuple(Label(kind, _y(row)) for row, kind in enumerate(kinds)),
        columns=tuple(_ticks(years)),
        dots=tuple(_dots(counts, kinds)),
        spans=tuple(reversed([_span(column, years, counts) for column in range(len(years.starts))])),
        undated=sum(work.year is None for work in works),
    )


class _Years:
    """How years are put into columns.

    Args:
        years: of the works, from the oldest to the newest.
    """

    def __init__(self, years: Sequence[int]) -> None:
        oldest, newest = (years[int(len(years) * LONG_AGO)], years[-1]) if years else (0, -1)
        self.length = next((span for span in SPANS if newest // span - oldest // span < MOST_COLUMNS), SPANS[-1])
        firsts = range(oldest // self.length * self.length, newest + 1, self.length)
        self.has_earlier = bool(years) and years[0] < firsts[0]
        self.starts: list[int] = [*([years[0]] if self.has_earlier else []), *firsts]
        """The first year of each column."""

    def column(self, year: int) -> int:
        """The column of a year."""
        return max(0, (year - self.starts[self.has_earlier]) // self.length + self.has_earlier)

    def name(self, column: int) -> str:
        """What a column stands for."""
        start = self.starts[column]
        if self.has_earlier and not column:
            return f"before {self.starts[1]}"
        return str(start) if self.length == 1 else f"{start} to {start + self.length - 1}"


def _rows(kinds: Counter[str]) -> list[str]:
    """The kinds that have a row, the most frequent first; if they are many, the rarest share one."""
    named = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    return named if len(named) <= MOST_ROWS else [*named[: MOST_ROWS - 1], REST]


def _row(work: Reference, kinds: Sequence[str]) -> str:
    return work.kind if work.kind in kinds else REST


def _dots(counts: Counter[tuple[int, str]], kinds: Sequence[str]) -> Iterator[Dot]:
    most = max(counts.values(), default=1)
    for (column, kind), count in sorted(counts.items()):
        yield Dot(_x(column), _y(kinds.index(kind)), max(1.0, round(LARGEST * math.sqrt(count / most), 1)))


def _ticks(years: _Years) -> Iterator[Label]:
    """The years at the foot: of the newest column, and of every few before it; the oldest share theirs."""
    last = len(years.starts) - 1
    if years.has_earlier:
        yield Label("older", _x(0))
    for column in range(last % TICKS, last + 1, TICKS):
        if not years.has_earlier or column >= TICKS:
            yield Label(str(years.starts[column]), _x(column))


def _span(column: int, years: _Years, counts: Counter[tuple[int, str]]) -> Span:
    here = sorted(
        ((kind, count) for (at, kind), count in counts.items() if at == column), key=lambda kind: (-kind[1], kind)
    )
    is_year = years.length == 1 and not (years.has_earlier and not column)
    return Span(
        text=years.name(column),
        year=years.starts[column] if is_year else None,
        total=sum(count for _, count in here),
        kinds=", ".join(f"{kind} {count:,}" for kind, count in here),
    )


def _x(column: int) -> int:
    return LABELS + COLUMN * (column + 1)


def _y(row: int) -> int:
    return ROW * row + ROW // 2
