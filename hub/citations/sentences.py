"""The sentence around a citation, as one reads it: plain text, with the citations at their places.

A sentence ends with its paragraph, its item or its cell, or at a stop that a new beginning follows; a citation in
brackets after the stop still belongs to the sentence before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, repeat, zip_longest

from hub.citations.syntax import Cluster, Mode
from hub.plain_words import plain_words
from hub.prose import mask

LONGEST_SIDE = 220
"""How many characters of a sentence are told on either side of a citation: some two lines."""
WORDS_OF_A_CITATION = 20
"""How many characters of these another citation in the sentence takes, whatever its style makes of it."""

Parts = tuple[str | int, ...]
"""Plain text, and citations by their numbers in the whole text, counted from 0."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that cites."""

    parts: Parts

    @cached_property
    def _places(self) -> dict[int, int]:
        return {part: place for place, part in enumerate(self.parts) if isinstance(part, int)}

    def around(self, number: int) -> Parts:
        """The sentence, cut where it goes on for long before or after one of its citations."""
        place = self._places.get(number, -1)
        before = self.parts[max(0, place - _MOST_PARTS) : max(0, place)]
        after = self.parts[place + 1 : place + 1 + _MOST_PARTS]
        return (*_reversed(tuple(_cut(_reversed(before)))), *self.parts[place : place + 1], *_cut(after))


_MOST_PARTS = 2 * LONGEST_SIDE // WORDS_OF_A_CITATION
"""How many parts of one side can be told: citations, and text between them."""


def _reversed(parts: Parts) -> Parts:
    return tuple(part[::-1] if isinstance(part, str) else part for part in reversed(parts))


def _cut(parts: Parts) -> Iterator[str | int]:
    """The first parts; if they are not all, an ellipsis stands after the last whole word."""
    room = LONGEST_SIDE
    for part in parts:
        length = len(part) if isinstance(part, str) else WORDS_OF_A_CITATION
        if length > room:
            yield f"{part[: room + 1].rpartition(' ')[0]} …" if isinstance(part, str) else " …"
            return
        yield part
        room -= length


def sentences_around(text: str, clusters: Sequence[Cluster]) -> list[Sentence]:
    """The sentence in which each citation of a Markdown text stands.

    Args:
        text: the text.
        clusters: its citations, in the order of the text.
    """
    shape = _shape(text, clusters)
    starts = [cluster.start for cluster in clusters]
    ends = [*(end.end() for end in _BLOCK_END.finditer(shape)), len(text)]
    found: list[Sentence] = []
    for start, end in zip([0, *ends], ends, strict=False):
        following = bisect_left(starts, end, len(found))
        if len(found) < following:
            found += _in_block(text, shape, (start, end), clusters, range(len(found), following))
    return found


def _in_block(
    text: str, shape: str, block: tuple[int, int], clusters: Sequence[Cluster], numbers: range
) -> Iterator[Sentence]:
    """The sentences of a paragraph, an item or a cell for each of its citations; each is made plain once."""
    stops = [stop.end() for stop in _SENTENCE_END.finditer(shape, *block) if _ends_a_sentence(stop)]
    ends = [block[0], *stops, block[1]]
    for place, cited in groupby(numbers, lambda number: bisect_right(stops, clusters[number].start)):
        together = list(cited)
        yield from repeat(_sentence(text, ends[place], ends[place + 1], clusters, together), len(together))


def _sentence(text: str, start: int, end: int, clusters: Sequence[Cluster], numbers: Sequence[int]) -> Sentence:
    """The plain words between two offsets. While they are made plain, a mark stands in the place of each citation."""
    marked, position = [], start
    for number in numbers:
        marked += [text[position : clusters[number].start], _MARK]
        position = clusters[number].end
    pieces = plain_words("".join([*marked, text[position:end]])).split(_MARK)
    # A mark is lost where a citation stands in what nobody reads, such as the words of a small picture.
    parts = [part for pair in zip_longest(pieces, numbers[: len(pieces) - 1]) for part in pair]
    return Sentence(tuple(part for part in parts if part not in ("", None)))


# The shape of a text: what is not prose is blank, and a citation is one letter over and over, so that no stop in it
# ends anything. An author in the text begins a sentence, as any capital does; brackets do not.

_IN_TEXT, _IN_BRACKETS = "X", "\ue000"
_MARK = "\ue001"
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def _shape(text: str, clusters: Sequence[Cluster]) -> str:
    masked = _PRIVATE.sub(" ", mask(text))
    parts, position = [], 0
    for cluster in clusters:
        letter = _IN_TEXT if cluster.citations[0].mode is Mode.AUTHOR_IN_TEXT else _IN_BRACKETS
        parts += [masked[position : cluster.start], letter * (cluster.end - cluster.start)]
        position = cluster.end
    return "".join([*parts, masked[position:]])


_BLOCK_END = re.compile(
    r"""(?=[\n\#|])(?:  # looked at first, it saves half of the time
    \n[ \t>]*(?=\n)
    |\n(?=[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|\#{1,6}|:)[ \t]|\[\^[^\]\s]{1,99}\]:|\||!{3}|\?{3}))
    |(?:(?<=\n)|\A)\#{1,6}[ \t][^\n]*\n
    |(?<=[ \t])\|(?=[ \t\n]))""",
    re.VERBOSE,
)
"""A blank line, what stands before an item, a heading, a note or a cell, and the end of a heading."""
_SENTENCE_END = re.compile(
    rf"""(?P<stop>[.!?…]+)
    (?:["'”’»)\]*_]|\[\^[^\]\s]{{1,99}}\]|\s*+{_IN_BRACKETS}++)*+\s+(?=(?P<opening>["'“‘«(\[*_¿¡]*)\S)
    |[。！？]+""",
    re.VERBOSE,
)
"""A stop, whatever still belongs to the sentence, and the space before the next; or a stop of Chinese or Japanese."""
_GOES_ON = re.compile(
    r"(?<!\w)(?:al|ca?|cf|chs?|dr|e\.g|eds?|eqs?|figs?|i\.e|jr|mrs?|ms|pp?|prof|secs?|st|trans|viz|vols?|vs"
    r"|(?-i:[A-HJ-Z])|nos?(?=\.\d))\.\S\Z",
    re.IGNORECASE,
)
"""A stop that ends no sentence, with what is around it: an abbreviation's, or an initial's, but for "I"."""


def _ends_a_sentence(found: re.Match[str]) -> bool:
    """Whether what follows a stop is a beginning, and what comes before it is no abbreviation."""
    if found["stop"] is None:
        return True
    following = found.string[found.end("opening")]
    if following.islower() or not following.isalnum():
        return False
    before = found.string[max(0, found.start() - 8) : found.end("stop")]
    return not _GOES_ON.search(before + following)
