"""What Python-Markdown reads by the indentation below it, footnotes and boxes: blocks are looked for in them too."""

from __future__ import annotations

import re

from hub.dialect.blocks import Found, Text, indent_of, indented, without_indent

_NOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,200}\]:")
_BOX = re.compile(r"(?:!!!|\?\?\?\+?)[ ]")
_INDENT = 4


def footnote(text: Text, start: int) -> Found | None:
    """What a footnote says: its first paragraph, and others that are indented."""
    if not _NOTE.match(text.lines[start]):
        return None
    end = start + 1
    while end < len(text.lines) and text.lines[end].strip() and not _NOTE.match(text.lines[end]):
        end += 1
    return _with_indented(text, start, end)


def box(text: Text, start: int) -> Found | None:
    """An admonition or a box that opens."""
    return _with_indented(text, start, start + 1) if _BOX.match(text.lines[start]) else None


def _with_indented(text: Text, start: int, end: int) -> Found:
    """Lines that stay, and the indented ones after them, rewritten where they stand."""
    head, inside, number = text.lines[start:end], [], end
    while number < len(text.lines) and (not text.lines[number].strip() or indent_of(text.lines[number]) >= _INDENT):
        inside.append(without_indent(text.lines[number], _INDENT))
        end = number + 1 if text.lines[number].strip() else end
        number += 1
    inside = inside[: len(inside) - (number - end)]
    return Found(end, [*head, *indented(text.inside(inside))])
