"""Reading BibTeX and BibLaTeX: entries as they are written, each at its line, and what cannot be read.

pybtex reads the entries; what differs here is what happens around a mistake (it costs one entry), and that strings,
comments, repeated fields and inheritance mean what they mean to Pandoc, which prints the references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import Pattern, PrematureEOF, PybtexSyntaxError, Token, TokenRequired

from hub.prose import line_and_column


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

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """The keys it inherits from, through `crossref` and `xdata`."""
        return tuple(
            key for name in ("crossref", "xdata") for key in re.split(r"[\s,]+", self.fields.get(name, "")) if key
        )

    @property
    def is_plain(self) -> bool:
        """Whether Pandoc reads it as it is written: in braces, and with fields named as they are wont to be."""
        return bool(_PLAIN_HEAD.match(self.source)) and all(_FIELD_NAME.fullmatch(name) for name in self.fields)

    def as_bibtex(self, key: str, without: frozenset[str] = frozenset()) -> str:
        """The entry under another key and less some fields, in the plainest BibTeX."""
        fields = "".join(
            f" {name} = {{{value}}},\n"
            for name, value in self.fields.items()
            if name not in without and _FIELD_NAME.fullmatch(name)
        )
        return f"@{self.type}{{{key},\n{fields}}}\n"


@dataclass(frozen=True)
class Mistake:
    """Something in a text that is not BibTeX."""

    line: int
    column: int
    expected: str
    """What should have stood there, in words."""
    found: str
    """What stands there, shortened to one line."""
    key: str
    """The key of the entry that is lost by it, if it has one."""
    entry_line: int
    """Where that entry begins."""


@dataclass
class Bibliography:
    """What a text in BibTeX holds."""

    entries: list[Entry] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=dict)
    """What `@string` defines, by name in lower case."""
    mistakes: list[Mistake] = field(default_factory=list)
    undefined: dict[str, Entry] = field(default_factory=dict)
    """Names used as strings and defined nowhere, each with the first entry that uses it."""


def read_bibtex(text: str) -> Bibliography:
    """Everything that can be read of a text in BibTeX, with all its mistakes at once."""
    return _Parser(text).read()


_FIELD_NAME = re.compile(r"[\w:+-]+")
_PLAIN_HEAD = re.compile(r"@\s*[A-Za-z]+\s*\{")
_NEXT = re.compile(r"%[^\n]*|@")
_HEAD = re.compile(r"@[ \t]*(?P<type>[A-Za-z]+)\s*(?P<open>[{(])")
_FORGOTTEN_BRACE = re.compile(
    r"@(?:article|book|in\w+|misc|online|report|\w*thesis|proceedings|techreport)\b", re.IGNORECASE
)
_NEXT_HEAD = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,{}]+)")
_DELIMITERS = re.compile(r'[{}"]')
_PLAIN_FIELD = re.compile(
    r"""\s*(?P<name>[A-Za-z][\w:+-]*)\s*=\s*
    (?:\{(?P<braced>[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+)\}
    |"(?P<quoted>[^"{}]*)"
    |(?P<word>[\w:+-]+))\s*(?:,|(?=\}))""",
    re.VERBOSE,
)
"""A field as nearly all are written, with braces at most three deep."""
_PLAIN_KEY = re.compile(r"\s*([^\s,{}]+)\s*,")
_PLAIN_END = re.compile(r"\s*\}")
MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
"""Strings that every BibTeX style defines."""


class _Parser(LowLevelParser):  # type: ignore[misc]  # pybtex has no types
    # Pandoc skips comments between the parts of an entry, as TeX does.
    WHITESPACE = re.compile(r"(?:\s|%[^\n]*)+")

    # Pandoc takes such words for values without braces: `pages = 1-19`.
    WORD = Pattern(r"[\w:+-]+", "a value")

    text: str
    pos: int
    end_pos: int

    def __init__(self, text: str) -> None:
        super().__init__(text, macros={})
        self.result = Bibliography(strings=self.macros)
        self.unknown_names: list[str] = []
        self.expected = ""
        self.lines = 1
        self.counted = 0

    def read(self) -> Bibliography:
        while found := _NEXT.search(self.text, self.pos):
            self.pos = found.end()
            if found[0] == "@":
                self._read_entry(found.start())
        return self.result

    def _read_entry(self, start: int) -> None:
        head = _HEAD.match(self.text, start)
        if not head:
            if _FORGOTTEN_BRACE.match(self.text, start) and self.text[max(0, start - 1) : start].strip() == "":
                self._mistake(start, start, "an opening brace after the kind of entry", self.text[start:])
            return
        kind = head["type"].lower()
        if kind == "comment":
            self.pos = _end_of_braces(self.text, head.end() - 1)
            return
        self.command_start = start
        self.unknown_names = []
        if kind not in ("string", "preamble") and (plain := self._plain_entry(head)):
            self._add(kind, start, *plain)
            return
        self.unknown_names = []
        try:
            _, result = self.parse_command()
        except PybtexSyntaxError as error:
            self._record(error, start)
            following = _NEXT_HEAD.search(self.text, start + 1)
            self.pos = following.start() if following else self.end_pos
            return
        if kind not in ("string", "preamble"):
            self._add(kind, start, *result)

    def _add(self, kind: str, start: int, key: str, fields: list[tuple[str, list[str]]]) -> None:
        # Of a field given twice Pandoc keeps the last.
        values = {name.lower(): "".join(parts) for name, parts in fields}
        line, column = self._position(start)
        entry = Entry(kind, key, values, start, line, column, self.text[start : self.pos])
        self.result.entries.append(entry)
        for name in self.unknown_names:
            self.result.undefined.setdefault(name, entry)

    def _position(self, offset: int) -> tuple[int, int]:
        if offset < self.counted:
            return line_and_column(self.text, offset)
        self.lines += self.text.count("\n", self.counted, offset)
        self.counted = offset
        return self.lines, offset - self.text.rfind("\n", 0, offset)

    def handle_error(self, error: PybtexSyntaxError) -> None:
        raise error

    def substitute_macro(self, name: str) -> str:
        value = self.macros.get(name.lower())
        if value is None:
            if name.lower() not in MONTHS:
                self.unknown_names.append(name)
            return name.lower()  # as Pandoc prints it
        return str(value)

    def parse_value_part(self) -> str:
        token = self.required([self.QUOTE, self.LBRACE, self.WORD, self.NAME], description="field value")
        if token.pattern is self.QUOTE or token.pattern is self.LBRACE:
            return self._string('"' if token.pattern is self.QUOTE else "}")
        value = str(token.value)
        return value if value.isdecimal() else self.substitute_macro(value)

    def _plain_entry(self, head: re.Match[str]) -> tuple[str, list[tuple[str, list[str]]]] | None:
        """Key and fields of an entry in which all is plain, as in nearly all: five times as fast as token by token."""
        key = _PLAIN_KEY.match(self.text, head.end())
        if key is None or head["open"] != "{":
            return None
        fields, position = [], key.end()
        while found := _PLAIN_FIELD.match(self.text, position):
            value = found[found.lastindex or 0]
            if found["word"] and not value.isdecimal():
                value = self.substitute_macro(value)
            fields.append((found["name"], [value]))
            position = found.end()
        end = _PLAIN_END.match(self.text, position)
        if end is None:
            return None
        self.pos = end.end()
        return key[1], fields

    def _string(self, closing: str) -> str:
        """The rest of a value in quotation marks or braces, whose opening has been read."""
        start, depth = self.pos, 0
        for found in _DELIMITERS.finditer(self.text, start):
            mark = found[0]
            if mark == closing and depth == 0:
                self.pos = found.end()
                return self.text[start : found.start()]
            depth += {"{": 1, "}": -1}.get(mark, 0)
            if depth < 0:
                self.pos = found.start()
                self.expected = "the quotation mark that ends the value"
                raise PybtexSyntaxError(self.expected, self)
        raise PrematureEOF(self)

    def required(self, patterns: list[Pattern], description: str | None = None, allow_eof: bool = False) -> Token:
        token = self.get_token(patterns, allow_eof=allow_eof)
        if token is None:
            self.expected = _in_words(description or patterns[0].description)
            raise TokenRequired(self.expected, self)
        return token

    def update_lineno(self, value: str) -> None:
        """Lines are counted where they are needed."""

    def parse_string_body(self, body_end: object) -> None:
        name = self.required([self.NAME]).value
        self.required([self.EQUALS])
        self.parse_value()
        self.macros[name.lower()] = "".join(self.current_value)
        self.optional([self.COMMA])

    def _record(self, error: PybtexSyntaxError, start: int) -> None:
        if isinstance(error, PrematureEOF):
            self._mistake(start, start, "a closing brace for every opening one", "")
        else:
            self._mistake(self.pos, start, self.expected, self.text[self.pos :])

    def _mistake(self, offset: int, start: int, expected: str, found: str) -> None:
        line, column = line_and_column(self.text, offset)
        head = _HEAD.match(self.text, start)
        key = _KEY.match(self.text, head.end()) if head else None
        first_line = found.strip().split("\n", 1)[0]
        self.result.mistakes.append(
            Mistake(
                line,
                column,
                expected,
                _shortened(first_line),
                key[1] if key else "",
                line_and_column(self.text, start)[0],
            )
        )


def _in_words(description: str) -> str:
    names = {
        "'='": "'=' after the name of a field",
        "'}'": "a comma before the next field, or the brace that closes the entry",
        "')'": "a comma before the next field, or the bracket that closes the entry",
        "a valid name": "the name of a field",
        "entry key": "the key of the entry",
        "field value": "a value in braces or quotation marks",
    }
    return names.get(description, description)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_EXCERPT else text[: _LONGEST_EXCERPT - 1].rstrip() + "…"


_LONGEST_EXCERPT = 40


def _end_of_braces(text: str, opening: int) -> int:
    depth = 0
    for found in re.compile(r"[{}]").finditer(text, opening):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.end()
    return opening + 1


# Inheritance, as Pandoc has it from Appendix B of the biblatex manual ("Inheritance Setup").

_NEVER_INHERITED = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
    ]
)
_NOT_FROM_A_WHOLE = dict.fromkeys(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"), "")
_INTO_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon", **_NOT_FROM_A_WHOLE}
_INTO_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", **_NOT_FROM_A_WHOLE}
_INTO_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle", **_NOT_FROM_A_WHOLE}
_INHERITANCE: tuple[tuple[frozenset[str], frozenset[str], Mapping[str, str]], ...] = (
    (frozenset({"mvbook"}), frozenset(["book", "inbook", "bookinbook", "suppbook"]), _INTO_MAIN),
    (
        frozenset({"mvcollection", "mvreference"}),
        frozenset(["collection", "reference", "incollection", "inreference", "suppcollection"]),
        _INTO_MAIN,
    ),
    (frozenset({"mvproceedings"}), frozenset({"proceedings", "inproceedings"}), _INTO_MAIN),
    (frozenset({"book"}), frozenset({"inbook", "bookinbook", "suppbook"}), _INTO_BOOK),
    (frozenset({"collection", "reference"}), frozenset({"incollection", "inreference", "suppcollection"}), _INTO_BOOK),
    (frozenset({"proceedings"}), frozenset({"inproceedings"}), _INTO_BOOK),
    (frozenset({"periodical"}), frozenset({"article", "suppperiodical"}), _INTO_JOURNAL),
)


def inherited_names(parent: str, child: str, name: str) -> tuple[str, ...]:
    """Under which names an entry of type `child` inherits a field from one of type `parent`."""
    if name in _NEVER_INHERITED:
        return ()
    if name == "author" and _has_book_author(parent, child):
        return ("bookauthor", "author")
    for parents, children, names in _INHERITANCE:
        if parent in parents and child in children:
            inherited = names.get(name, name)
            return (inherited,) if inherited else ()
    return (name,)


def _has_book_author(parent: str, child: str) -> bool:
    return (parent in ("mvbook", "book") and child in ("inbook", "bookinbook", "suppbook")) or (parent, child) == (
        "mvbook",
        "book",
    )


def with_inherited_fields(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """`entry` with what it inherits, and without the fields that say from whom.

    `entries` must hold no circle (`circles`); parents that it does not hold are passed over.
    """
    if not entry.parents:
        return entry
    fields = {name: value for name, value in entry.fields.items() if name not in ("crossref", "xdata")}
    own = frozenset(fields)
    for name, value in _inherited(entry.parents, entry.type, entries):
        if name not in own:
            fields.setdefault(name, value)
    return replace(entry, fields=MappingProxyType(fields))


def _inherited(parents: tuple[str, ...], child: str, entries: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    for parent in (entries[key] for key in parents if key in entries):
        own = set()
        for name, value in parent.fields.items():
            for inherited in inherited_names(parent.type, child, name):
                own.add(inherited)
                yield inherited, value
        for name, value in _inherited(parent.parents, child, entries):
            if name not in parent.fields:
                yield name, value


def ancestors(entry: Entry, entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """Every entry that one inherits from, each before those that it inherits from itself.

    `entries` must hold no circle (`circles`); parents that it does not hold are passed over.
    """
    found: dict[str, Entry] = {}
    waiting = [*entry.parents]
    while waiting:
        key = waiting.pop(0)
        if key in entries:
            found.pop(key, None)  # it stands after the last that inherits from it
            found[key] = entries[key]
            waiting += entries[key].parents
    return tuple(found.values())


def circles(entries: Mapping[str, Entry]) -> list[tuple[str, ...]]:
    """Every circle of inheritance, as the keys along it, beginning with the one that comes first in `entries`."""
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for key in entries:
        if key not in done and entries[key].parents:
            _walk(key, entries, done, found)
    return found


def _walk(key: str, entries: Mapping[str, Entry], done: set[str], found: list[tuple[str, ...]]) -> None:
    path: list[str] = []
    on_path: set[str] = set()
    stack: list[tuple[str, Iterator[str]]] = []

    def enter(name: str) -> None:
        path.append(name)
        on_path.add(name)
        stack.append((name, iter(entries[name].parents)))

    enter(key)
    while stack:
        name, parents = stack[-1]
        for parent in parents:
            if parent in on_path:
                found.append(tuple(path[path.index(parent) :]))
            elif parent in entries and parent not in done:
                enter(parent)
                break
        else:
            stack.pop()
            on_path.discard(path.pop())
            done.add(name)
