"""Tables drawn with hyphens, bars and plus signs, whose cells hold any blocks and may reach over rows and columns."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from hub.dialect.blocks import Text
from hub.dialect.marks import Reads
from hub.dialect.table_cells import Cell, Table

_TOP = re.compile(r" {0,3}\+(?:[:]?[-=]+[:]?\+)+[ ]*$")
_LINE = re.compile(r" {0,3}[|+].*[|+][ ]*$")
_FILLER = "\0"
"""Stands after a character that takes two columns, as those of Chinese do."""


def drawing_end(text: Text, start: int) -> int:
    """The number of the line after a drawing of bars and hyphens; 0 if none begins."""
    end = start + 1
    if not _TOP.match(text.lines[start]):
        return 0
    while end < len(text.lines) and _LINE.match(text.lines[end]):
        end += 1
    return end


def broken_drawings(text: str) -> Iterator[int]:
    """The numbers, from 0, of the lines on which drawings begin that look like tables and are none."""
    if "+-" not in text and "+=" not in text:
        return
    lines = Text(text.split("\n"))
    number = 0
    while number < len(lines.lines):
        end = drawing_end(lines, number)
        if end > number + 1 and grid_table(lines, number) is None:
            yield number
        number = max(end, number + 1)


def grid_table(text: Text, start: int) -> tuple[Table, int] | None:
    """A table from its upper edge to its lower one."""
    end = drawing_end(text, start)
    if not end:
        return None
    lines = [_wide(line.strip()) for line in text.lines[start:end]]
    while lines and not _TOP.match(lines[-1]):
        lines.pop()
        end -= 1
    grid = _Grid.read(lines)
    table = grid.table() if grid else None
    return (table, end) if table else None


def _wide(line: str) -> str:
    if line.isascii():
        return line
    return "".join(c + _FILLER if unicodedata.east_asian_width(c) in "WF" else c for c in line)


_LEAST_LINES = 3


class _Grid:
    """The drawing: rows and columns between the places of its plus signs, and what divides them."""

    def __init__(self, lines: Sequence[str], rows: list[int], columns: list[int]) -> None:
        self.lines, self.rows, self.columns = lines, rows, columns
        self.head_end = next((n for n, row in enumerate(rows) if n and "=" in lines[row]), 0)

    @classmethod
    def read(cls, lines: Sequence[str]) -> _Grid | None:
        """The grid of a drawing, if its lines are of one length."""
        if len(lines) < _LEAST_LINES or len({len(line) for line in lines}) > 1:
            return None
        rows = [number for number, line in enumerate(lines) if _RULE_PART.search(line)]
        columns = sorted({n for row in rows for n, c in enumerate(lines[row]) if c == "+"})
        return cls(lines, rows, columns) if len(rows) > 1 and len(columns) > 1 else None

    def table(self) -> Table | None:
        """What it shows, if each of its cells is a rectangle."""
        rows: list[list[Cell]] = [[] for _ in self.rows[1:]]
        cells = self._cells()
        area = sum((bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in cells.items())
        if area != len(rows) * (len(self.columns) - 1):
            return None
        for (top, left), (bottom, right) in sorted(cells.items()):
            inside = self._inside(top, left, bottom, right)
            rows[top].append(Cell(inside, right - left + 1, bottom - top + 1, left))
        return Table(self._alignments(), rows[: self.head_end], rows[self.head_end :], Reads.PLAIN)

    def _cells(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The last row and column of each cell by its first."""
        joined = _Joined()
        rows, columns = range(len(self.rows) - 1), range(len(self.columns) - 1)
        for row in rows:
            for column in columns:
                if column and not self._divided_left(row, column):
                    joined.join((row, column - 1), (row, column))
                if row and not self._divided_above(row, column):
                    joined.join((row - 1, column), (row, column))
        groups: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for row in rows:
            for column in columns:
                groups[joined.first(row, column)].append((row, column))
        return {
            min(cells): (max(row for row, _ in cells), max(column for _, column in cells)) for cells in groups.values()
        }

    def _divided_left(self, row: int, column: int) -> bool:
        place = self.columns[column]
        return all(self.lines[n][place] in "|+" for n in range(self.rows[row] + 1, self.rows[row + 1]))

    def _divided_above(self, row: int, column: int) -> bool:
        part = self.lines[self.rows[row]][self.columns[column] + 1 : self.columns[column + 1]]
        return bool(part) and not part.strip("-=:+")

    def _inside(self, top: int, left: int, bottom: int, right: int) -> list[str]:
        start, end = self.columns[left] + 1, self.columns[right + 1]
        lines = [line[start:end].rstrip() for line in self.lines[self.rows[top] + 1 : self.rows[bottom + 1]]]
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line), default=0)
        return [line[indent:].replace(_FILLER, "") for line in lines]

    def _alignments(self) -> list[str]:
        rule = self.lines[self.rows[self.head_end]]
        parts = [rule[start + 1 : end] for start, end in itertools.pairwise(self.columns)]
        return [_ALIGNMENTS.get((part[:1] == ":", part[-1:] == ":"), "") for part in parts]


_RULE_PART = re.compile(r"\+[-=:]+\+")
_ALIGNMENTS = {(True, True): "center", (True, False): "left", (False, True): "right"}


class _Joined:
    """Which fields of a grid belong to one cell."""

    def __init__(self) -> None:
        self.parents: dict[tuple[int, int], tuple[int, int]] = {}

    def first(self, row: int, column: int) -> tuple[int, int]:
        """The field that stands for all that are joined with one."""
        field = (row, column)
        while (parent := self.parents.get(field, field)) != field:
            self.parents[field] = self.parents.get(parent, parent)
            field = parent
        return field

    def join(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        """Make one cell of two fields and all joined with them."""
        self.parents[self.first(*other)] = self.first(*one)
