"""Which parts of a Markdown text are running prose, and which are code, math, markup or addresses.

Everything that looks for words in a text (citations, prose checks, links) asks here first, so that no two of them
disagree on what code is. Offsets stay: what is not prose becomes spaces, character for character.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from hub.prose.blocks import Holds, leaves
from hub.prose.inline import KEY, Covers, Inline, Kind, Link, Stretch, Ticks
from hub.prose.kept import TEXTS_IN_HAND, kept, passing_texts

__all__ = [
    "KEY",
    "TEXTS_IN_HAND",
    "Kind",
    "Link",
    "Stretch",
    "html_tags",
    "kept",
    "line_and_column",
    "links",
    "mask",
    "passing_texts",
    "stretches",
    "with_one_end",
]


@functools.lru_cache(maxsize=TEXTS_IN_HAND)
def mask(text: str) -> str:
    """`text` with everything that is not prose replaced by spaces; line ends stay, so offsets and lines do too."""
    parts, position = [], 0
    for stretch in stretches(text):
        parts += [text[position : stretch.start], _NOT_LINE_END.sub(" ", text[stretch.start : stretch.end])]
        position = stretch.end
    return "".join([*parts, text[position:]])


def stretches(text: str) -> list[Stretch]:
    """Every stretch of `text` that is not prose, in order and without overlap."""
    return [stretch for stretch, _ in _scanned(with_one_end(text))]


def links(text: str) -> Iterator[Link]:
    """The inline links and images of `text` outside code, math and raw HTML, in order of their targets."""
    return (link for _, link in _scanned(with_one_end(text)) if link)


def html_tags(text: str) -> Iterator[tuple[int, str]]:
    """The raw HTML tags of `text` outside code, as (offset, tag as written)."""
    return ((s.start, text[s.start : s.end]) for s in stretches(text) if s.kind is Kind.TAG)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    r"""Line and column of an offset, both counted from 1.

    >>> line_and_column("one\ntwo", 5)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


_NOT_LINE_END = re.compile(r"[^\n]")


def with_one_end(text: str) -> str:
    """A text that ends with one line break if it ends with several: Markdown adds some before it reads."""
    return text.rstrip("\n") + "\n" if text.endswith("\n\n") else text


@kept
def _scanned(text: str) -> tuple[tuple[Stretch, Link | None], ...]:
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[tuple[Stretch, Link | None]]:
    """Blocks first, then what stands in each of them, as Markdown itself does."""
    start = 0
    if front_matter := _FRONT_MATTER.match(text):
        start = front_matter.end()
        yield Stretch(Kind.FRONT_MATTER, 0, start), None
    ticks = Ticks(text)
    for leaf in leaves(text, start, Covers(text, ticks)):
        if leaf.holds is Holds.WORDS:
            yield from Inline(text, ticks, leaf.start, leaf.end).scan()
        else:
            yield Stretch(_KINDS[leaf.holds], leaf.start, leaf.end), None


_KINDS = {Holds.CODE: Kind.CODE, Holds.MARKUP: Kind.MARKUP}
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
