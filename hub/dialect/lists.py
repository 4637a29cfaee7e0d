"""Pandoc's lists: bullets, numbers, letters, Roman numerals and examples, with what is indented below each item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hub.dialect.blocks import Found, Text, indent_of
from hub.dialect.containers import contained
from hub.dialect.latex_macros import Code
from hub.dialect.marks import Reads
from hub.prose import mask

_BULLET = re.compile(r" {0,3}[-*+](?P<space>[ ]+|$)")
_ORDERED = re.compile(
    r" {0,3}(?!p\. \d)(?P<open>\(?)(?:(?P<digits>\d{1,9}|\#)|(?P<letters>[a-z]|[A-Z]|[ivxlcdm]{2,9}|[IVXLCDM]{2,9})"
    r"|@[\w-]*(?P<example>=\d+))(?P<close>[.)])(?P<space>[ ]+|$)"
)
_RULE = re.compile(r" {0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,})$")
_INTERRUPTION = re.compile(r" {0,3}(?:`{3}|~{3}|:{3})")
_MOST_SPACES = 4
_EXAMPLE_INDENT = 4


@dataclass(frozen=True)
class _Marker:
    """What an item begins with."""

    style: str
    """Nothing for bullets, else `1`, `a`, `A`, `i` or `I`."""
    close: str
    """What stands around or after its number."""
    number: int
    """0 where it is to be counted."""
    column: int
    """How far what belongs to the item is indented."""
    words: int
    """Where the item's own words begin."""


def a_list(text: Text, start: int) -> Found | None:
    """A list: items of one kind, one after the other."""
    first = _marker(text.lines[start])
    if first is None:
        return None
    items: list[list[str]] = []
    end, loose, last = start, False, start
    while end < len(text.lines) and (marker := _marker(text.lines[end])) and _goes_on(first, marker):
        loose = loose or (bool(items) and not text.lines[end - 1].strip())
        item, last = _item(text, end, marker)
        loose = loose or any(not line.strip() for line in item)
        items.append(item)
        end = last
        while end < len(text.lines) and not text.lines[end].strip():
            end += 1
    reads = Reads.BLOCKS if loose else Reads.PLAIN
    inside = [line for item in items for line in contained("li", text.inside(_ticked(item), in_item=True), reads=reads)]
    return Found(last, contained("ol" if first.style else "ul", inside, _attributes(first)))


def nested_list(text: Text, start: int) -> Found | None:
    """A list right below a line of an item: its first number is one, for a year that a line begins with is none."""
    first = _marker(text.lines[start])
    return a_list(text, start) if first and first.number <= 1 else None


def _marker(line: str) -> _Marker | None:
    if found := _BULLET.match(line):
        return None if _RULE.match(line) else _Marker("", "", 0, _column(found), _column(found))
    found = _ORDERED.match(line)
    if found is None or (found["open"] and found["close"] != ")") or (found["example"] and not found["open"]):
        return None
    close, column = found["open"] + found["close"], _column(found)
    if found["example"]:
        return _Marker("1", "(@)", int(found["example"][1:]), _EXAMPLE_INDENT, column)
    if digits := found["digits"]:
        return _Marker("1", close, int(digits) if digits != "#" else 0, column, column)
    style, number = _lettered(found["letters"])
    if style.isupper() and close == "." and len(found["letters"]) == 1 and len(found["space"]) == 1:
        return None  # somebody's initial
    return _Marker(style, close, number, column, column)


def _column(found: re.Match[str]) -> int:
    spaces = len(found["space"])
    return found.end() if 1 <= spaces <= _MOST_SPACES else found.start("space") + 1


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _lettered(letters: str) -> tuple[str, int]:
    """The style of a letter or Roman numeral, and its number."""
    lower = letters.lower()
    if len(letters) == 1 and lower != "i":
        return ("a" if letters == lower else "A"), ord(lower) - ord("a") + 1
    values = [_ROMAN[letter] for letter in lower]
    number = sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return ("i" if letters == lower else "I"), number


def _goes_on(first: _Marker, marker: _Marker) -> bool:
    """Whether an item belongs to the list that another began: the `v` after `iv` is a numeral and no letter."""
    alike = marker.style == first.style or {marker.style, first.style} in ({"a", "i"}, {"A", "I"})
    return alike and marker.close == first.close


def _attributes(first: _Marker) -> dict[str, str]:
    attributes = {"start": str(first.number)} if first.number > 1 else {}
    return {**attributes, "type": first.style} if first.style not in ("", "1") else attributes


def _item(text: Text, start: int, marker: _Marker) -> tuple[list[str], int]:
    """What belongs to an item, and the number of the line after it."""
    lines = [text.lines[start][marker.words :]]
    blank = 0
    number = end = start + 1
    while number < len(text.lines):
        line = text.lines[number]
        if not line.strip():
            blank += 1
        elif indent_of(line) >= marker.column:
            lines += [""] * blank + [line[marker.column :]]
            blank, end = 0, number + 1
        elif blank or _marker(line) or _INTERRUPTION.match(line):
            break
        else:
            lines.append(line.strip())
            end = number + 1
        number += 1
    return lines, end


_TASK = re.compile(r"\[(?P<done>[ xX])\](?= )")


def _ticked(item: list[str]) -> list[str]:
    """A task with its box."""
    found = _TASK.match(item[0])
    return [f"{'☐' if found['done'] == ' ' else '☒'}{item[0][found.end() :]}", *item[1:]] if found else item


def register(md: Markdown) -> None:
    """Add the step that numbers examples before lists are read (29.5)."""
    md.preprocessors.register(_Examples(md), "hub-examples", 29.7)


class _Examples(Preprocessor):
    """Numbers examples, `(@)` or `(@name)`, through the whole text, and puts the number where it refers to a name."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return _with_examples(text).split("\n") if _EXAMPLE.search(text) else lines


_EXAMPLE = re.compile(r"^(?P<before>[ ]*\(@)(?P<name>[\w-]*)\)(?=[ ])", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!\w)@(?P<name>[\w-]+)")


def _with_examples(text: str) -> str:
    numbers: dict[str, int] = {}
    marks: dict[int, str] = {}
    code = Code(text)
    examples = (found for found in _EXAMPLE.finditer(text) if not code.holds(found.start("name")))
    for number, found in enumerate(examples, start=1):
        marks[found.end("name")] = f"={number}"
        if found["name"]:
            numbers.setdefault(found["name"], number)
    for found in _REFERENCE.finditer(mask(text)):
        if found["name"] in numbers and found.end() not in marks:
            marks[found.start()] = found["name"]
    return "".join(_marked(text, marks, numbers))


def _marked(text: str, marks: dict[int, str], numbers: dict[str, int]) -> Iterator[str]:
    position = 0
    for offset, said in sorted(marks.items()):
        yield text[position:offset]
        if said.startswith("="):
            yield said
            position = offset
        else:
            yield str(numbers[said])
            position = offset + 1 + len(said)
    yield text[position:]
