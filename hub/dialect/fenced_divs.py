"""Pandoc's fenced divs: what stands between two lines of colons, with a class or attributes of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hub.dialect.attributes import Attributes, read_attributes
from hub.dialect.blocks import Found, Text
from hub.dialect.containers import contained
from hub.dialect.marks import Reads

_OPENING = re.compile(r" {0,3}:{3,}[ ]*(?:(?P<braces>\{[^{}]*\})|(?P<class>[\w.-]+))[ ]*:*[ ]*$")
_CLOSING = re.compile(r" {0,3}:{3,}[ ]*$")
_PLACE_OF_REFERENCES = "refs"


def fenced_div(text: Text, start: int) -> Found | None:
    """A div; one that nobody closes ends with what it stands in."""
    found = _OPENING.match(text.lines[start])
    if found is None:
        return None
    end = text.once(_partners).get(start, len(text.lines))
    attributes = read_attributes(found["braces"]) if found["braces"] else Attributes(classes=(found["class"],))
    if attributes.name == _PLACE_OF_REFERENCES:
        return Found(min(end + 1, len(text.lines)), list(text.lines[start : end + 1]))
    inside = text.inside(text.lines[start + 1 : end])
    return Found(end + 1, _figure(inside, attributes) or contained("div", inside, attributes.of_html))


def _partners(lines: Sequence[str]) -> dict[int, int]:
    """The closing line of each opening one."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for number, line in enumerate(lines):
        if ":::" not in line:
            continue
        if _OPENING.match(line):
            stack.append(number)
        elif stack and _CLOSING.match(line):
            partners[stack.pop()] = number
    return partners


def _figure(inside: list[str], attributes: Attributes) -> list[str]:
    """A figure of several images, as pandoc-crossref has it: its last paragraph is the caption."""
    last = len(inside) - 1
    while last > 0 and not inside[last].strip():
        last -= 1
    first = last
    while first > 0 and inside[first - 1].strip():
        first -= 1
    is_figure = attributes.name.startswith("fig") and any("![" in line for line in inside[:first])
    if not is_figure or "![" in "".join(inside[first:]):
        return []
    caption = contained("figcaption", inside[first : last + 1], reads=Reads.PLAIN)
    return contained("figure", [*inside[:first], *caption], attributes.of_html)
