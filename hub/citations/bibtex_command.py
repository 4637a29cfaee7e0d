"""One `@…{…}` of BibTeX, read part by part: what it says, and every mistake in it.

A mistake after which only one thing can be meant, such as a comma left out, costs nothing. One after which nobody can
say where a value ends costs what it stands in, up to the next `@…{` that begins a line or has a key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

Expand = Callable[[str, int], str]
"""What a name stands for that is used as a value, at an offset."""


class Fault(NamedTuple):
    """Something that is not BibTeX."""

    offset: int
    must: str
    """What must hold, as a clause."""
    found: str
    """What stands there, up to the end of the line; nothing at the end of the text."""
    insert: str = ""
    """What to put there, where nothing else can be meant."""


class WrittenField(NamedTuple):
    """A field as it is written."""

    name: str
    """In lower case."""
    value: str
    """With strings put in, and without its outer braces or quotation marks."""
    offset: int
    """Where the value begins, after what opens it."""


HEAD = re.compile(r"@[ \t]*+(?P<type>[^\W\d][\w-]*+)\s*+(?P<open>[{(])")
"""What every command begins with."""
NAME = r"""[^\s"#%'(),={}\\@]++"""
"""The name of a field or string, of the characters that BibTeX takes (`btxhak`, section 4, "Names")."""

_VALUE_MUST_END = {
    "{": "The value of a field must end with a closing brace",
    '"': "The value of a field must end with a quotation mark",
}
_COMMA_BETWEEN = "Between two fields there must be a comma"
_BRACES_IN_PAIRS = "In the value of a field, each closing brace must have an opening one"
_NAME = re.compile(NAME)
_SPACE = re.compile(r"(?:\s++|%[^\n]*+)*+")
_NEXT_HEAD = re.compile(
    r"^[ \t]*+@[ \t]*+[^\W\d][\w-]*+\s*+[{(]|(?<=[\s})])@[A-Za-z]++\s*+\{\s*+[^\s,{}()=\"]++\s*+,", re.MULTILINE
)
_KEY = re.compile(r"""[^,{}%="\n]*[^\s,{}%="]""")
_FIELD_BEGINS = re.compile(rf"{NAME}\s*+=")
_MARK_IN_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_MARK_IN_QUOTES = re.compile(r'\\.|[{}"]', re.DOTALL)
_STRAY = re.compile(r"""[^,\n{}"]*+,?+""")
_LONGEST_EXCERPT = 40
_FIELD_IN_LINE = re.compile(rf"(?:^[ \t]*+|,\s*+)(?P<name>{NAME})\s*+=\s*+(?=[{{\"\w])", re.MULTILINE)


class _LostError(Exception):
    """Nobody can say how the rest of a command is meant."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.must)
        self.fault = fault


class Command:
    """Reads a command.

    Args:
        text: the whole text.
        head: its beginning, as `HEAD` matches it.
        limit: the offset of what follows it, whether it has an end before that or not.
        expand: what a name without braces or quotation marks stands for.
    """

    def __init__(self, text: str, head: re.Match[str], limit: int, expand: Expand) -> None:
        self._text = text
        self._limit = limit
        self._expand = expand
        self._closing = "}" if head["open"] == "{" else ")"
        self._fields_begin = head.end()
        self._what, self._must_hold = "An entry", "An entry must be made of fields such as year = {2020}"
        self.end = head.end()
        """The offset after what has been read."""
        self.key = ""
        self.fields: list[WrittenField] = []
        self.faults: list[Fault] = []
        self.is_lost = False
        """Whether what it says is not to be relied on."""

    def read_entry(self) -> None:
        """Read a key and fields."""
        self._read(has_key=True)

    def read_strings(self) -> None:
        """Read names and what they stand for."""
        self._read(has_key=False)

    def read_value(self) -> None:
        """Read what stands between the braces as a value."""
        try:
            if self._closing == "}":
                self.end -= 1
                self._braced()
            else:
                self._value()
                self._is_closed()
        except _LostError as lost:
            self._lose([lost.fault])

    def _read(self, *, has_key: bool) -> None:
        if not has_key:
            self._what, self._must_hold = "@string", "@string must be followed by a name, '=' and a value"
        try:
            if has_key:
                self._read_key()
            self._fields_begin = self.end
            while not self._is_closed():
                if self.end >= self._limit:
                    self._end_unclosed()
                    return
                self._read_field()
        except _LostError as lost:
            self._lose(list(self._unbalanced()) or [lost.fault])

    def _lose(self, faults: list[Fault]) -> None:
        self.faults += faults
        self.is_lost = True
        self.end = self._limit

    def _end_unclosed(self) -> None:
        if faults := list(self._unbalanced()):
            self._lose(faults)
            return
        end = self.end
        while self._text[end - 1].isspace():
            end -= 1
        must = f"{self._what} must end with a closing brace"
        self.faults.append(Fault(end, must, excerpt(self._text, self._limit), "\n}"))

    # The parts, in the order in which they stand

    def _skip(self) -> str:
        """Pass over space and comments; the character after them, nothing at the end."""
        space = _SPACE.match(self._text, self.end, self._limit)
        self.end = space.end() if space else self.end
        return self._text[self.end] if self.end < self._limit else ""

    def _is_closed(self) -> bool:
        if self._skip() != self._closing:
            return False
        self.end += 1
        return True

    def _read_key(self) -> None:
        self._skip()
        start = self.end
        found = _KEY.match(self._text, start, self._limit)
        words = found[0].split() if found else []
        self.end = found.end() if found else start
        if self._skip() == "=":  # the last word is the name of a field
            words = words[:-1]
        if not words or (self._text[self.end : self.end + 1] == "=" and len(words) > 1):
            raise _LostError(self._fault("An entry must begin with its key and a comma, such as 'smith2020,'", start))
        self.key = " ".join(words)
        if len(words) > 1:
            self.faults.append(self._fault("The key of an entry must be one word", start))
        self._pass_comma_after_key(start, words[0])

    def _pass_comma_after_key(self, start: int, word: str) -> None:
        mark = self._text[self.end : self.end + 1]
        if mark == ",":
            self.end += 1
        elif mark == "=" or _FIELD_BEGINS.match(self._text, self.end, self._limit):
            self.end = start + len(word)
            self.faults.append(self._fault("The key of an entry must be followed by a comma", self.end, ","))
        elif mark != self._closing and self.end < self._limit:
            raise _LostError(self._fault("The key of an entry must be followed by a comma"))

    def _read_field(self) -> None:
        name = _NAME.match(self._text, self.end, self._limit)
        if not name:
            self._pass_stray("Between two fields there must be one comma and nothing else")
            return
        self.end = name.end()
        mark = self._skip()
        if mark == "=":
            self.end += 1
        elif mark in ("{", '"'):
            self.faults.append(self._fault("Between the name of a field and its value there must be '='", insert="= "))
        else:
            self.end = name.start()
            self._pass_stray(self._must_hold)
            return
        opening = self._skip()
        offset = self.end + (opening in ("{", '"'))
        value = self._value()
        self.fields.append(WrittenField(name[0].lower(), value, offset))
        self._pass_comma(opening)

    def _pass_comma(self, opening: str) -> None:
        """Pass over what separates a field from the next."""
        end = self.end
        mark = self._skip()
        if mark == ",":
            self.end += 1
        elif _FIELD_BEGINS.match(self._text, self.end, self._limit):
            self.faults.append(Fault(end, _COMMA_BETWEEN, excerpt(self._text, self.end), ","))
        elif mark not in ("", self._closing):
            fault = self._fault(_COMMA_BETWEEN)
            if opening == '"':
                raise _LostError(fault)
            self._pass_stray(fault.must)

    def _pass_stray(self, must: str) -> None:
        """Pass over what means nothing, up to a comma or the end of the line."""
        fault = self._fault(must)
        stray = _STRAY.match(self._text, self.end, self._limit)
        if not stray or not stray[0]:
            raise _LostError(fault)
        self.faults.append(fault)
        self.end = stray.end()

    def _value(self) -> str:
        parts = [self._part()]
        end = self.end
        while self._skip() == "#":
            self.end += 1
            self._skip()
            parts.append(self._part())
            end = self.end
        self.end = end
        return "".join(parts)

    def _part(self) -> str:
        mark = self._text[self.end : min(self.end + 1, self._limit)]
        if mark == "{":
            return self._braced()
        if mark == '"':
            return self._quoted()
        name = _NAME.match(self._text, self.end, self._limit)
        if not name:
            self.faults.append(self._fault("A field must have a value in braces or quotation marks"))
            return ""
        self.end = name.end()
        return name[0] if name[0].isdecimal() else self._expand(name[0], name.start())

    def _braced(self) -> str:
        start = self.end
        end = end_of_braces(self._text, start, self._limit)
        if end is None:
            raise _LostError(self._fault(_VALUE_MUST_END["{"], start))
        self.end = end
        return self._text[start + 1 : end - 1]

    def _quoted(self) -> str:
        start = self.end
        end = _end_of_quotes(self._text, start, self._limit)
        if end is None:
            raise _LostError(self._fault(_VALUE_MUST_END['"'], start))
        if self._text[end - 1] == "}":
            raise _LostError(self._fault(_BRACES_IN_PAIRS, end - 1))
        self.end = end
        return self._text[start + 1 : end - 1]

    def _fault(self, must: str, offset: int | None = None, insert: str = "") -> Fault:
        offset = self.end if offset is None else offset
        return Fault(offset, must, excerpt(self._text, offset), insert)

    # What is wrong where braces or quotation marks do not come out even

    def _unbalanced(self) -> Iterator[Fault]:
        """The values that do not end where the next field begins."""
        begins = list(_FIELD_IN_LINE.finditer(self._text, self._fields_begin - 1, self._limit))
        ends = [found.start() for found in begins[1:]]
        for found, end in zip(begins, [*ends, self._limit], strict=bool(begins)):
            fault = self._wrong_in(found.start("name"), found.end(), end, is_last=end == self._limit)
            if fault:
                yield fault

    def _wrong_in(self, name: int, start: int, end: int, *, is_last: bool) -> Fault | None:
        opening = self._text[start]
        if opening not in _VALUE_MUST_END:
            return None
        ends = (end_of_braces if opening == "{" else _end_of_quotes)(self._text, start, end)
        if ends is None or self._ends_the_entry(opening, ends):
            return Fault(start, _VALUE_MUST_END[opening], excerpt(self._text, name))
        is_stray = opening == '"' and self._text[ends - 1] == "}"
        stray = ends - 1 if is_stray else _unmatched(self._text, ends, end)
        if stray is not None and (is_stray or not is_last):
            return Fault(stray, _BRACES_IN_PAIRS, excerpt(self._text, stray))
        return None

    def _ends_the_entry(self, opening: str, end: int) -> bool:
        """Whether the brace with which a value ends was meant to end the entry."""
        if self._text[end - 1] != "}":
            return False
        begins, ends = self._text.rfind("\n", 0, end) + 1, self._text.find("\n", end)
        if opening == '"':  # unless a quotation mark follows in the same line
            return '"' not in self._text[end : ends if ends >= 0 else None]
        return self._text[begins:end].strip() == "}" and not self._text[end : self._limit].strip()


def end_of_braces(text: str, start: int, limit: int) -> int | None:
    """The offset after the brace that closes the one at `start`."""
    depth = 0
    for found in _MARK_IN_BRACES.finditer(text, start, limit):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0 and found[0] == "}":
            return found.end()
    return None


def _end_of_quotes(text: str, start: int, limit: int) -> int | None:
    """The offset after the quotation mark that closes the one at `start`, or after a brace that nothing opened."""
    depth = 0
    for found in _MARK_IN_QUOTES.finditer(text, start + 1, limit):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0 or (depth == 0 and found[0] == '"'):
            return found.end()
    return None


def _unmatched(text: str, start: int, limit: int) -> int | None:
    """The offset of a closing brace that nothing opened."""
    depth = 0
    for found in _MARK_IN_BRACES.finditer(text, start, limit):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            return found.start()
    return None


def next_head(text: str, offset: int) -> int:
    """Where the next command begins for certain, on a line of its own or with a key; else the end of the text."""
    following = _NEXT_HEAD.search(text, offset)
    return following.start() if following else len(text)


def excerpt(text: str, offset: int) -> str:
    """The text at an offset, up to the end of its line and shortened."""
    line = text[offset : offset + 2 * _LONGEST_EXCERPT].strip().split("\n", 1)[0].rstrip()
    return line if len(line) <= _LONGEST_EXCERPT else line[: _LONGEST_EXCERPT - 1].rstrip() + "…"
