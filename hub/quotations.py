"""Direct quotations in a Markdown text: words in double quotation marks, long enough to be somebody's."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.values import slug
from hub.headings import headings
from hub.prose import TEXTS_IN_HAND, mask

FEWEST_WORDS = 5
"""Shorter ones are terms, titles and turns of phrase."""
_QUOTATION = re.compile(r"“[^“”]{10,600}”|\"(?<![\w\"=]\")(?=\w)[^\"]{10,600}\"")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?)")
"""What the heading of an admonition stands after."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words."""

    start: int
    """Where its opening mark stands, counted from 0."""
    end: int
    """The offset after its closing mark."""
    words: str
    """What it says, in one line."""

    @property
    def beginning(self) -> str:
        """Enough of it to find it by."""
        words = self.words.split()
        return " ".join(words[:_ENOUGH]) + (" …" if len(words) > _ENOUGH else "")


_ENOUGH = 6


@functools.lru_cache(maxsize=TEXTS_IN_HAND)
def quotations(text: str) -> tuple[Quotation, ...]:
    """The direct quotations of a text, in order; names of its own headings and of boxes are none."""
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[Quotation]:
    own = {slug(heading.text) for heading in headings(text)}
    for found in _QUOTATION.finditer(mask(text)):
        words = " ".join(text[found.start() + 1 : found.end() - 1].split())
        line = text.rfind("\n", 0, found.start()) + 1
        if len(words.split()) >= FEWEST_WORDS and slug(words) not in own and not _BOX.match(text, line):
            yield Quotation(found.start(), found.end(), words)


def sentence_around(text: str, quotation: Quotation) -> tuple[int, int]:
    """Where the sentence begins and ends that a quotation stands in, with the one that may name its source after it."""
    paragraph = text.rfind("\n\n", 0, quotation.start) + 1
    before = max(text.rfind(mark, paragraph, quotation.start) for mark in (". ", ".\n", "? ", "! "))
    following = text.find("\n\n", quotation.end)
    limit = len(text) if following < 0 else following
    after = _SENTENCE_END.search(text, quotation.end, limit)
    return max(paragraph, before + 1), after.end() if after else limit


_SENTENCE_END = re.compile(r"[.?!](?:\[\^[^\]]+\]|[)”\"])*(?=\s+[A-Z“\"(])(?!\s+\()")
