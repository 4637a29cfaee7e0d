"""Tables whose cells stand between vertical bars."""

from __future__ import annotations

import itertools
import re

from hub.dialect.blocks import Text
from hub.dialect.table_cells import Cell, Table
from hub.prose import mask

_RULE = re.compile(r" {0,3}(?=[^|]*\||[^+]*\+)[|+]?[ ]*:?-+:?[ ]*(?:[|+][ ]*:?-+:?[ ]*)*[|+]?[ ]*$")
_BAR = re.compile(r"\\.|\|", re.DOTALL)


def pipe_table(text: Text, start: int) -> tuple[Table, int] | None:
    """A row of headings, a line of hyphens with the alignments, and rows until a line without a bar."""
    if start + 1 >= len(text.lines) or "|" not in text.lines[start] or not _RULE.match(text.lines[start + 1]):
        return None
    end = start + 2
    while end < len(text.lines) and "|" in text.lines[end]:
        end += 1
    alignments = [_alignment(cell) for cell in re.split(r"[|+]", text.lines[start + 1].strip().strip("|+"))]
    rows = [_cells(line) for line in (text.lines[start], *text.lines[start + 2 : end])]
    width = max(len(alignments), *(len(row) for row in rows))
    filled = [[Cell([cell]) for cell in [*row, *[""] * (width - len(row))]] for row in rows]
    return Table(alignments, filled[:1], filled[1:]), end


def _alignment(rule: str) -> str:
    left, right = rule.strip().startswith(":"), rule.strip().endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def _cells(line: str) -> list[str]:
    """What stands between the bars of a line, those in code and formulas and escaped ones aside."""
    words = line.strip()
    masked = mask(words) if "`" in words or "$" in words else words
    bars = [found.start() for found in _BAR.finditer(masked) if found[0] == "|"]
    edges = [-1, *bars, len(words)]
    cells = [words[left + 1 : right].strip() for left, right in itertools.pairwise(edges)]
    begins, ends = words.startswith("|"), bool(bars) and bars[-1] == len(words) - 1
    return cells[begins : len(cells) - (ends and len(cells) > 1)]
