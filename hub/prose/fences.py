"""Fences, between which code stands, and the attributes in braces that may follow one.

A line that looks like a fence and says after it what cannot be read, such as `{python}` without its dot, is none: what
follows is then a paragraph. Source: Pandoc User's Guide, sections "Fenced code blocks" and "Extension: attributes".
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cached_property

_NAME = r"[^\W\d_][\w:.-]*+"
_VALUE = r"""(?>"(?!\s)(?:[^"\\]|\\.)++"|'(?!\s)(?:[^'\\]|\\.)++'|(?:[^\s}\\]|\\.)*+)"""
ATTRIBUTES = rf"\{{\s*+(?:(?>\#[\w:.-]++|\.{_NAME}|{_NAME}={_VALUE}|-)\s*+)*+\}}"
"""A pattern of attributes in braces: `{#name .class key="value"}`."""
_FORMAT = r"\{ *+=[\w-]++ *+\}"
_OPENING = re.compile(rf" {{0,3}}(?P<fence>`{{3,}}+|~{{3,}}+) *+(?:{_FORMAT}|[^\s`{{}}]*+ *+(?:{ATTRIBUTES})?) *+$")
_CLOSING = re.compile(r" {0,3}(?P<fence>`{3,}+|~{3,}+) *+$")
_MARKS = ("`", "~")
_AFTER = "\U0010ffff"


class Fences:
    """The fences of a text, or of a block within it.

    Args:
        lines: without tabs and without what the blocks put before them that they stand in.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._ends: dict[int, int] = {}
        self._unclosed: dict[str, tuple[int, int]] = {}

    def end(self, number: int) -> int:
        """The number of the line after the block of code that begins at a line; 0 if none does.

        >>> Fences(["```python", "a", "```", "b"]).end(0), Fences(["```{python}", "a", "```"]).end(0)
        (3, 0)
        """
        if number not in self._ends:
            self._ends[number] = self._end(number)
        return self._ends[number]

    def _end(self, number: int) -> int:
        line = self._lines[number]
        opening = _OPENING.match(line) if line.lstrip(" ").startswith(_MARKS) else None
        if opening is None:
            return 0
        mark, size = opening["fence"][0], len(opening["fence"])
        # What nothing closed from an earlier line on, nothing closes from here on.
        since, shortest = self._unclosed.get(mark, (len(self._lines), 0))
        if number >= since and size >= shortest:
            return 0
        for index in range(bisect.bisect(self._closing, (number, _AFTER)), len(self._closing)):
            end, closing = self._closing[index]
            if closing[0] == mark and len(closing) >= size:
                return end + 1
        self._unclosed[mark] = number, size
        return 0

    @cached_property
    def _closing(self) -> list[tuple[int, str]]:
        """The lines that are a fence and nothing else."""
        found = (
            (number, _CLOSING.match(line)) for number, line in enumerate(self._lines) if line.lstrip(" ")[:1] in _MARKS
        )
        return [(number, closing["fence"]) for number, closing in found if closing]
