"""Pandoc's definition lists: a term on a line of its own, and below it what it means, after a colon or a tilde."""

from __future__ import annotations

import re

from hub.dialect.blocks import Found, Text, indent_of, without_indent
from hub.dialect.containers import contained
from hub.dialect.marks import Reads

_DEFINITION = re.compile(r" {0,3}[:~][ ]+(?=\S)")
_NO_TERM = re.compile(r" {0,3}(?:[|#:~<>]|\+[-=]|`{3}|!\[)|[ ]*$|[ ]{4}")
_INDENT = 4


def definition_list(text: Text, start: int) -> Found | None:
    """A list of terms and definitions."""
    inside: list[str] = []
    number = end = start
    while definition := _first_definition(text, number):
        inside += contained("dt", [text.lines[number].strip()], reads=Reads.WORDS)
        loose = definition > number + 1
        while definition >= 0:
            lines, end = _definition(text, definition)
            inside += contained("dd", text.inside(lines), reads=Reads.BLOCKS if loose else Reads.PLAIN)
            number = _next_with_words(text, end)
            definition = number if _defines(text, number) else -1
    return Found(end, contained("dl", inside)) if inside else None


def _first_definition(text: Text, term: int) -> int:
    """The line of the first definition of a term; 0 if the line is no term."""
    if term >= len(text.lines) or _NO_TERM.match(text.lines[term]):
        return 0
    for number in (term + 1, term + 2):
        if _defines(text, number) and (number == term + 1 or not text.lines[term + 1].strip()):
            return number
    return 0


def _defines(text: Text, number: int) -> bool:
    return number < len(text.lines) and _DEFINITION.match(text.lines[number]) is not None


def _next_with_words(text: Text, number: int) -> int:
    while number < len(text.lines) and not text.lines[number].strip():
        number += 1
    return number


def _definition(text: Text, start: int) -> tuple[list[str], int]:
    """What a definition says, and the number of the line after it."""
    lines = [_DEFINITION.sub("", text.lines[start], count=1)]
    blank = 0
    number = end = start + 1
    while number < len(text.lines):
        line = text.lines[number]
        if not line.strip():
            blank += 1
        elif _DEFINITION.match(line) or (indent_of(line) < _INDENT and (blank or _defines(text, number + 1))):
            break
        else:
            lines += [""] * blank + [without_indent(line, _INDENT)]
            blank, end = 0, number + 1
        number += 1
    return lines, end
