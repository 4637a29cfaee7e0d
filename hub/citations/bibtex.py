"""Reading BibTeX and BibLaTeX: entries as they are written, each at its place, and every mistake at once.

What a text means is what it means to Pandoc, which prints the references (its reader is
`Text.Pandoc.Citeproc.BibTeX`): a backslash takes the character after it along, comments may stand between the parts of
an entry, and of a field that is given twice the last counts. BibTeX's round brackets are read besides. A mistake costs
at most its own entry.

pybtex is not used: it stops at the first mistake, minds no case in keys, and takes fifteen times as long.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hub.citations.bibtex_command import HEAD, NAME, Command, Fault, WrittenField, end_of_braces, excerpt, next_head


@dataclass(frozen=True)
class Entry:
    """One entry, with LaTeX in its fields."""

    type: str
    """In lower case, such as `article`."""
    key: str
    fields: Mapping[str, str]
    """Names in lower case; values with strings put in and without their outer braces."""
    start: int = 0
    """The offset of its `@` in the text that was read."""
    line: int = 1
    column: int = 1
    source: str = ""
    """As written, from `@` to the closing brace."""
    means_the_same: bool = True
    """Whether it means as it is written what is read of it: there is no mistake in it, and nothing was taken out."""

    @property
    def is_plain(self) -> bool:
        """Whether Pandoc can read it as it is written: in braces, and with fields named as they are wont to be."""
        return (
            self.means_the_same
            and bool(_HEAD_FOR_PANDOC.match(self.source))
            and all(_NAME_FOR_PANDOC.fullmatch(name) for name in self.fields)
        )

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """The keys it inherits from, through `crossref` and `xdata`."""
        return tuple(key for name in LINKS for key in self.parents_through(name))

    def parents_through(self, link: str) -> list[str]:
        """The keys that one of these fields names."""
        return re.findall(r"[^\s,]+", self.fields.get(link, ""))

    @cached_property
    def written_fields(self) -> tuple[WrittenField, ...]:
        """The fields in the order in which they stand in `source`, those that are given twice included."""
        head = HEAD.match(self.source)
        if not head:
            return ()
        command = Command(self.source, head, len(self.source), lambda name, _: name)
        command.read_entry()
        return tuple(command.fields)

    def place(self, name: str) -> tuple[int, int]:
        """Line and column of the value of a field; those of the entry if the field is not written in it."""
        offsets = [written.offset for written in self.written_fields if written.name == name]
        before = self.source[: offsets[-1]] if offsets else ""
        column = len(before) - before.rfind("\n")
        return self.line + before.count("\n"), column if "\n" in before else self.column + column - 1

    def as_bibtex(self, key: str, without: frozenset[str] = frozenset()) -> str:
        """The entry under another key and less some fields, in the plainest BibTeX."""
        fields = "".join(
            f" {name} = {{{value}}},\n"
            for name, value in self.fields.items()
            if name not in without and _NAME_FOR_PANDOC.fullmatch(name)
        )
        kind = self.type if self.type.isalpha() else "misc"
        return f"@{kind}{{{key},\n{fields}}}\n"


@dataclass(frozen=True)
class Mistake:
    """Something in a text that is not BibTeX."""

    line: int
    column: int
    must: str
    """What must hold, as a clause."""
    found: str
    """What stands there instead, shortened to one line; nothing at the end of the text."""
    insert: str = ""
    """What to put there, where nothing else can be meant."""
    lost: str = ""
    """The key of the entry that is lost by it, if one is."""
    entry_line: int = 1
    """Where that entry begins."""


@dataclass(frozen=True)
class UndefinedName:
    """A name that stands for a string which nothing defines."""

    line: int
    column: int
    name: str
    key: str
    """The entry that uses it first."""


@dataclass
class Bibliography:
    """What a text in BibTeX holds."""

    entries: list[Entry] = field(default_factory=list)
    heirs: list[Entry] = field(default_factory=list)
    """Those of the entries that name others to inherit from."""
    strings: dict[str, str] = field(default_factory=dict)
    """What `@string` defines, by name in lower case."""
    mistakes: list[Mistake] = field(default_factory=list)
    """The first of them, `MOST_MISTAKES` at most."""
    undefined: list[UndefinedName] = field(default_factory=list)
    """Each name once."""
    is_whole: bool = True
    """Whether every entry was read; if not, there are more than `MOST_ENTRIES`, or than `MOST_BROKEN` with mistakes."""


def read_bibtex(text: str) -> Bibliography:
    """Everything that can be read of a text in BibTeX, with all its mistakes at once."""
    return _Reader(text).read()


LINKS = ("crossref", "xdata")
"""The fields that name entries to inherit from; what comes through a later one goes before."""
MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
"""Strings that every BibTeX style defines."""
MOST_ENTRIES = 200_000
MOST_MISTAKES = 1_000
MOST_BROKEN = 10_000
"""How many entries with mistakes are read: each takes ten times as long as a sound one."""
MOST_UNCLOSED_COMMENTS = 10
"""After how many comments without an end no end is looked for any more: each takes a look at the rest of the text."""
LEAST_FROM_STRINGS = 100_000
"""How many characters names may stand for in all, in a short text; in a longer one ten times its length.

