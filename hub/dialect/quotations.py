"""Quotations and what stands line by line: `>` before each line, or `|`."""

from __future__ import annotations

import re

from hub.dialect.blocks import Found, Text
from hub.dialect.containers import contained
from hub.dialect.marks import Reads

_MARK = re.compile(r" {0,3}>[ ]?")


def quotation(text: Text, start: int) -> Found | None:
    """A quotation; a line of its last paragraph may lack the mark."""
    if not _MARK.match(text.lines[start]):
        return None
    end = start
    while end < len(text.lines) and text.lines[end].strip():
        end += 1
    return Found(
        end, contained("blockquote", text.inside([_MARK.sub("", line, count=1) for line in text.lines[start:end]]))
    )


_LINE = re.compile(r"\|(?: (?P<words>.*)|$)")
_HARD_BREAK = "\\"


def line_block(text: Text, start: int) -> Found | None:
    """Lines that stay lines, with the spaces that they begin with."""
    lines: list[str] = []
    end = start
    while end < len(text.lines):
        line = text.lines[end]
        if found := _LINE.match(line):
            lines.append(found["words"] or "")
        elif lines and line.startswith(" ") and line.strip():
            lines[-1] += f" {line.strip()}"
        else:
            break
        end += 1
    if not lines or lines[0].rstrip().endswith("|"):
        return None
    kept = [_with_kept_spaces(line) for line in lines]
    return Found(
        end,
        contained(
            "div",
            [f"{line}{_HARD_BREAK}" for line in kept[:-1]] + kept[-1:],
            {"class": "line-block"},
            reads=Reads.PLAIN,
        ),
    )


def _with_kept_spaces(line: str) -> str:
    words = line.strip()
    return "\u00a0" * (len(line.rstrip()) - len(words)) + words or "\u00a0"
