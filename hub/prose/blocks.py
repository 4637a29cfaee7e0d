"""The blocks of a Markdown text as Pandoc reads them: which lines are code, and where paragraphs begin and end.

An item of a list, a quotation, a footnote or a definition is a text of its own, without what stands before each of its
lines, and is read in the same way. So is an admonition, which the hub has and Pandoc has not.

Source: Pandoc User's Guide, section "Pandoc's Markdown" (https://pandoc.org/MANUAL.html#pandocs-markdown), and for what
it leaves open, how Pandoc itself reads.
"""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, NamedTuple

from hub.prose.fences import Fences
from hub.prose.markers import (
    ADMONITION,
    DIV,
    DIV_END,
    FOOTNOTE,
    Marker,
    begins_item,
    definition_marker,
    is_rule,
    item_marker,
)
from hub.prose.tags import COMMENT_END, VERBATIM, Tag, closes, find_tag, is_block_tag

TAB = 4
"""How many spaces a tab stands for, and how many make code of a line."""
DEEPEST = 24
"""How deep blocks may stand in blocks. What is deeper is read as a paragraph."""


class Holds(enum.Enum):
    """What a block holds."""

    WORDS = enum.auto()
    """What a paragraph holds, or a heading, a table, a tag."""
    CODE = enum.auto()
    MARKUP = enum.auto()
    """Nothing; it is the mark of a block around others, and could be taken for words."""


class Leaf(NamedTuple):
    """A block that holds no other."""

    holds: Holds
    start: int
    """The offset of its first character, counted from 0."""
    end: int
    """The offset after its last."""


class Line(NamedTuple):
    """A line of a text, or of a block within it."""

    words: str
    """What is left of it without the marks of the blocks it stands in; nothing if it is blank. It has no tabs."""
    start: int
    """The offset in the whole text from which on the line belongs to its block."""
    end: int
    """The offset after its line end."""


class Within(NamedTuple):
    """What the lines of a block stand in."""

    blocks: int = 0
    """In how many blocks."""
    divs: int = 0
    """In how many fenced divs."""
    tag: str = ""
    """In which element of HTML, by the name of its tag."""
    item: bool = False
    """Whether in an item of a list."""


Covers = Callable[[int, int], bool]
"""Whether code, a formula or the like goes on over an offset: (where its paragraph begins, the offset)."""


def leaves(text: str, start: int, covers: Covers) -> Iterator[Leaf]:
    """The blocks of `text` from `start` on, in order.

    Args:
        text: with line breaks of any kind.
        start: where the front matter ends.
        covers: asked where it decides, because looking into paragraphs takes longer than finding them.
    """
    return _Reader(text, _lines(text, start), covers, Within()).leaves()


def _lines(text: str, position: int) -> list[Line]:
    lines = []
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        words = text[position:end].rstrip()
        lines.append(Line(words.expandtabs(TAB) if "\t" in words else words, position, end))
        position = end
    return lines


