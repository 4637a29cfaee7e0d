"""How much a text may ask of those who read it: nobody's text holds up everybody's pages.

What converts Markdown looks from most marks to the end of their paragraph, so that its time grows with the product of
marks and length; it goes a few calls deeper for each list inside a list; and it needs about a millisecond for each
paragraph, item or row. The bounds are many times what a paper needs, and keep a page under two seconds or so. They are
counted in the text alone: a text is refused on every machine or on none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 1_000_000
"""The longest text that is formatted: some 150,000 words."""
MOST_LINES = 40_000
"""How many lines a text may have, empty ones included."""
MOST_MARKS = 130_000
"""How many signs that are neither letters nor spaces a text may have, those of its code included."""
MOST_CODE = 150_000
"""How many characters of code are coloured."""
MOST_WORK = 100_000_000
"""The sum, over paragraphs, of marks times characters."""
MOST_OPEN = 2_000_000
"""The sum, over square brackets, of the characters up to the bracket that closes each, or to the paragraph's end."""
MOST_TICKS = 5_000_000
"""The sum, over runs of backticks, of their length times itself."""
DEEPEST = 40
"""How many lists, quotations and notes may stand inside each other."""
DEEPEST_TAGS = 100
"""How many HTML elements may stand inside each other."""


@dataclass(frozen=True)
class Excess:
    """What is too much in a text."""

    offset: int
    """Where it is, counted from 0."""
    told: str
    """What must hold and what was found, in a sentence."""


def excess(text: str) -> Excess | None:
    """What is too much in a Markdown text, if anything is."""
    if len(text) > MOST_CHARACTERS:
        return Excess(MOST_CHARACTERS, _at_most(MOST_CHARACTERS, "characters", len(text)))
    marks = len(_MARK.findall(text))
    if marks > MOST_MARKS:
        return Excess(0, _at_most(MOST_MARKS, "signs that are neither letters nor spaces", marks))
    lines = text.count("\n")
    if lines > MOST_LINES:
        return Excess(0, _at_most(MOST_LINES, "lines", lines))
    if marks <= _FEW and lines <= _SHORT and len(text) <= MOST_CODE:
        return None
    blocks = list(_fenced(text))
    if (code := sum(end - start for start, end in blocks)) > MOST_CODE:
        return Excess(blocks[0][0], _at_most(MOST_CODE, "characters of code", code))
    shown = _without(blocks, text)
    return _too_many(text, shown, marks) or _too_deep(shown) or _too_much_work(shown, marks)


def _at_most(most: int, what: str, found: int) -> str:
    return f"A text must have at most {most:,} {what}; found {found:,}."


