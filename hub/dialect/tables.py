"""Tables, however they are written, with their captions; one wider than a phone scrolls in a frame of its own."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from hub.dialect.blocks import Found, Text
from hub.dialect.dashed_tables import multiline_table, simple_table
from hub.dialect.grid_tables import drawing_end, grid_table
from hub.dialect.pipe_tables import pipe_table
from hub.dialect.table_cells import Table, as_lines, with_caption

_KINDS = (grid_table, pipe_table, multiline_table, simple_table)
_CAPTION = re.compile(r" {0,3}(?:[Tt]able)?:[ ]+(?=\S)")


def a_table(text: Text, start: int) -> Found | None:
    """A table, with the caption before it or after it."""
    if _CAPTION.match(text.lines[start]):
        caption, end = _caption(text, start)
        begin = _next_with_words(text, end)
        found = _table(text, begin) if begin > end else None
        return Found(found[1], as_lines(text, with_caption(found[0], caption))) if found else None
    found = _table(text, start)
    if found is None:
        return _drawing(text, start)
    table, end = found
    after = _next_with_words(text, end)
    if after < len(text.lines) and _CAPTION.match(text.lines[after]):
        caption, end = _caption(text, after)
        table = with_caption(table, caption)
    return Found(end, as_lines(text, table))


def _drawing(text: Text, start: int) -> Found | None:
    """What is drawn as a table and is none, as it was drawn."""
    end = drawing_end(text, start)
    return Found(end, ["```", *text.lines[start:end], "```"]) if end > start + 1 else None


def _table(text: Text, start: int) -> tuple[Table, int] | None:
    if start >= len(text.lines):
        return None
    return next((found for kind in _KINDS if (found := kind(text, start))), None)


def _caption(text: Text, start: int) -> tuple[str, int]:
    """The words of a caption, and the number of the line after it."""
    end = start
    while end < len(text.lines) and text.lines[end].strip():
        end += 1
    return "\n".join([_CAPTION.sub("", text.lines[start], count=1), *text.lines[start + 1 : end]]), end


def _next_with_words(text: Text, number: int) -> int:
    while number < len(text.lines) and not text.lines[number].strip():
        number += 1
    return number


def register(md: Markdown) -> None:
    """Add the step before contents are made (5)."""
    md.treeprocessors.register(_Frames(md), "hub-table-frames", 5.2)


class _Frames(Treeprocessor):
    """Puts a frame around each table that Markdown made."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[index] = _framed(child)


def _framed(table: Element) -> Element:
    frame = Element("div", {"class": "hub-table-frame", "role": "group", "aria-label": "Table", "tabindex": "0"})
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame
