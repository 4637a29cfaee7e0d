"""Pandoc's spans, words in brackets with attributes after them, `[small]{.smallcaps}`, and braces that hold none."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from hub.dialect import marks
from hub.dialect.attributes import WRITTEN, read_attributes


def register(md: Markdown) -> None:
    """Add the steps: words before links (170) are looked for, braces before attribute lists are read (8)."""
    md.inlinePatterns.register(_Spans(SPAN, md), "hub-spans", 172)
    md.treeprocessors.register(_Braces(md), "hub-braces", 8.5)


_INSIDE = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.){0,300}\]){0,300}"
SPAN = rf"(?<![!\]\\])\[(?P<words>{_INSIDE})\](?P<braces>{WRITTEN})"
"""A pattern of a span, with its words and its braces."""
_TAGS = {"underline": "u", "ul": "u", "mark": "mark", "del": "del", "smallcaps": "span"}


class _Spans(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name; the stubs know its older form)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        attributes = read_attributes(m["braces"])
        tag = next((_TAGS[name] for name in attributes.classes if name in _TAGS), "span")
        element = Element(tag, attributes.of_html if tag == "span" else {})
        label = attributes.values.get("label", "")
        element.text = m["words"] + (marks.mark(marks.LABEL, label) if label else "")
        return element, m.start(0), m.end(0)


_BRACES = re.compile(rf"(?P<attributes>{WRITTEN})|[{{}}]")


class _Braces(Treeprocessor):
    """Hides braces that hold anything but attributes: they are words, and an attribute list would be made of them."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for place in ("text", "tail"):
                words = getattr(element, place)
                if words and "{" in words and not isinstance(words, AtomicString):
                    setattr(element, place, _hidden(words))


def _hidden(words: str) -> str:
    """Words whose braces are marks, but for those around attributes, which are put on one line."""
    return _BRACES.sub(
        lambda found: " ".join(found[0].split()) if found["attributes"] else marks.BRACES[found[0]], words
    )
