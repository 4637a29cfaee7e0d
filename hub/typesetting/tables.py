"""Tables: rows that head them, cells that span others, alignment; as wide as their words, never wider than the page.

A table too wide for the page is set smaller; one that is too wide even then is set in parts, each with the first column
again, or, where cells span others, scaled down as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from hub.typesetting.figures import MEASURE
from hub.typesetting.markup import call, content, string
from hub.typesetting.setter import Setter, classes, nodes_of

SIZES = (9.0, 8.0, 7.0, 6.0)
"""In which sizes a table is set, in points: the first in which its longest words fit."""
WIDTH_OF_A_LETTER = 0.5
"""Of its size, on average."""
BETWEEN = 10.0
"""What lies between two columns, in points."""
LONGEST_WORD = 25
"""How many letters of a word count, since a longer one is broken."""
MOST_SPANNED = 200
"""How many columns or rows a cell may span."""


@dataclass(frozen=True)
class Cell:
    """A cell and its place."""

    element: HtmlElement
    x: int
    y: int
    columns: int = 1
    rows: int = 1

    @property
    def words(self) -> list[str]:
        """What stands in it."""
        return self.element.text_content().split()


@dataclass(frozen=True)
class Grid:
    """The cells of a table, each at its place."""

    cells: Sequence[Cell]
    columns: int
    head: int
    """How many rows head it."""

    @property
    def spans(self) -> bool:
        """Whether a cell spans others."""
        return any(cell.columns > 1 or cell.rows > 1 for cell in self.cells)

    def letters(self, count: Callable[[Cell], int]) -> list[int]:
        """How many letters wide each column is, by how wide its cells are."""
        widths = [1] * self.columns
        for cell in self.cells:
            if cell.columns == 1:
                widths[cell.x] = max(widths[cell.x], count(cell))
        return widths

    def part(self, columns: Sequence[int]) -> Grid:
        """The same table with some of its columns."""
        places = {column: place for place, column in enumerate(columns)}
        cells = [replace(cell, x=places[cell.x]) for cell in self.cells if cell.x in places]
        return Grid(cells, len(columns), self.head)


def read_table(table: HtmlElement) -> Grid:
    """Where each cell of a table stands (HTML, section 4.9.12, “Processing model”)."""
    rows = [row for part in ("thead", "tbody", "tfoot") for row in table.iterfind(f"{part}/tr")]
    rows = rows or table.findall("tr")
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for y, row in enumerate(rows):
        x = 0
        for element in (child for child in row if child.tag in ("td", "th")):
            while (x, y) in taken:
                x += 1
            cell = Cell(element, x, y, _span(element, "colspan"), min(_span(element, "rowspan"), _rows_left(row)))
            cells.append(cell)
            taken |= {(x + right, y + down) for right in range(cell.columns) for down in range(cell.rows)}
            x += cell.columns
    return _without_empty_columns(cells, len(table.findall("thead/tr")))


def _without_empty_columns(cells: Sequence[Cell], head: int) -> Grid:
    """The columns in which a cell begins: cells may span any number of others."""
    begin = sorted({cell.x for cell in cells})
    places = [(bisect_left(begin, cell.x), bisect_left(begin, cell.x + cell.columns)) for cell in cells]
    placed = [replace(cell, x=x, columns=end - x) for cell, (x, end) in zip(cells, places, strict=True)]
    return Grid(placed, len(begin), head)


def _span(element: HtmlElement, name: str) -> int:
    told = element.get(name, "1")
    return max(1, min(int(told), MOST_SPANNED)) if told.isascii() and told.isdigit() else 1


def _rows_left(row: HtmlElement) -> int:
    """How many rows there are from one to the end of its part: no cell spans more."""
    return 1 + sum(1 for _ in row.itersiblings("tr"))


TOO_WIDE = "A table must fit the width of a page;"


def table(element: HtmlElement, setter: Setter) -> str:
    """A table with its caption, if it has one of its own."""
    grid = read_table(element)
    caption = element.find("caption")
    words = setter.line(nodes_of(caption)) if caption is not None else ""
    narrowest = grid.letters(lambda cell: min(LONGEST_WORD, max(map(len, cell.words), default=1)))
    size = next((size for size in SIZES if _width(narrowest, size) <= MEASURE), None)
    if size is not None:
        made = _set(grid, size, setter)
    elif grid.spans:
        setter.state.remark(
            f"A table must fit the width of a page; one of {grid.columns} columns is scaled down to it."
        )
        made = f"#scaled[{_set(grid, SIZES[-1], setter)}]"
    else:
        parts = list(_parts(narrowest))
        setter.state.remark(
            f"{TOO_WIDE} one of {grid.columns} columns is set in {len(parts)} parts, each with its first column."
        )
        made = "\n\n".join(_set(grid.part(columns), SIZES[-1], setter) for columns in parts)
    return call("illustration", content(made), content(words), kind=string("table")) if words else made


def _width(letters: Sequence[int], size: float) -> float:
    return sum(count * size * WIDTH_OF_A_LETTER + BETWEEN for count in letters)


def _parts(letters: Sequence[int]) -> Iterator[list[int]]:
    """The columns of each part of a table that is too wide as a whole."""
    part = [0]
    for column in range(1, len(letters)):
        if len(part) > 1 and _width([letters[place] for place in (*part, column)], SIZES[-1]) > MEASURE:
            yield part
            part = [0]
        part.append(column)
    yield part


def _set(grid: Grid, size: float, setter: Setter) -> str:
    head = [_cell(cell, setter) for cell in grid.cells if cell.y < grid.head]
    body = [_cell(cell, setter) for cell in grid.cells if cell.y >= grid.head]
    lines = [f"table.header({', '.join(head)})", *body] if head else body
    cells = "".join(f"  {line},\n" for line in lines)
    return f"#data-table({size:g}pt, ({_columns(grid, size)},),\n{cells})"


def _columns(grid: Grid, size: float) -> str:
    """As wide as their words, or where those do not fit, by how much stands in each and how long its words are."""
    widest = grid.letters(lambda cell: len(" ".join(cell.words)))
    if _width(widest, size) <= MEASURE:
        return ", ".join(["auto"] * grid.columns)
    narrowest = grid.letters(lambda cell: min(LONGEST_WORD, max(map(len, cell.words), default=1)))
    left = MEASURE - _width(narrowest, size)
    more = [max(0, min(wide, MOST_LETTERS) - narrow) ** EVENLY for wide, narrow in zip(widest, narrowest, strict=True)]
    share = left / max(1, sum(more))
    least = [narrow * size * WIDTH_OF_A_LETTER + BETWEEN for narrow in narrowest]
    return ", ".join(f"{width + share * extra:.0f}fr" for width, extra in zip(least, more, strict=True))


EVENLY = 0.6
"""How much more a column gets that holds more: at 1, in proportion, and short columns are narrow; at 0, the same."""
MOST_LETTERS = 120
"""How many letters of a column count for its width: what is longer is a paragraph."""


def _cell(cell: Cell, setter: Setter) -> str:
    place = f"x: {cell.x}, y: {cell.y}"
    spans = "".join(
        f", {name}: {count}" for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)) if count > 1
    )
    side = next(
        (name.removeprefix("hub-align-") for name in classes(cell.element) if name.startswith("hub-align-")), ""
    )
    align = f", align: {side}" if side in ("left", "right", "center") else ""
    inside = setter.flow(nodes_of(cell.element))
    if cell.element.tag == "th" and inside:
        inside = f"#strong[{inside}]"
    return f"table.cell({place}{spans}{align})[{inside}]"