Strings that are made of strings could otherwise double in length with every line.
"""

_NAME_FOR_PANDOC = re.compile(r"[\w:+-]+")
"""The name of a field or string that Pandoc can read."""
_HEAD_FOR_PANDOC = re.compile(r"@[A-Za-z]+\s*\{\s*[\w.:;?!`'()$/*@+=\[\]&-]+\s*,")
_FLAT = r"(?:[^{}\\]++|\\.)*+"
_BRACED = rf"\{{(?:[^{{}}\\]++|\\.|\{{(?:[^{{}}\\]++|\\.|\{{{_FLAT}\}})*+\}})*+\}}"
"""A value in braces, with others in it two deep at most."""
_QUOTED = rf'"(?:[^"{{}}\\]++|\\.|\{{{_FLAT}\}})*+"'
_FIELD = rf"{NAME}\s*+=\s*+(?:{_BRACED}|{_QUOTED}|{NAME})\s*+"
_PLAIN_ENTRY = re.compile(
    rf"@(?P<type>[A-Za-z]++)\s*+\{{\s*+(?P<key>[^\s,{{}}%=\"]++)\s*+(?:,\s*+{_FIELD})*+,?+\s*+\}}", re.DOTALL
)
"""An entry as nearly all are written, matched in a thirtieth of the time that it takes to read it part by part."""
_PLAIN_FIELD = re.compile(rf",\s*+({NAME})\s*+=\s*+({_BRACED}|{_QUOTED}|{NAME})", re.DOTALL)
_LINK = re.compile(rf",\s*+(?i:{'|'.join(LINKS)})\s*+=")
_STRING_AS_VALUE = re.compile(rf"=\s*+(?!\d++\s*+[,}}]){NAME}\s*+[,}}]")
_NEXT = re.compile(r"%[^\n]*+|@")
_HEAD_WITHOUT_BRACE = re.compile(
    r"(?<!\S)@(?:article|book|in\w+|misc|online|report|\w*thesis|proceedings|techreport)\b", re.IGNORECASE
)
_HEAD_WITHOUT_AT = re.compile(
    r"^[ \t]*(?P<head>(?:@[ \t]*|(?:article|book|collection|in(?:book|collection|proceedings)|misc|online|report"
    r"|(?:phd|masters)?thesis|proceedings|techreport)[ \t]*)\{[^\s,{}=]+\s*,)",
    re.MULTILINE | re.IGNORECASE,
)
"""What begins an entry that has lost its `@`, or the kind after it."""
_AFTER_ENTRY = re.compile(rf"\s*+(?P<left>\}}|,\s*+{NAME}\s*+=|{NAME}\s*+=\s*+[{{\"])")


class _PlainFields(Mapping[str, str]):
    """The fields of a plain entry that uses no strings, read when they are first asked for."""

    __slots__ = ("_read", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._read: dict[str, str] | None = None

    @property
    def _fields(self) -> dict[str, str]:
        if self._read is None:
            self._read = {
                name.lower(): value[1:-1] if value[0] in '{"' else value
                for name, value in _PLAIN_FIELD.findall(self._source)
            }
        return self._read

    def __getitem__(self, name: str) -> str:
        return self._fields[name]

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        return self._fields.get(name, default)

    def items(self) -> ItemsView[str, str]:
        return self._fields.items()

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return repr(self._fields)


def _plain_fields(source: str) -> Iterator[tuple[str, str, int, bool]]:
    """Name and value of each field, the offset of the value, and whether that is a number or a name."""
    for found in _PLAIN_FIELD.finditer(source):
        yield found[1], found[2], found.start(2), found[2][0] not in '{"'


class _Reader:
    """Goes through a text from entry to entry."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = Bibliography()
        self._position = 0
        self._line = 1
        self._counted = 0
        self._next_head = (0, -1)
        self._unclosed_comments = 0
        self._strings_left = max(LEAST_FROM_STRINGS, 10 * len(text))
        self._undefined: set[str] = set()
        self._is_odd = False
        self._broken = 0

    def read(self) -> Bibliography:
        while found := _NEXT.search(self._text, self._position):
            self._position = found.end()
            if found[0] == "@":
                if len(self._read.entries) >= MOST_ENTRIES or self._broken >= MOST_BROKEN:
                    self._read.is_whole = False
                    break
                self._read_at(found.start())
        self._find_heads_without_at()
        return self._read

    def _find_heads_without_at(self) -> None:
        """Take note of entries that are taken for remarks, since none of them begins as entries do."""
        for start, end in self._between_entries():
            for found in _HEAD_WITHOUT_AT.finditer(self._text, start, end):
                must = "An entry must begin with @ and its kind, such as @article"
                place = found.start("head")
                self._take_note(Fault(place, must, excerpt(self._text, place)), place)

    def _between_entries(self) -> Iterator[tuple[int, int]]:
        """Where something stands before, between and after the entries."""
        start = 0
        for entry in self._read.entries:
            if not self._text[start : entry.start].isspace():
                yield start, entry.start
            start = entry.start + len(entry.source)
        yield start, len(self._text)

    def _read_at(self, start: int) -> None:
        plain = _PLAIN_ENTRY.match(self._text, start)
        if plain and plain["type"].lower() not in ("comment", "preamble", "string"):
            self._read_plain(plain)
        elif head := HEAD.match(self._text, start):
            self._read_command(head)
        elif _HEAD_WITHOUT_BRACE.match(self._text, start):
            must = "The kind of an entry must be followed by an opening brace"
            self._take_note(Fault(start, must, excerpt(self._text, start)), start)

    def _read_plain(self, found: re.Match[str]) -> None:
        start, self._position = found.span()
        source, kind, key = found.group(0, "type", "key")
        fields: Mapping[str, str] = _PlainFields(source)
        self._is_odd = False
        if _STRING_AS_VALUE.search(source):
            fields = {
                name.lower(): self._expanded(value, start + offset, key) if is_bare else value[1:-1]
                for name, value, offset, is_bare in _plain_fields(source)
            }
        entry = self._add(kind.lower(), key, fields, start, means_the_same=not self._is_odd)
        if _LINK.search(source) and entry.parents:
            self._read.heirs.append(entry)

    def _read_command(self, head: re.Match[str]) -> None:
        kind = head["type"].lower()
        if kind == "comment":
            self._pass_comment(head)
            return
        self._is_odd = False
        limit = self._limit(head.end())
        command = Command(self._text, head, limit, lambda name, offset: self._expanded(name, offset, command.key))
        read = {"preamble": command.read_value, "string": command.read_strings}.get(kind, command.read_entry)
        read()
        self._position = command.end
        self._broken += bool(command.faults)
        for fault in command.faults:
            self._take_note(fault, head.start(), command.key if command.is_lost else "")
        fields = {} if command.is_lost else {name: value for name, value, _ in command.fields}
        if kind == "string":
            self._read.strings.update(fields)
        elif kind != "preamble" and not command.is_lost:
            sound = not command.faults and not self._is_odd
            entry = self._add(kind, command.key, fields, head.start(), means_the_same=sound)
            if entry.parents:
                self._read.heirs.append(entry)
            if not kind.isalpha():
                must = "The kind of an entry must be a word of letters"
                self._take_note(Fault(head.start("type"), must, kind), head.start())

    def _pass_comment(self, head: re.Match[str]) -> None:
        """Pass over a comment in braces; without them, its `@comment` is all of it."""
        self._position = head.end()
        if head["open"] == "(" or self._unclosed_comments >= MOST_UNCLOSED_COMMENTS:
            return
        end = end_of_braces(self._text, head.end() - 1, len(self._text))
        if end is None:
            self._unclosed_comments += 1
            must = "A comment must end with a closing brace"
            self._take_note(Fault(head.start(), must, ""), head.start())
        else:
            self._position = end

    def _limit(self, offset: int) -> int:
        """Where the next command begins for certain; no part of the text is searched for it twice."""
        searched, found = self._next_head
        if not searched <= offset <= found:
            self._next_head = (offset, next_head(self._text, offset))
        return self._next_head[1]

    def _add(self, kind: str, key: str, fields: Mapping[str, str], start: int, *, means_the_same: bool) -> Entry:
        self._line += self._text.count("\n", self._counted, start)
        self._counted = start
        column = start - self._text.rfind("\n", 0, start)
        source = self._text[start : self._position]
        entry = Entry(kind, key, fields, start, self._line, column, source, means_the_same)
        self._read.entries.append(entry)
        if left := _AFTER_ENTRY.match(self._text, self._position):
            offset, must = left.start("left"), "An entry must end with its last closing brace"
            self._take_note(Fault(offset, must, excerpt(self._text, offset)), start)
        return entry

    def _expanded(self, name: str, offset: int, key: str) -> str:
        """What a name used as a value stands for; itself in lower case, as Pandoc prints it, if that is nothing."""
        written, name = name, name.lower()
        self._is_odd |= not _NAME_FOR_PANDOC.fullmatch(name)
        value = self._read.strings.get(name)
        if value is None:
            if not name.isdecimal() and name not in MONTHS and name not in self._undefined:
                self._undefined.add(name)
                self._read.undefined.append(UndefinedName(*self._locate(offset), written, key))
            return name
        self._strings_left -= len(value)
        return value if self._strings_left >= 0 else name

    def _take_note(self, fault: Fault, start: int, lost: str = "") -> None:
        """Keep what is wrong in the command that begins at `start`."""
        if len(self._read.mistakes) < MOST_MISTAKES:
            place = self._locate(fault.offset)
            mistake = Mistake(*place, fault.must, fault.found, fault.insert, lost, self._locate(start)[0])
            self._read.mistakes.append(mistake)

    def _locate(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect.bisect_left(self._line_ends, offset)
        return line + 1, offset - (self._line_ends[line - 1] if line else -1)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self._text)]
