"""Tables: one that is wider than a phone scrolls in a frame of its own, which the keyboard reaches."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


def register(md: Markdown) -> None:
    """Add the step after captions have found their tables (5.9) and before contents are made (5)."""
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
