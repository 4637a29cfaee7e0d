"""What Pandoc makes of single signs: escapes of all of them, spaces that stay, raised, lowered and deleted words."""

from __future__ import annotations

import re
import string
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from hub.dialect import marks


def register(md: Markdown) -> None:
    """Add the steps: what a backslash makes before escapes (180) and code (190), the others after links (160)."""
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *(sign for sign in string.punctuation if sign not in md.ESCAPED_CHARS)]
    md.inlinePatterns.register(_HardBreak(r"(?<!\\)((?:\\\\)*)\\(?:\n|\Z)", md), "hub-hard-break", 185)
    md.inlinePatterns.register(_Space(r"(?<!\\)((?:\\\\)*)\\ ", md), "hub-space", 184)
    md.inlinePatterns.register(_Around("del", r"~~(?=\S)((?:[^~]|~(?!~))+?)(?<=\S)~~", md), "hub-deleted", 75)
    md.inlinePatterns.register(_Around("sup", rf"\^({_WORD.replace('SIGN', '^')})\^", md), "hub-raised", 74)
    md.inlinePatterns.register(_Around("sub", rf"(?<!~)~({_WORD.replace('SIGN', '~')})~(?!~)", md), "hub-lowered", 73)
    md.inlinePatterns.register(_Tie(rf"(?<=\w)~(?=[{_REFERS}])", md, "\u00a0"), "hub-tied", 76)
    md.inlinePatterns.register(_Tie(rf"(?<=[\w.)])\\,(?=[\w\\°%$({_REFERS}])", md, "\u202f"), "hub-narrow-space", 186)


_WORD = r"(?:[^\s\\SIGN]|\\[\s\S]){1,200}?"
"""One word. A space in it has a backslash before it."""


class _HardBreak(InlineProcessor):
    """A backslash at the end of a line breaks it; at the end of a paragraph it does nothing."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name; the stubs know its older form)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        return (Element("br") if m[0].endswith("\n") else ""), m.end(1), m.end(0)


class _Space(InlineProcessor):
    """A backslash before a space makes it one at which no line breaks."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name; the stubs know its older form)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return "\u00a0", m.end(1), m.end(0)


_REFERS = f"{marks.REFERENCE}{marks.FORMULA}\ue100"
"""What a figure, a formula or a work that is referred to begins with at this stage."""


class _Tie(InlineProcessor):
    """LaTeX's spaces that keep together a number and its unit, or a word and what it refers to."""

    def __init__(self, pattern: str, md: Markdown, space: str) -> None:
        super().__init__(pattern, md)
        self.space = space

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name; the stubs know its older form)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return self.space, m.start(0), m.end(0)


class _Around(InlineProcessor):
    """Makes an element of what stands between two signs."""

    def __init__(self, tag: str, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name; the stubs know its older form)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element(self.tag)
        element.text = m[1]
        return element, m.start(0), m.end(0)
