"""Tables whose columns are told by lines of hyphens, with a line for each row or with several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hub.dialect.blocks import Text
from hub.dialect.marks import Reads
from hub.dialect.table_cells import Cell, Table

_COLUMNS = re.compile(r" {0,3}(?=-*[ -]*--)-+(?:[ ]+-+)+[ ]*$")
_WHOLE = re.compile(r" {0,3}-{3,}[ ]*$")
_CLOSING = {False: _WHOLE, True: re.compile(r" {0,3}(?=-*[ -]*--)-+(?:[ ]+-+)*[ ]*$")}
"""What a table of several lines a row ends with, without headings and with them."""
_BLANK = re.compile(r"[ ]*$")
_HYPHENS = re.compile(r"-+")


def simple_table(text: Text, start: int) -> tuple[Table, int] | None:
    """A line of headings, if any, a line of hyphens, and rows until a blank line or another line of hyphens."""
    headless = _COLUMNS.match(text.lines[start]) is not None
    rule = start if headless else start + 1
    if rule >= len(text.lines) or not _COLUMNS.match(text.lines[rule]):
        return None
    end = rule + 1
    while end < len(text.lines) and text.lines[end].strip() and not _is_rule(text.lines[end]):
        end += 1
    closed = end < len(text.lines) and _is_rule(text.lines[end])
    if end == rule + 1 or (headless and not closed):
        return None
    rows = [[line] for line in text.lines[rule + 1 : end]]
    return _table(text.lines[rule], [] if headless else [text.lines[start]], rows, Reads.WORDS), end + closed


def multiline_table(text: Text, start: int) -> tuple[Table, int] | None:
    """Rows of several lines with blank lines between them, and lines of hyphens around them and their headings."""
    line = text.lines[start]
    headless = _COLUMNS.match(line) is not None
    if not headless and not _WHOLE.match(line):
        return None
    rule = start if headless else text.next_line(_COLUMNS, start + 1)
    end = text.next_line(_CLOSING[headless], rule + 1) if rule >= 0 else -1
    head = list(text.lines[start + 1 : rule])
    if end < 0 or (
        not headless and (not head or text.next_line(_BLANK, start) in range(rule) or _holds_rule(text, start, rule))
    ):
        return None
    rows = _split(text.lines[rule + 1 : end])
    is_closed = end + 1 == len(text.lines) or not text.lines[end + 1].strip()
    if not rows or not is_closed or (headless and len(rows) == 1 and len(rows[0]) > 1):
        return None
    return _table(text.lines[rule], head, rows, Reads.PLAIN), end + 1


def _is_rule(line: str) -> bool:
    return _COLUMNS.match(line) is not None or _WHOLE.match(line) is not None


def _holds_rule(text: Text, start: int, rule: int) -> bool:
    return text.next_line(_WHOLE, start + 1) in range(rule)


def _split(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each row."""
    rows: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _table(rule: str, head: list[str], rows: list[list[str]], reads: Reads) -> Table:
    columns = [found.span() for found in _HYPHENS.finditer(rule)]
    starts = [start for start, _ in columns]
    told_by = head or rows[0]
    alignments = [_alignment(told_by, start, end) for start, end in columns]
    heads = [_cells(head, starts)] if head else []
    return Table(alignments, heads, [_cells(row, starts) for row in rows], reads)


def _alignment(lines: Sequence[str], start: int, end: int) -> str:
    """How the words of a heading lie above their hyphens."""
    shown = [line[start:end] for line in lines if line[start:end].strip()]
    if not shown:
        return ""
    longest = max(shown, key=lambda words: len(words.rstrip()))
    left, right = longest[0] != " ", len(longest.rstrip()) == end - start
    return {(True, False): "left", (False, True): "right", (False, False): "center"}.get((left, right), "")


def _cells(lines: Sequence[str], starts: Sequence[int]) -> list[Cell]:
    ends = [*starts[1:], None]
    cells = ([line[start:end].strip() for line in lines] for start, end in zip(starts, ends, strict=True))
    return [Cell(words if len(lines) > 1 else words[:1]) for words in cells]
