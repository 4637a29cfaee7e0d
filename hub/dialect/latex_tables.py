r"""LaTeX's tables: `tabular` and its like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.dialect.latex_text import arguments, as_markdown
from hub.dialect.table_cells import Cell, Table

ENVIRONMENTS = {"tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "longtable*": 1}
"""The environments that are tables, with the number of their arguments, of which the last tells the columns."""
_RULE = re.compile(
    r"\s*\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|addlinespace(?:\[[^\]]*\])?"
    r"|cline\{[^{}]*\}|cmidrule(?:\[[^\]]*\])?(?:\([^)]*\))?\{[^{}]*\}|hhline\{[^{}]*\}|noalign\{[^{}]*\}"
    r"|specialrule(?:\{[^{}]*\}){3}|rowcolor(?:\[[^\]]*\])?\{[^{}]*\})"
)
_DIVIDES_BODY = re.compile(r"\\(?:hline|midrule|endhead|endfirsthead)")
_DIVISION = re.compile(r"\\\\(?:\*|\[[^\]\n]{0,20}\])?|\\tabularnewline\b|\\begin\{|\\end\{|\\.|[&{}]", re.DOTALL)
_REPEATED = re.compile(r"\*\{(\d{1,2})\}\{([^{}]*)\}")
_COLUMN = re.compile(r"[@!><]\{(?:[^{}]|\{[^{}]*\})*\}|(?P<kind>[a-zA-Z])(?:\[[^\]]*\])?(?:\{(?:[^{}]|\{[^{}]*\})*\})?")
_ALIGNMENTS = {"l": "left", "c": "center", "r": "right", "S": "right"}
_SPANS = re.compile(r"\s*\\multi(?P<which>column|row)\*?\s*(?=[\[{])")


def read_table(columns: str, content: str) -> Table:
    """The table of an environment.

    Args:
        columns: what tells the columns, such as `l|cc`.
        content: what stands between the beginning and the end.
    """
    head: list[list[str]] = []
    body: list[list[str]] = []
    for rules, cells in _rows(content):
        if body and not head and _DIVIDES_BODY.search(rules):
            head, body = body, []
        if cells:
            body.append(cells)
    if head and not body:
        head, body = [], head
    taken: dict[tuple[int, int], bool] = {}
    rows = [_row(cells, number, taken) for number, cells in enumerate([*head, *body])]
    return Table(_alignments(columns), rows[: len(head)], rows[len(head) :])


def _alignments(columns: str) -> list[str]:
    spread = _REPEATED.sub(lambda found: found[2] * int(found[1]), columns)
    return [_ALIGNMENTS.get(found["kind"], "") for found in _COLUMN.finditer(spread) if found["kind"]]


def _rows(content: str) -> Iterator[tuple[str, list[str]]]:
    """The rules above each row and its cells; at the end perhaps rules and no cells."""
    for cells in _divided(content):
        rules = ""
        while found := _RULE.match(cells[0]):
            rules += found[0]
            cells[0] = cells[0][found.end() :]
        yield rules, cells if any(cell.strip() for cell in cells) else []


def _divided(content: str) -> Iterator[list[str]]:
    """The rows' cells, divided where neither braces nor another environment are open."""
    cells, start, depth = [], 0, 0
    for found in _DIVISION.finditer(content):
        mark = found[0]
        # The brace that closes the name of an environment closes one of the two that its beginning opened, or its end.
        depth += {"{": 1, "}": -1, "\\begin{": 2}.get(mark, 0)
        if depth > 0 or (mark != "&" and not mark.startswith("\\\\") and mark != "\\tabularnewline"):
            continue
        cells.append(content[start : found.start()])
        start = found.end()
        if mark != "&":
            yield cells
            cells = []
    yield [*cells, content[start:]]


def _row(cells: list[str], row: int, taken: dict[tuple[int, int], bool]) -> list[Cell]:
    """The cells of a row, without the empty ones that a cell above reaches over."""
    shown: list[Cell] = []
    column = 0
    for latex in cells:
        columns, rows, inside = _spans(latex)
        if not (taken.get((row, column)) and not inside.strip()):
            shown.append(Cell([" ".join(as_markdown(inside).replace("\\\n", " ").split())], columns, rows, column))
            taken.update({(row + down, column + right): True for down in range(1, rows) for right in range(columns)})
        column += columns
    return shown


_MOST = 100


def _spans(latex: str) -> tuple[int, int, str]:
    r"""Over how many columns and rows a cell reaches, as `\multicolumn` and `\multirow` say, and what it says."""
    columns, rows, inside = 1, 1, latex
    while (found := _SPANS.match(inside)) and (read := arguments(inside, found.end(), 3)):
        (number, _, words), end = read
        count = max(1, min(_MOST, int(number))) if number.strip().isdecimal() else 1
        columns, rows = (count, rows) if found["which"] == "column" else (columns, count)
        inside = words + inside[end:]
    return columns, rows, inside
