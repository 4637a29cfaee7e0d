"""The footnotes of a Markdown text: their marks in the text, and the paragraphs that say what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.prose import mask

_DEFINITION = re.compile(r"^(?: {0,3}>){0,9} {0,3}\[\^([^\]\s^]+)\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s^]+)\](?!\()")


def definitions(text: str) -> dict[str, int]:
    """The footnotes that a text defines: by name, where the definition begins, counted from 0."""
    if "[^" not in text:
        return {}
    return {found[1]: found.start() for found in reversed(list(_DEFINITION.finditer(mask(text))))}


def marks(text: str) -> Iterator[tuple[int, str]]:
    """Where a text names footnotes, counted from 0, and which."""
    if "[^" not in text:
        return
    masked = mask(text)
    defining = {found.start(1) - 2 for found in _DEFINITION.finditer(masked)}
    for found in _MARK.finditer(masked):
        if found.start() not in defining and masked[found.start() - 1 : found.start()] != "\\":
            yield found.start(), found[1]


def without_words(text: str) -> Iterator[tuple[int, str]]:
    """The footnotes that say nothing: where the definition of each begins, counted from 0, and which it is."""
    for name, start in definitions(text).items():
        if not _WORDS.match(text, text.index("]:", start)):
            yield start, name


_WORDS = re.compile(r"\]:[ \t]*(?:\S|\n(?! {0,3}\[\^)[ \t]*\S|(?:\n[ \t]*)*\n(?: {4}|\t)[ \t]*\S)")
"""What a footnote says begins beside its name, on the next line, or indented below empty ones."""
