"""Citations that were typed by hand, such as `(Ball, 2003)` or `Kraft et al’s (2018)`, and typed lists of references.

Nothing here is formatted by it: rules look for them, because a typed citation has no link, no entry and no check.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.prose import TEXTS_IN_HAND, mask


@dataclass(frozen=True, slots=True)
class Typed:
    """An author and a year in running text."""

    offset: int
    """Where it begins, counted from 0."""
    end: int
    """The offset after its last character, the closing bracket included."""
    written: str
    """As written, without the words around it."""
    name: str
    """The first author: a family name, or an organisation's name."""
    year: int
    tail: str
    """What stands after the year, such as `p 1129`."""


@functools.lru_cache(maxsize=TEXTS_IN_HAND)
def typed_citations(text: str) -> tuple[Typed, ...]:
    """The citations that were typed by hand in a text, in order; works in a typed list of references are none."""
    masked = mask(text)
    lists = [range(*section) for section in _lists(masked)]
    found = [*_in_brackets(masked), *_in_sentences(masked)]
    inside = (typed for typed in found if not any(typed.offset in section for section in lists))
    return tuple(sorted(inside, key=lambda typed: typed.offset))


_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]i|[Dd]u|[Ll]a|[Ll]e)\s+){0,3}"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_NAME = rf"{_PARTICLE}{_WORD}"
_ORGANISATION = rf"{_WORD}(?:\s+(?:(?:for|of|the|and|in|on)\s+)*{_WORD}){{0,6}}"
_OTHERS = (
    rf"(?:,?\s+(?:and|&)\s+{_NAME}|,\s+{_NAME}|,?\s+[*_]?et\.?\s+al\.?[*_]?|,?\s+and\s+others|,?\s+and\s+colleagues)"
)
_INITIALS = r"(?:,?\s*(?:[A-Z]\.?-?\s?){1,3}(?=[,&;\s(]))?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)[a-z]?"
_BRACKET = re.compile(r"\(([^()\[\]\n@]{0,200}(?:\n[^()\[\]\n@]{1,200})?)\)")
_PIECE = re.compile(
    rf"\s*(?:(?:see|also|cf\.|e\.g\.|eg|in|(?:as )?(?:cited|quoted) in|from|after)(?:,|\s)\s*){{0,3}}"
    rf"(?P<names>(?P<first>{_NAME}){_INITIALS}{_OTHERS}{{0,6}}|(?P<organisation>{_ORGANISATION}))"
    rf"(?:,\s*|\s+){_YEAR}(?P<tail>[,:].*)?\s*\Z",
    re.DOTALL,
)
_SENTENCE = re.compile(
    rf"(?<![\w@])(?P<names>(?P<first>{_NAME})(?:{_OTHERS}){{0,6}}|(?P<organisation>{_ORGANISATION}))(?:[’']s?)?,?\s+"
    rf"\({_YEAR}(?P<tail>[,:][^()\[\]\n@]{{0,80}})?\)"
)
_NO_NAME = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec Spring Summer Autumn Winter Version Table Figure Fig Chapter Section Part Volume Issue Since "
    "The In On At By From For Until Between Before After During Accessed Updated Revised Published Copyright".split()
)
"""Words before a year that are nobody's name."""


def _in_brackets(masked: str) -> Iterator[Typed]:
    for bracket in _BRACKET.finditer(masked):
        position = bracket.start(1)
        pieces = bracket[1].split(";")
        for number, piece in enumerate(pieces):
            found = _PIECE.match(piece)
            if found and (typed := _typed(found, position, bracket.end() if number + 1 == len(pieces) else 0)):
                yield typed
            position += len(piece) + 1


def _in_sentences(masked: str) -> Iterator[Typed]:
    if "(" not in masked:
        return
    for found in _SENTENCE.finditer(masked):
        if typed := _typed(found, 0, found.end()):
            yield typed


def _typed(found: re.Match[str], before: int, end: int) -> Typed | None:
    written = " ".join(found[0].split())
    name = " ".join((found["first"] or found["organisation"]).split())
    # In running text the first words may be the sentence's own: the name is what is left of them.
    words = name.split(" ")
    while words and words[0] in _NO_NAME:
        words.pop(0)
    if not words:
        return None
    name = re.sub(r"[’']s?\Z", "", " ".join(words))
    offset = before + found.start("names")
    return Typed(offset, end or before + found.end(), written, name, int(found["year"]), (found["tail"] or "").strip())