class _Reader:
    """Reads lines one block after the other, and what stands in a block by a reader of its own."""

    def __init__(self, text: str, lines: list[Line], covers: Covers, within: Within) -> None:
        self.text, self.lines, self.covers = text, lines, covers
        self.depth, self.divs, self.tag, self.in_item = within
        self.number = 0
        self.tags: list[tuple[str, int]] = []
        self.fences = Fences([line.words for line in lines])
        self.unclosed: set[str] = set()

    def leaves(self) -> Iterator[Leaf]:
        """The blocks that hold no other, in order."""
        while self.number < len(self.lines):
            if self.tags:
                self._move_left(self.tags[-1][1])
            words = self._words(self.number)
            if words:
                yield from self._block(words)
            else:
                self.number += 1

    def _block(self, words: str) -> Iterable[Leaf]:
        """The block that begins at the current line; the line after it is then the current one."""
        if words.startswith(_CODE) and not _UNDERLINE.match(self._words(self.number + 1)):
            return (self._leaf(self._end_of_indented(), Holds.CODE),)
        for read in self._READERS.get(words.lstrip(" ")[0], self._OTHERS):
            if (found := read(self, words)) is not None:
                return found
        return (self._paragraph(),)

    def _paragraph(self) -> Leaf:
        """A paragraph. The tag of a block may end it; the spaces before that are still the paragraph's."""
        paragraph = self._leaf(self._end_of_paragraph())
        if is_block_tag(self._words(self.number)):
            self._move_left(_indent(self._words(self.number)))
        return paragraph

    def _leaf(self, end: int, holds: Holds = Holds.WORDS) -> Leaf:
        """The lines up to one, which is then the current one."""
        first, last = self.lines[self.number], self.lines[end - 1]
        self.number = end
        return Leaf(holds, first.start, last.end)

    def _words(self, number: int) -> str:
        """What a line says; nothing after the last."""
        return self.lines[number].words if number < len(self.lines) else ""

    def _next_with_words(self) -> int:
        """The number of the first line from the current one on that is not blank."""
        number = self.number
        while number < len(self.lines) and not self.lines[number].words:
            number += 1
        return number

    # Code.

    def _fenced(self, _words: str) -> Iterable[Leaf] | None:
        end = self.fences.end(self.number)
        return (self._leaf(end, Holds.CODE),) if end else None

    def _end_of_indented(self) -> int:
        end = number = self.number + 1
        while number < len(self.lines) and ((words := self._words(number)).startswith(_CODE) or not words):
            number += 1
            end = number if words else end
        return end

    # Blocks in which other blocks stand.

    def _nested(self, lines: list[Line], *, in_item: bool = False) -> Iterator[Leaf]:
        tag = self.tags[-1][0] if self.tags else self.tag
        within = Within(self.depth + 1, self.divs, tag, in_item or self.in_item)
        return _Reader(self.text, lines, self.covers, within).leaves()

    def _items(self, words: str) -> Iterable[Leaf] | None:
        marker = item_marker(words, nested=self.in_item) if self.depth < DEEPEST else None
        items: list[Iterable[Leaf]] = []
        while marker:
            line = self.lines[self.number]
            item = self._item(marker)
            if "@" in line.words[: marker.width]:
                items.append((Leaf(Holds.MARKUP, line.start, item[0].start),))
            items.append(self._nested(item, in_item=True))
            marker = item_marker(self._words(self.number))
        return itertools.chain.from_iterable(items) if items else None

    def _definitions(self, _words: str) -> Iterable[Leaf] | None:
        """A term, which may have a blank line after it, and what it means."""
        begin = self.number + (1 if self._words(self.number + 1) else 2)
        if not definition_marker(self._words(begin)) or self.depth >= DEEPEST:
            return None
        term = self._leaf(self.number + 1)
        self.number = begin
        meanings = []
        while marker := definition_marker(self._words(self.number)):
            meanings.append(self._nested(self._item(marker), in_item=True))
        return itertools.chain((term,), *meanings)

    def _item(self, marker: Marker) -> list[Line]:
        """The lines of an item of a list, or of a definition; the next line with words is then the current one."""
        item = [self._after_mark(marker.width)]
        indent = marker.indent
        while self._continues_item(indent):
            item.append(self._take(indent))
        while self._begins_paragraph_of_item(begin := self._next_with_words(), indent):
            item += self.lines[self.number : begin]
            self.number = begin
            item.append(self._take(indent))
            while self._words(self.number) and self._continues_paragraph_of_item(indent):
                item.append(self._take(indent))
        self.number = begin
        return item

    def _continues_item(self, indent: int) -> bool:
        """Whether the current line goes on with what an item says first."""
        words = self._words(self.number)
        if not words or begins_item(words) or self.fences.end(self.number) or self._ends_block(words):
            return False
        return not (_indent(words) >= indent and begins_item(words.lstrip(" ")))

    def _begins_paragraph_of_item(self, number: int, indent: int) -> bool:
        words = self._words(number)
        return bool(words) and _indent(words) >= indent and not self._ends_block(words)

    def _continues_paragraph_of_item(self, indent: int) -> bool:
        words = self._words(self.number)
        return not self._ends_block(words) and (_indent(words) >= indent or not begins_item(words))

    def _quotation(self, _words: str) -> Iterable[Leaf] | None:
        lines = []
        first = self.number
        while self.depth < DEEPEST and (mark := self._quote_mark(first)) is not None:
            line = self.lines[self.number]
            lines.append(line._replace(words=line.words[mark:]))
            self.number += 1
        return self._nested(lines) if lines else None

    def _quote_mark(self, first: int) -> int | None:
        """How long the mark before the current line of a quotation is; only the first line needs one."""
        words = self._words(self.number)
        if mark := _QUOTE.match(words):
            return mark.end()
        return (
            _indent(words) if self.number > first and self._is_lazy(words) and not self._is_fence(self.number) else None
        )

    def _footnote(self, words: str) -> Iterable[Leaf] | None:
        mark = FOOTNOTE.match(words)
        if mark is None or words[mark.end() : mark.end() + 1] != ":" or self.depth >= DEEPEST:
            return None
        return self._nested(self._indented(self._after_mark(mark.end() + 1)))

    def _admonition(self, words: str) -> Iterable[Leaf] | None:
        if not ADMONITION.match(words) or self.depth >= DEEPEST:
            return None
        title = self._leaf(self.number + 1)
        if not self._words(self._next_with_words()).startswith(_CODE):
            return (title,)
        self.number = self._next_with_words()
        return itertools.chain((title,), self._nested(self._indented(self._take(TAB))))

    def _indented(self, first: Line) -> list[Line]:
        """A block of which each paragraph is moved to the right."""
        block = [first]
        while True:
            while (words := self._words(self.number)) and not FOOTNOTE.match(words) and not self._ends_block(words):
                block.append(self._take(TAB))
            begin = self._next_with_words()
            if not self._words(begin).startswith(_CODE):
                return block
            block += self.lines[self.number : begin]
            self.number = begin
            block.append(self._take(TAB))

    def _after_mark(self, width: int) -> Line:
        """The current line without the mark that it begins with; the next line is then the current one."""
        words, start, end = self.lines[self.number]
        self.number += 1
        rest = words[width:]
        begin = self.text.find(rest.split(" ", 1)[0], start, end) if "\t" in self.text[start:end] else -1
        if begin < 0:
            begin = start + len(self.text[start:end].rstrip()) - len(rest)
        return Line(rest, begin, end)

    def _take(self, indent: int) -> Line:
        """The current line, moved to the left if it stands to the right; the next line is then the current one."""
        line = self.lines[self.number]
        self.number += 1
        return line._replace(words=line.words[indent:]) if _indent(line.words) >= indent else line

    def _fenced_div(self, words: str) -> Iterable[Leaf] | None:
        """A line that opens or closes a div; what stands in it is read like everything else."""
        closes = self.divs > 0 and DIV_END.match(words) is not None
        if not closes and not DIV.match(words):
            return None
        self.divs += -1 if closes else 1
        return (self._leaf(self.number + 1, Holds.MARKUP),)

    def _html(self, _words: str) -> Iterable[Leaf] | None:
        """A comment or the tag of a block; what follows on its line is read as if it stood on one of its own."""
        line = self.lines[self.number]
        tag = find_tag(self.text, self.text.find("<", line.start), self.lines[-1].end)
        closing = self._find(tag.until, tag.end) if tag and tag.until else -1
        if tag is None or (tag.until == COMMENT_END and closing < 0):
            return None
        end = closing + len(tag.until) if closing >= 0 else tag.end
        rest = self._go_after(end)
        if closing < 0:
            self._note_tag(tag, 0 if rest else _indent(self._words(self.number)))
        return (Leaf(Holds.WORDS, line.start, end),)

    def _go_after(self, offset: int) -> str:
        """Go on after an offset: with the rest of its line if that says something, else with the next line."""
        while self.lines[self.number].end < offset:
            self.number += 1
        end = self.lines[self.number].end
        rest = self.text[offset:end].strip()
        if rest:
            self.lines[self.number] = Line(rest.expandtabs(TAB), offset, end)
        else:
            self.number += 1
        return rest

    def _note_tag(self, tag: Tag, indent: int) -> None:
        """Within an element its first line's indent is none, except in a div."""
        if tag.opens:
            self.tags.append((tag.opens, 0 if tag.opens == "div" else indent))
        elif self.tags and tag.closes == self.tags[-1][0]:
            self.tags.pop()

    def _move_left(self, indent: int) -> None:
        line = self.lines[self.number]
        self.lines[self.number] = line._replace(words=line.words[min(indent, _indent(line.words)) :])

    # Blocks that hold words.

    def _heading(self, words: str) -> Iterable[Leaf] | None:
        """A heading of one line, or of more if code or a formula in it goes on over the line's end."""
        if not _HEADING.match(words):
            return None
        end = self.number + 1
        while self._words(end) and self._is_covered(self.number, end):
            end += 1
        return (self._leaf(end),)

    def _underlined(self, _words: str) -> Iterable[Leaf] | None:
        return (self._leaf(self.number + 2),) if _UNDERLINE.match(self._words(self.number + 1)) else None

    def _rule(self, words: str) -> Iterable[Leaf] | None:
        """A rule, or a table between two of them, whose rows blank lines part."""
        end = self._end_of_table() if _DASHES.match(words) else 0
        if not end and not is_rule(words):
            return None
        return (self._leaf(end or self.number + 1),)

    def _end_of_table(self) -> int:
        if not self._words(self.number + 1) or _TABLE in self.unclosed:
            return 0
        for number in range(self.number + 2, len(self.lines)):
            if not self._words(number + 1) and _DASHES.match(self._words(number)):
                return number + 1
        self.unclosed.add(_TABLE)
        return 0

    def _end_of_paragraph(self) -> int:
        first, end = self.number, self.number + 1
        searched = self.lines[first].start
        while True:
            while self._goes_on(first, end):
                end += 1
            reached = self.lines[end - 1].end
            later = self._end_of_overrun(first, searched, reached)
            if later <= reached:
                return end
            while self.lines[end - 1].end < later:
                end += 1
            searched = reached

    def _goes_on(self, first: int, number: int) -> bool:
        """Whether a line belongs to the paragraph that begins at another."""
        words = self._words(number)
        may_end = is_block_tag(words) or self._is_fence(number)
        return self._is_lazy(words) and (not may_end or self._is_covered(first, number))

    def _is_lazy(self, words: str) -> bool:
        """Whether a line can go on with what the line before it says."""
        return bool(words) and not self._ends_block(words) and not (self.in_item and begins_item(words))

    def _is_fence(self, number: int) -> bool:
        """Whether code begins at a line that may begin right after a paragraph."""
        return self._words(number).startswith("```") and self.fences.end(number) > 0

    def _is_covered(self, first: int, number: int) -> bool:
        """Whether code or the like that begins in a paragraph goes on over the beginning of a line."""
        return self.covers(self.lines[first].start, self.lines[number].start)

    def _ends_block(self, words: str) -> bool:
        """Whether a line closes the div or the element that everything here stands in."""
        if words.startswith("</"):
            return closes(words, self.tags[-1][0] if self.tags else self.tag)
        return words[0] == ":" and self.divs > 0 and DIV_END.match(words) is not None

    def _end_of_overrun(self, first: int, start: int, end: int) -> int:
        """The end of a comment or the like that begins between two offsets and goes on over blank lines; else 0."""
        for found in _OVERRUN.finditer(self.text, start, end):
            closing = _closing_of(found)
            if self.covers(self.lines[first].start, found.start()):
                continue
            if (closed := self._find(closing, found.end())) >= end:
                return closed + len(closing)
        return 0

    def _find(self, closing: str, start: int) -> int:
        """Where something is closed from an offset on; -1 if it is not, which is looked for only once."""
        found = -1 if closing in self.unclosed else self.text.find(closing, start, self.lines[-1].end)
        if found < 0:
            self.unclosed.add(closing)
        return found

    _OTHERS: ClassVar[tuple[_Read, ...]] = (_underlined, _items, _definitions)
    _READERS: ClassVar[dict[str, tuple[_Read, ...]]] = {
        "`": (_fenced, *_OTHERS),
        "~": (_fenced, *_OTHERS),
        "*": (_items, _rule, *_OTHERS),
        "-": (_items, _rule, *_OTHERS),
        "_": (_rule, *_OTHERS),
        ":": (_fenced_div, *_OTHERS),
        "<": (_html, *_OTHERS),
        "#": (_heading, *_OTHERS),
        ">": (_quotation, *_OTHERS),
        "[": (_underlined, _definitions, _footnote),
        "!": (_admonition, *_OTHERS),
        "?": (_admonition, *_OTHERS),
    }
    """What may begin with a character, in the order in which Pandoc tries it."""


_Read = Callable[[_Reader, str], Iterable[Leaf] | None]
"""Reads its kind of block if one begins at the current line, which it is given."""


def _closing_of(opening: re.Match[str]) -> str:
    if environment := opening["environment"]:
        return rf"\end{{{environment}}}"
    return f"</{opening['element']}>" if opening["element"] else COMMENT_END


def _indent(words: str) -> int:
    """How many spaces a line begins with."""
    return len(words) - len(words.lstrip(" "))


_CODE = " " * TAB
_QUOTE = re.compile(r" {0,3}> ?")
_HEADING = re.compile(r"#+(?: |$)")
_UNDERLINE = re.compile(r"[=-]+$")
_TABLE = "---"
_DASHES = re.compile(r" {0,3}--[- ]*$")
_OVERRUN = re.compile(
    rf"<!--|\\begin\{{(?P<environment>[A-Za-z]+\*?)\}}|<(?P<element>{'|'.join(sorted(VERBATIM))})(?=[\s>])",
    re.IGNORECASE,
)
