"""A table, however it was written, and the lines that become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hub.dialect.attributes import WRITTEN, Attributes, read_attributes
from hub.dialect.blocks import Text
from hub.dialect.containers import contained
from hub.dialect.marks import Reads


@dataclass(frozen=True)
class Cell:
    """One cell."""

    lines: list[str]
    """What it says, in Markdown."""
    columns: int = 1
    """Over how many columns it reaches."""
    rows: int = 1
    """Over how many rows it reaches."""
    column: int = -1
    """The column that it begins in, counted from 0; -1 for the one after the cell before."""


Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """What a table holds."""

    alignments: Sequence[str]
    """For each column `left`, `center`, `right` or nothing."""
    head: Sequence[Row]
    body: Sequence[Row]
    reads: Reads = Reads.WORDS
    """How the cells are read."""
    caption: str = ""
    attributes: Attributes = field(default_factory=Attributes)


def with_caption(table: Table, caption: str) -> Table:
    """The same table with a caption, which may end with attributes of the table."""
    found = _ATTRIBUTES_AT_END.search(caption)
    words = caption[: found.start()] if found else caption
    attributes = read_attributes(found[0]) if found else table.attributes
    return Table(table.alignments, table.head, table.body, table.reads, words.strip(), attributes)


_ATTRIBUTES_AT_END = re.compile(rf"(?<=[\s.)}}]){WRITTEN}\s*\Z|\A{WRITTEN}\s*\Z")


def as_lines(text: Text, table: Table) -> list[str]:
    """The lines that become the table."""
    caption = contained("caption", [table.caption], reads=Reads.WORDS) if table.caption else []
    head = [row for row in table.head if any("".join(cell.lines).strip() for cell in row)]
    inside = [*caption, *_rows(text, table, head, "th"), *_rows(text, table, table.body, "td")]
    return contained("table", inside, table.attributes.of_html)


def _rows(text: Text, table: Table, rows: Sequence[Row], tag: str) -> list[str]:
    lines = [
        line
        for row in rows
        for line in contained("tr", [line for cell in _placed(row) for line in _cell(text, table, cell, tag)])
    ]
    return contained("thead" if tag == "th" else "tbody", lines) if rows else []


def _placed(row: Row) -> list[Cell]:
    """The cells, each with its column."""
    placed: list[Cell] = []
    column = 0
    for cell in row:
        column = cell.column if cell.column >= 0 else column
        placed.append(Cell(cell.lines, cell.columns, cell.rows, column))
        column += cell.columns
    return placed


def _cell(text: Text, table: Table, cell: Cell, tag: str) -> list[str]:
    spans = {"colspan": cell.columns, "rowspan": cell.rows}
    attributes = {name: str(number) for name, number in spans.items() if number > 1}
    if tag == "th":
        attributes["scope"] = "col" if cell.columns == 1 else "colgroup"
    alignment = table.alignments[cell.column] if cell.column < len(table.alignments) else ""
    if alignment:
        attributes["style"] = f"text-align: {alignment};"
    inside = cell.lines if table.reads == Reads.WORDS else text.inside(cell.lines)
    return contained(tag, inside, attributes, table.reads)
