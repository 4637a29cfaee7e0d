"""Tags of HTML and comments that stand as blocks of their own.

Source: HTML Living Standard, section "Syntax", and the names that Pandoc takes for blocks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

TAG = r"""</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])(?:[^<>"'\n]|"[^"<]*"|'[^'<]*'|\n(?![ \t]*\n))*>"""
"""A pattern of one tag."""

COMMENT_END = "-->"
_BLOCKS = frozenset(
    """
    address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex li main menu meta nav
    noframes ol output p pre script section style summary table tbody td textarea tfoot th thead title tr ul
    """.split()
)
_BLOCKS_OR_WORDS = frozenset(
    "applet area audio button del embed iframe ins map math noscript object progress source svg track video".split()
)
"""Tags of blocks where a block may begin, and of words within a paragraph."""
VERBATIM = frozenset({"math", "pre", "script", "style", "svg", "textarea"})
"""Elements in which nothing is Markdown."""
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TAG = re.compile(TAG)
_NAME = re.compile(r"[ ]*<(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")


class Tag(NamedTuple):
    """The tag of a block, or what begins a comment."""

    end: int
    """The offset after its last character."""
    opens: str = ""
    """The name of the element that it opens, if it opens one."""
    closes: str = ""
    """The name of the element that it closes, if it closes one."""
    until: str = ""
    """What ends the comment, or the element in which nothing is Markdown."""


def find_tag(text: str, start: int, end: int) -> Tag | None:
    """The tag of a block or the comment that begins at an offset, if one does; a tag ends before another offset."""
    if text.startswith("<!--", start):
        return Tag(start + 4, until=COMMENT_END)
    named = _NAME.match(text, start, end)
    found = _TAG.match(text, start, end) if named else None
    if named is None or found is None:
        return None
    name = named["name"].lower()
    if name not in _BLOCKS and name not in _BLOCKS_OR_WORDS:
        return None
    if named["closes"]:
        return Tag(found.end(), closes=name)
    if name in _VOID or found[0].endswith("/>"):
        return Tag(found.end())
    return Tag(found.end(), opens=name, until=f"</{named['name']}>" if name in VERBATIM else "")


def is_block_tag(line: str) -> bool:
    """Whether a line begins with a tag that ends the paragraph before it."""
    found = _NAME.match(line)
    return found is not None and found["name"].lower() in _BLOCKS


def closes(line: str, name: str) -> bool:
    """Whether a line begins with the tag that closes an element."""
    found = _NAME.match(line)
    return found is not None and bool(found["closes"]) and found["name"].lower() == name