_MARK = re.compile(r"[^\w\s,;]|[ \t]{2}")
"""A sign at which a converter stops and looks on; spaces in a row make it do so too."""
_FEW, _SHORT = 40, 3_000
"""A text with as few marks as this, and as few lines, cannot have too much of anything."""


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Where each fenced block of code begins and ends; one that nothing closes is read as text by converters.

    Nothing that reads more of a text is asked before this.
    """
    opening: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opening is None:
            opening = fence
        elif fence["marks"].startswith(opening["marks"]) and not fence["rest"].strip():
            yield opening.start(), fence.end()
            opening = None


_FENCE = re.compile(r"^[ \t>]*(?P<marks>`{3,}(?=[^`\n]*$)|~{3,})(?P<rest>.*)$", re.MULTILINE)


def _without(blocks: list[tuple[int, int]], text: str) -> str:
    """The text with some of its stretches blank; offsets and lines stay."""
    parts, position = [], 0
    for start, end in blocks:
        parts += [text[position:start], _NOT_LINE_END.sub(" ", text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


_NOT_LINE_END = re.compile(r"[^\n]")


# What there may be many of.

_COUNTED = (
    (2_000, "headings", re.compile(r"^ {0,3}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)),
    (3_000, "footnotes and marks of footnotes", re.compile(r"\[\^|\^\[")),
    (2_000, "addresses given apart from their links", re.compile(r"^ {0,3}\[[^\]\n]*\]:", re.MULTILINE)),
    (300, "abbreviations", re.compile(r"^ {0,3}\*\[", re.MULTILINE)),
    (10_000, "HTML tags", re.compile(r"<[A-Za-z/!?]")),
    (10_000, "signs that begin or end formulas", re.compile(r"\$|\\[(\[]|\\begin\b")),
    (20_000, "lines between the cells of tables", re.compile(r"\|")),
    (5_000, "citations", re.compile(r"@")),
    (2_000, "images", re.compile(r"!\[")),
)
_FENCES = (1_500, "lines that begin or end code", re.compile(r"^[ \t>]*(?:`{3,}|~{3,})", re.MULTILINE))


def _too_many(text: str, shown: str, marks: int) -> Excess | None:
    """What there is too much of: fences in the text, all else in what is not code."""
    for where, most, what, pattern in ((text, *_FENCES), *((shown, *counted) for counted in _COUNTED)):
        if marks <= most:
            continue
        found = [match.start() for match in pattern.finditer(where)]
        if len(found) > most:
            return Excess(found[most], _at_most(most, what, len(found)))
    return None


# What may stand inside what.

_PREFIX = re.compile(r"^[ \t>*+:.)!?\d-]{20,}", re.MULTILINE)
_CONTAINER = re.compile(r">|[-+*:](?=[ \t]|\Z)|\d{1,9}[.)](?=[ \t]|\Z)|!!!|\?\?\?")
_TAB, _STEP = 4, 2
_TAGS = re.compile(r"<(/?)(?!(?:br|hr|img|wbr|col|p|li|d[dt]|t[dhr]|thead|tbody|tfoot|rt|rp)\b)[A-Za-z][\w-]*")


def _too_deep(text: str) -> Excess | None:
    for found in _PREFIX.finditer(text):
        containers = _CONTAINER.findall(found[0])
        prefix = found[0].expandtabs(_TAB)
        indent = len(prefix) - len(prefix.lstrip(" "))
        if containers and (depth := indent // _STEP + len(containers)) > DEEPEST:
            return Excess(found.start(), _inside("Lists, quotations and notes", DEEPEST, depth))
    depth = 0
    for tag in _TAGS.finditer(text) if text.count("<") > DEEPEST_TAGS else ():
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > DEEPEST_TAGS:
            return Excess(tag.start(), _inside("HTML elements", DEEPEST_TAGS, depth))
    return None


def _inside(what: str, deepest: int, found: int) -> str:
    return f"{what} must stand at most {deepest} deep inside each other; found {found}."


# What a paragraph costs.

_MOST_PARAGRAPHS = 3_000


def _too_much_work(text: str, all_marks: int) -> Excess | None:
    longest = max(map(len, text.split("\n\n")))
    if text.count("\n") < _MOST_PARAGRAPHS and all_marks * longest <= MOST_OPEN:
        return None
    paragraphs = list(_paragraphs(text))
    if len(paragraphs) > _MOST_PARAGRAPHS:
        told = _at_most(_MOST_PARAGRAPHS, "paragraphs, items and rows", len(paragraphs))
        return Excess(paragraphs[_MOST_PARAGRAPHS][0], told)
    for most, work in ((MOST_WORK, _work), (MOST_OPEN, _open), (MOST_TICKS, _ticks)):
        costs = [work(paragraph) for _, paragraph in paragraphs]
        if sum(costs) > most:
            offset, paragraph = paragraphs[costs.index(max(costs))]
            length, marks = len(paragraph), len(_MARK.findall(paragraph))
            return Excess(
                offset,
                "A paragraph must be short enough, for the signs in it, to be formatted; "
                f"found one of {length:,} characters with {marks:,} signs such as * and [.",
            )
    return None


def _work(paragraph: str) -> int:
    return len(_MARK.findall(paragraph)) * len(paragraph)


def _open(paragraph: str) -> int:
    total, opened = 0, []
    for bracket in _BRACKETS.finditer(paragraph):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            total += bracket.start() - opened.pop()
    return total + sum(len(paragraph) - start for start in opened)


def _ticks(paragraph: str) -> int:
    return sum(len(run) ** 2 for run in _TICKS.findall(paragraph))


_BRACKETS = re.compile(r"[\[\]]")
_TICKS = re.compile("`+")
_BLANK = re.compile(r"\n[ \t>]*(?=\n)")
_BEGINS_ITEM = re.compile(
    r"[ \t>]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^?[^\]\n]*\]:|\*\[|:[ \t]|\#|\|"
    r"|</?(?:table|tr|t[dh]|thead|tbody|div|figure|[uod]l|li|p|section|details|pre)\b)"
)
"""What begins an item, a row, a heading or a definition: none is read together with its neighbours."""


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Whatever is read by itself, with its offset: paragraphs, items of lists, rows of tables."""
    position = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        if block := text[position:end].strip("\n"):
            yield from _parts(text.index(block, position), block)
        position = blank.end() if blank else end


def _parts(offset: int, block: str) -> Iterator[tuple[int, str]]:
    lines = block.split("\n")
    if all(line.startswith(("    ", "\t")) for line in lines):  # code, as a rule: each line is read by itself
        yield offset, max(lines, key=len)
        return
    is_table = len(lines) > 1 and "|" in lines[1] and not lines[1].strip(" \t|:-")
    if not is_table and not _BEGINS_ITEM.match(block):
        yield offset, block
        return
    part: list[str] = []
    for line in lines:
        if part and (is_table or _BEGINS_ITEM.match(line)):
            yield offset, "\n".join(part)
            offset += sum(len(one) + 1 for one in part)
            part = []
        part.append(line)
    yield offset, "\n".join(part)