# Lists of references that were typed, under a heading of that name or at the end of a text.


@dataclass(frozen=True, slots=True)
class TypedReference:
    """One work in a typed list."""

    offset: int
    """Where it begins, counted from 0."""
    end: int
    """The offset after its last character."""
    written: str
    """Its text, in one line."""
    name: str
    """The family name or the organisation that it begins with."""
    year: int | None


@functools.lru_cache(maxsize=TEXTS_IN_HAND)
def typed_references(text: str) -> tuple[TypedReference, ...]:
    """The works of a list that was typed under a heading such as "References", or without one at the end of a text."""
    masked = mask(text)
    return tuple(work for start, end in _lists(masked) for work in _works(text, masked, start, end))


def _lists(masked: str) -> Iterator[tuple[int, int]]:
    """Where lists begin and end: the sections that are called "References" or the like, and one that has no heading."""
    end = 0
    for heading in _HEADING.finditer(masked):
        following = _ANY_HEADING.search(masked, heading.end())
        end = following.start() if following else len(masked)
        yield heading.end(), end
    start = _list_at_the_end(masked)
    if start is not None and start >= end:
        yield start, len(masked)


def _list_at_the_end(masked: str) -> int | None:
    """Where the last paragraphs of a text begin that look like the works of a list, if there are enough of them."""
    text = masked.rstrip()
    start, works, others, position = None, 0, 0, len(text)
    for block in reversed(text.split("\n\n")):
        position -= len(block)
        paragraphs = [found["work"] for found in _PARAGRAPH.finditer(block)]
        if paragraphs and all(map(_LISTED.match, paragraphs)):
            start, works, others = position, works + len(paragraphs), 0
        elif others == _MOST_OTHERS:
            break
        else:
            others += 1
        position -= len("\n\n")
    return start if works >= _FEWEST_WORKS else None


_FEWEST_WORKS = 3
"""Fewer paragraphs that look like works may be something else."""
_MOST_OTHERS = 1
"""How many paragraphs in a row may stand among them that do not look so: one half of a broken work."""


_HEADING = re.compile(
    # What a line must begin with is looked for first, and then that a line begins there.
    r"#(?<![^\n]#)#{0,5}[ \t]+(?:references?|bibliography|works cited|reference list|literature)\b[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ANY_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_PARAGRAPH = re.compile(
    r"""^[ \t]*(?:[-*+]|\d+[.)])?[ \t]*(?=\S)
    (?P<work>[^\n]+(?:\n(?![ \t]*\n|[-*+][ \t]|\d+[.)][ \t])[^\n]+)*)""",
    re.MULTILINE | re.VERBOSE,
)
_BEGINNING = re.compile(rf"(?P<name>{_PARTICLE}{_WORD}(?:[ -]{_WORD}|\s+(?:for|of|the|and)\s+{_WORD})*)")
_PUBLISHED = r"(?:18|19|20)\d\d[a-z]?"
_AUTHORS = rf"(?:(?:{_WORD}|and|&|et|al|of|for|the|in|on|van|von|de|der|den|la|le)[.,:&\s]+){{1,60}}+"
_LISTED = re.compile(
    rf"{_AUTHORS}(?:\({_PUBLISHED}\)[.:]|{_PUBLISHED}\.)"
    rf"|(?=[^(]{{1,60}},\s+[A-Z]\.){_AUTHORS}\({_PUBLISHED}\)"
    rf"|[A-Z](?s:.{{0,500}}?)(?:\b{_PUBLISHED};\s?\d|(?i:\[(?:online|internet)\]|\bavailable (?:at|from):|\bdoi:))"
)
"""Authors and a year as lists have them and sentences do not, or words that only a style writes."""
_YEAR_IN_BRACKETS = re.compile(r"(?<=\()(?:18|19|20)\d\d(?=[a-z]?\))")
_ANY_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")


def _works(text: str, masked: str, start: int, end: int) -> Iterator[TypedReference]:
    for found in _PARAGRAPH.finditer(masked, start, end):
        # What the mask hides, such as an address, is part of the work; a citation makes the paragraph no such list.
        written = " ".join(text[found.start("work") : found.end("work")].split())
        name, year = _BEGINNING.match(written), _YEAR_IN_BRACKETS.search(written) or _ANY_YEAR.search(written)
        if name and year and not re.search(r"\[[^\]]*@|<div|\\bibliography", written):
            yield TypedReference(*found.span("work"), written, name["name"], int(year[0]))
