"""A plain table: a label and a figure for each size, under headings."""

from __future__ import annotations

from collections.abc import Sequence

Row = tuple[str, Sequence[str]]
"""A label and its cells; a heading has no cells."""


def table(rows: Sequence[Row]) -> str:
    """The rows as text, labels to the left and figures to the right.

    >>> print(table([("size", []), ("papers", ["100", "500"]), ("pages", ["9", "1,204"])]))
    size
      papers  100    500
      pages     9  1,204
    """
    cells = [cells for _, cells in rows if cells]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    label_width = max(len(label) for label, cells in rows if cells)
    return "\n".join(_line(label, cells, label_width, widths) for label, cells in rows)


def _line(label: str, cells: Sequence[str], label_width: int, widths: Sequence[int]) -> str:
    if not cells:
        return label
    figures = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join([f"  {label:<{label_width}}", *figures])
