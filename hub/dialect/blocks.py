"""Pandoc's blocks: what a text holds besides headings and paragraphs, rewritten for Python-Markdown.

Each kind of block is a module with a function that looks at a line and, if its block begins there, says where it ends
and which lines take its place. What a block contains is read the same way, so that anything may stand in anything.

Source: Pandoc User's Guide, section "Pandoc's Markdown" (https://pandoc.org/MANUAL.html#pandocs-markdown), and for what
it leaves open, how Pandoc itself reads.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hub.dialect import marks

T = TypeVar("T")

DEEPEST = 24
"""How deep blocks may stand in blocks. What is deeper is left as it was written."""


@dataclass(frozen=True)
class Found:
    """A block that was found."""

    end: int
    """The number of the line after its last."""
    lines: list[str]
    """What takes its place."""


Reader = Callable[["Text", int], Found | None]
"""Looks whether its kind of block begins at a line, counted from 0."""


@dataclass(frozen=True)
class Readers:
    """The kinds of block, in the order in which they are looked for."""

    anywhere: Sequence[Reader] = ()
    """Those that may begin right after a line of a paragraph."""
    after_blank: Sequence[Reader] = ()
    """Those that begin a text or follow a blank line or another block."""
    in_items: Sequence[Reader] = ()
    """Those that may begin right after a line of a paragraph in an item of a list."""


class Text:
    """The lines of a text, or of a block within it, in which blocks are looked for."""

    def __init__(
        self, lines: Sequence[str], readers: Readers | None = None, depth: int = 0, *, in_item: bool = False
    ) -> None:
        self.lines = lines
        self.in_item = in_item
        self._readers = readers or Readers()
        self._depth = depth
        self._once: dict[object, Any] = {}

    def rewritten(self) -> list[str]:
        """The lines with all blocks rewritten."""
        if self._depth > DEEPEST:
            return list(self.lines)
        lines: list[str] = []
        number, may_begin = 0, True
        while number < len(self.lines):
            line = self.lines[number]
            if found := self._found(number, may_begin) if line.strip() else None:
                lines += [*_blank_after(lines), *found.lines, *_blank_after(found.lines)]
                number, may_begin = found.end, True
            elif end := self._formula_end(number) if "$$" in line else 0:
                lines += self.lines[number:end]
                number, may_begin = end, False
            else:
                lines.append(line)
                number, may_begin = number + 1, not line.strip() or _ENDS_ITSELF.match(line) is not None
        return lines

    def inside(self, lines: Sequence[str], *, in_item: bool = False) -> list[str]:
        """What a block contains, with all blocks in it rewritten."""
        return Text(lines, self._readers, self._depth + 1, in_item=in_item).rewritten()

    def once(self, find: Callable[[Sequence[str]], T]) -> T:
        """What a function finds in the lines, looked for once: a text of nothing but beginnings stays cheap."""
        if find not in self._once:
            self._once[find] = find(self.lines)
        found: T = self._once[find]
        return found

    def next_line(self, pattern: re.Pattern[str], start: int) -> int:
        """The number of the first line from `start` on that a pattern matches; -1 if none does."""
        if pattern not in self._once:
            self._once[pattern] = [number for number, line in enumerate(self.lines) if pattern.match(line)]
        numbers: list[int] = self._once[pattern]
        following = bisect.bisect_left(numbers, start)
        return numbers[following] if following < len(numbers) else -1

    def _formula_end(self, start: int) -> int:
        """The number of the line after a displayed formula that goes on after the line on which it begins; else 0."""
        if self.lines[start].count("$$") % 2 == 0:
            return 0
        end, blank = self.next_line(_DOLLARS, start + 1), self.next_line(_BLANK, start + 1)
        return end + 1 if end >= 0 and (blank < 0 or end < blank) else 0

    def _found(self, number: int, may_begin: bool) -> Found | None:
        also = self._readers.after_blank if may_begin else self._readers.in_items if self.in_item else ()
        return next((found for read in (*self._readers.anywhere, *also) if (found := read(self, number))), None)


def _blank_after(lines: Sequence[str]) -> list[str]:
    """The blank line that is needed after some lines."""
    return [""] if lines and lines[-1].strip() else []


_DOLLARS = re.compile(r".*\$\$")
_BLANK = re.compile(r"[ ]*$")
_ENDS_ITSELF = re.compile(r" {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)")
"""A heading, after which a block may begin at once."""


def register(md: Markdown, readers: Readers) -> None:
    """Add the step that comes first once white space is normalised (30)."""
    md.preprocessors.register(_Blocks(md, readers), "hub-blocks", 29.5)


class _Blocks(Preprocessor):
    def __init__(self, md: Markdown, readers: Readers) -> None:
        super().__init__(md)
        self.readers = readers

    def run(self, lines: list[str]) -> list[str]:
        text = marks.FORGED.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))
        return Text(text.split("\n"), self.readers).rewritten()


def indented(lines: Sequence[str], by: int = 4) -> list[str]:
    """Lines moved to the right, blank ones aside."""
    return [" " * by + line if line.strip() else "" for line in lines]


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def without_indent(line: str, most: int) -> str:
    """A line without up to so many of the spaces that it begins with."""
    return line[min(most, indent_of(line)) :]
