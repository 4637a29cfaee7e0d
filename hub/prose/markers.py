"""What stands before a block in which other blocks stand: an item of a list, a definition, a footnote, a fenced div.

Source: Pandoc User's Guide, sections "Lists", "Definition lists", "Footnotes" and "Divs and Spans".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hub.prose.fences import ATTRIBUTES

FOOTNOTE = re.compile(r" {0,3}\[\^[^\s^\[\]]+\]")
"""A footnote's mark; with a colon after it, its text follows."""
DIV = re.compile(rf":{{3,}}+ *+(?:{ATTRIBUTES}|\S++) *+:*+ *+$")
"""A line that opens a fenced div."""
DIV_END = re.compile(r":{3,}+ *+$")
ADMONITION = re.compile(r" {0,3}(?:!!!|\?\?\?\+?) ?\w")
"""What opens an admonition, which Python-Markdown has and Pandoc has not."""

_SPACE = r"(?P<space> {1,4}(?! )| |$)"
_BULLET = re.compile(rf" {{0,3}}[*+-]{_SPACE}")
_ROMAN = "m*+(?:cm)?d?(?:cd)?c*+(?:xc)?l?(?:xl)?x*+(?:ix)?v?(?:iv)?i*+"
_NUMBER = rf"\d++|\#|@(?:\w|[_-]\w)*+|[A-Za-z](?![A-Za-z])|(?=[ivxlcdm]){_ROMAN}|(?=[IVXLCDM]){_ROMAN.upper()}"
_ORDERED = re.compile(
    rf" {{0,3}}(?!p\. \d)(?:(?P<open>\()?(?P<number>{_NUMBER})(?(open)\)|(?:\)|(?P<stop>\.))){_SPACE})"
)
_ABBREVIATED = re.compile("[A-Z]")
"""With a full stop and one space after it, rather a name's initial than a number."""
_ONE = frozenset("1iIaA#")
_DEFINITION = re.compile(rf" {{0,3}}[:~]{_SPACE}")
_RULE = re.compile(r" *([*_-])(?: *\1){2}(?: |\1)*$")
_EXAMPLE_INDENT = 4


def is_rule(line: str) -> bool:
    """Whether a line is a horizontal rule."""
    return _RULE.match(line) is not None


class Marker(NamedTuple):
    """What stands before an item of a list, or before a definition."""

    width: int
    """How long it is, with the space after it, in characters."""
    indent: int
    """How far the other lines of the item are moved to the right."""


def item_marker(line: str, *, nested: bool = False) -> Marker | None:
    """The marker that a line begins with.

    Args:
        line: without tabs.
        nested: whether it would begin a list within an item, whose first number must then be one.

    >>> item_marker("- one"), item_marker("(@a) two"), item_marker("E. Lee")
    (Marker(width=2, indent=2), Marker(width=5, indent=4), None)
    """
    if found := _BULLET.match(line):
        return None if is_rule(line) else Marker(found.end(), found.end())
    found = _ORDERED.match(line)
    if found is None or (nested and found["number"] not in _ONE):
        return None
    if found["stop"] and found["space"] == " " and _ABBREVIATED.fullmatch(found["number"]):
        return None
    return Marker(found.end(), _EXAMPLE_INDENT if found["number"].startswith("@") else found.end())


def definition_marker(line: str) -> Marker | None:
    """The marker of a definition that a line begins with."""
    found = _DEFINITION.match(line)
    return Marker(found.end(), found.end()) if found else None


def begins_item(line: str) -> bool:
    """Whether an item or a definition begins at a line: within an item it does so right after a paragraph."""
    return (item_marker(line) or definition_marker(line)) is not None
