"""Blocks of code as Pandoc writes them, and whatever else is not to be looked into."""

from __future__ import annotations

import re

from hub.dialect.attributes import Attributes, read_attributes
from hub.dialect.blocks import Found, Text, indent_of, without_indent
from hub.dialect.containers import contained
from hub.dialect.marks import Reads

_FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^`]*)$")
_KNOWN_INFO = re.compile(r'[\w#.+-]*(?:[ ]+[\w-]+=(?:"[^"]*"|\'[^\']*\'))*[ ]*')
"""What pymdownx.superfences reads after a fence by itself."""
_LANGUAGE = re.compile(r"[\w#+-]+")


def fenced(text: Text, start: int) -> Found | None:
    """A block between two fences, whose language may stand in braces among other attributes."""
    found = _FENCE.match(text.lines[start])
    if found is None:
        return None
    fence = found["fence"]
    end = text.next_line(_closing(fence), start + 1)
    if end < 0:
        return None
    indent = len(found["indent"])
    code = [without_indent(line, indent) for line in text.lines[start + 1 : end]]
    info = found["info"].strip()
    if _KNOWN_INFO.fullmatch(info):
        return Found(end + 1, [f"{fence}{info}", *code, fence])
    attributes = read_attributes(info)
    return Found(end + 1, _captioned([f"{fence}{_language(info, attributes)}", *code, fence], attributes))


def _closing(fence: str) -> re.Pattern[str]:
    return re.compile(rf" {{0,3}}{fence[0]}{{{len(fence)},}}[ ]*$")


def _language(info: str, attributes: Attributes) -> str:
    """The first class, or what stands before the braces."""
    word = _LANGUAGE.match(info)
    return attributes.classes[0] if attributes.classes else word[0] if word else ""


def _captioned(lines: list[str], attributes: Attributes) -> list[str]:
    """Code with its name and its caption, if it has any."""
    caption = attributes.values.get("caption", "")
    if not (caption or attributes.name):
        return lines
    name = {"id": attributes.name} if attributes.name else {}
    if not caption:
        return contained("div", lines, name)
    return contained(
        "figure", [*lines, "", *contained("figcaption", [caption], reads=Reads.PLAIN)], {**name, "class": "listing"}
    )


def indented(text: Text, start: int) -> Found | None:
    """A block moved to the right by four spaces."""
    if indent_of(text.lines[start]) < _CODE:
        return None
    end = last = start
    while end < len(text.lines) and (not text.lines[end].strip() or indent_of(text.lines[end]) >= _CODE):
        last = end if text.lines[end].strip() else last
        end += 1
    code = [without_indent(line, _CODE) for line in text.lines[start : last + 1]]
    # Between fences nobody after this step takes it for anything else.
    fence = "`" * (max((len(ticks) for line in code for ticks in _TICKS.findall(line)), default=2) + 1)
    return Found(last + 1, [fence, *code, fence])


_TICKS = re.compile("`{3,}")
_CODE = 4
_VERBATIM = re.compile(
    r" {0,3}<(?:(?P<tag>pre|script|style|textarea|svg|math)(?=[\s/>])|(?P<comment>!--))", re.IGNORECASE
)
_ENDS = {
    name: re.compile(rf".*</{name}\s*>", re.IGNORECASE)
    for name in ("pre", "script", "style", "textarea", "svg", "math")
}
_COMMENT_END = re.compile(r".*-->")


def verbatim_html(text: Text, start: int) -> Found | None:
    """Raw HTML in which nothing is Markdown."""
    found = _VERBATIM.match(text.lines[start])
    if found is None:
        return None
    if found["comment"]:
        return _after_comment(text, start)
    end = text.next_line(_ENDS[found["tag"].lower()], start)
    return Found(end + 1, list(text.lines[start : end + 1])) if end >= 0 else None


def _after_comment(text: Text, start: int) -> Found | None:
    """A comment shows nothing, whatever stands in it."""
    end = text.next_line(_COMMENT_END, start)
    return Found(end + 1, [text.lines[end].partition("-->")[2]]) if end >= 0 else None
