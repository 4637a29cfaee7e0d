"""Reading a Markdown file: its YAML front matter, with the place of every value, and its text.

Bad input loses nothing: whatever cannot be read as front matter becomes a finding, and the text is kept.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from hub.bounds import excess
from hub.content.text_file import read_text
from hub.diagnostics import Diagnostic, Edit, Location, Severity
from hub.memory import Memory

KeyPath = tuple[str | int, ...]
"""The way to a value in front matter: `("authors", 0, "orcid")`."""

MAXIMUM_BYTES = 2_000_000
"""The largest file that is read; nobody types as much, and what reads it costs time in proportion."""
MAXIMUM_DEPTH = 12
"""How deep front matter may be nested. The content model needs 3 levels."""
MAXIMUM_MATTER = 200_000
"""The longest front matter that is read, in characters: some twenty times the longest of a paper with many authors."""
MAXIMUM_LENGTH = 20_000
"""The longest value, in characters: ten times a long abstract."""
MAXIMUM_ITEMS = 1_000
"""How many items a list may have, and keys a group of keys: as many as the longest lists of authors."""

_FENCED = re.compile(r"\A---[ \t]*\r?\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page and no feed can hold (W3C, XML 1.0, production 2)."""
_CONTROL_CHARACTERS = [chr(code) for code in (*range(0x20), 0xFFFE, 0xFFFF) if _CONTROL.match(chr(code))]
"""The same without halves of pairs, which no text has that was read as UTF-8."""
_NEARLY_FENCED = re.compile(r"\s*^(?P<fence>-{2,}|[\u2013\u2014]+-?)[ \t]*\n[A-Za-z][\w-]*:", re.MULTILINE)
"""What word processors make of the hyphens, or a fence with empty lines above it."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """A file as people wrote it."""

    path: str
    """From the hub's root, with forward slashes."""
    file: Path
    """Where it lies on this machine; never shown."""
    body: str = ""
    """The text after the front matter."""
    body_line: int = 1
    """The line of the file on which the text begins."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """The front matter as read, before it is validated."""
    places: Mapping[KeyPath, Location] = field(default_factory=dict)
    """Where each value stands."""
    key_places: Mapping[KeyPath, Location] = field(default_factory=dict)
    """Where the key of each value stands."""
    findings: tuple[Diagnostic, ...] = ()
    """What could not be read."""
    matter: str = ""
    """The front matter as written, between its fences."""

    as_written: str = ""
    """The text, if it asks too much to be read as Markdown; `body` is then empty."""

    def place(self, *path: str | int) -> Location:
        """Where a value stands, or the nearest value that holds it, or the head of the file."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Location(self.path)

    def place_in_body(self, offset: int) -> Location:
        """Where a character of the text stands in the file.

        Args:
            offset: counted from 0 at the beginning of the text.
        """
        line_start = self.body.rfind("\n", 0, offset) + 1
        return Location(self.path, self.body_line + self.body.count("\n", 0, offset), offset - line_start + 1)

    def key_place(self, *path: str | int) -> Location:
        """Where a key stands."""
        return self.key_places.get(path, self.place(*path))

    def rewriting(self, path: KeyPath, found: str, value: str) -> tuple[Edit, ...]:
        """A fix that gives a key or an item of a list another value, in the quotation marks that it has.

        There is none if another value stands there, or one of several lines.

        Args:
            path: the way to the value.
            found: the text that it is.
            value: the text that it should be.
        """
        node = _node_at(yaml.compose(self.matter, Loader=_Loader), path)
        if not isinstance(node, yaml.ScalarNode) or node.value != found or node.start_mark.line != node.end_mark.line:
            return ()
        line = self.matter.split("\n")[node.start_mark.line]
        written = line[node.start_mark.column : node.end_mark.column]
        return (Edit(self.place(*path), written, _as_scalar(value, written[:1])),)


def read_source(file: Path, shown: str, memory: Memory | None = None) -> Source:
    """Read one Markdown file.

    Args:
        file: the file.
        shown: its path as findings tell it.
        memory: what was read of such front matter before.
    """
    text, findings = read_text(file, shown, MAXIMUM_BYTES)
    if findings and not text:
        return Source(shown, file, findings=findings)
    return _split(file, shown, text, findings, memory or Memory(None))


def _split(file: Path, shown: str, text: str, findings: tuple[Diagnostic, ...], memory: Memory) -> Source:
    if not text.strip():
        empty = Diagnostic(Location(shown), Severity.ERROR, "file-has-text", "The file must hold text; it is empty.")
        return Source(shown, file, findings=(*findings, empty))
    fenced = _FENCED.match(text)
    if fenced is None:
        body = _without_control(text)
        return _bounded(Source(shown, file, body, findings=(*findings, *_misplaced(text, shown))), memory)
    read = _read_before(fenced["matter"], shown, memory)
    source = Source(
        shown,
        file,
        _without_control(text[fenced.end() :]),
        text.count("\n", 0, fenced.end()) + 1,
        read.values,
        read.places,
        read.key_places,
        (*findings, *read.findings),
        fenced["matter"],
    )
    return _bounded(source, memory)


def _bounded(source: Source, memory: Memory) -> Source:
    """The same, its text put aside if it asks too much: it is shown as it was written, and nothing else reads it."""
    key = memory.key("bounds", source.body)
    if memory.get(key):
        return source
    too_much = excess(source.body)
    if too_much is None:
        memory.put(key, True)
        return source
    finding = Diagnostic(
        source.place_in_body(too_much.offset),
        Severity.ERROR,
        "text-is-within-bounds",
        too_much.told,
        "It is shown as it was written, without formatting. Break it into smaller parts, or into several pages.",
    )
    return replace(source, body="", findings=(*source.findings, finding), as_written=source.body)


def _without_control(text: str) -> str:
    # Looked for one by one first: texts hardly ever have any, and a search for all of them takes ten times as long.
    has_some = any(character in text for character in _CONTROL_CHARACTERS)
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text) if has_some else text


@dataclass(frozen=True)
class _Matter:
    """What front matter says, and where."""

    values: Mapping[str, Any]
    places: Mapping[KeyPath, Location]
    key_places: Mapping[KeyPath, Location]
    findings: tuple[Diagnostic, ...] = ()


def _read_before(matter: str, shown: str, memory: Memory) -> _Matter:
    """What front matter says; if it was read before and nothing was wrong with it, without reading it again."""
    key = memory.key("front matter", matter)
    if kept := memory.get(key):
        values, places, key_places = kept
        return _Matter(values, _KeptPlaces(places, shown), _KeptPlaces(key_places, shown))
    reader = _Reader(shown)
    values = reader.read(matter)
    if memory.is_on and not reader.findings:
        memory.put(key, (values, _rows(reader.places), _rows(reader.key_places)))
    return _Matter(values, reader.places, reader.key_places, tuple(reader.findings))


def _rows(places: Mapping[KeyPath, Location]) -> str:
    return json.dumps([(path, place.line, place.column) for path, place in places.items()])


class _KeptPlaces(Mapping[KeyPath, Location]):
    """Places as they were kept, read once one of them is asked for: few are."""

    def __init__(self, rows: str, shown: str) -> None:
        self._rows, self._shown = rows, shown

    @cached_property
    def _places(self) -> dict[KeyPath, Location]:
        return {tuple(path): Location(self._shown, line, column) for path, line, column in json.loads(self._rows)}

    def __getitem__(self, path: KeyPath) -> Location:
        return self._places[path]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _misplaced(text: str, shown: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the fences of a text that seems to have front matter and has none that can be read."""
    if re.match(r"---[ \t]*\n", text):
        message = "Front matter must end with a line of three hyphens (---); found no such line."
        return (Diagnostic(Location(shown), Severity.ERROR, "front-matter-is-yaml", message),)
    opening = _NEARLY_FENCED.match(text)
    if opening is None:
        return ()
    line = text.count("\n", 0, opening.start("fence")) + 1
    message = f"Front matter must begin on line 1 with three hyphens (---); found '{opening['fence']}' on line {line}."
    return (Diagnostic(Location(shown, line), Severity.ERROR, "front-matter-is-yaml", message),)


class _TooMuchError(Exception):
    """The front matter is not read; the message says what must hold."""


def _hold_within_bounds(event: yaml.NodeEvent, open_lists: list[int]) -> None:
    """Refuse a value that is too long, too deep or one too many, given how much stands in each open list so far."""
    if len(open_lists) > MAXIMUM_DEPTH:
        raise _TooMuchError("Front matter must be plain keys and values; it is nested too deep.")
    if open_lists[-1] > 2 * MAXIMUM_ITEMS:
        raise _TooMuchError(f"A list in front matter must have at most {MAXIMUM_ITEMS:,} items; found one with more.")
    if isinstance(event, yaml.ScalarEvent) and len(event.value) > MAXIMUM_LENGTH:
        raise _TooMuchError(
            f"A value in front matter must have at most {MAXIMUM_LENGTH:,} characters; found one with "
            f"{len(event.value):,}. What is long belongs into the text."
        )


class _Reader:
    """Turns front matter into plain values, noting places and findings on the way.

    Dates stay text: YAML's own reading of them would fail on the first day that does not exist.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.places: dict[KeyPath, Location] = {}
        self.key_places: dict[KeyPath, Location] = {}
        self.findings: list[Diagnostic] = []
        self._scalars = yaml.SafeLoader("")

    def read(self, matter: str) -> dict[str, Any]:
        """The keys and values of a front matter's YAML, without its fences."""
        try:
            node = self._compose(matter)
        except yaml.MarkedYAMLError as error:
            return self._broken(error, matter)
        except yaml.reader.ReaderError as error:
            return self._unprintable(error, matter)
        except _TooMuchError as error:
            self._report(Location(self.shown, 2), str(error))
            return {}
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._report(self._location(node), "Front matter must be keys and values, such as `title: …`.")
            return {}
        value = self._value(node, ())
        return value if isinstance(value, dict) else {}

    def _compose(self, matter: str) -> yaml.Node | None:
        if len(matter) > MAXIMUM_MATTER:
            raise _TooMuchError(
                f"Front matter must have at most {MAXIMUM_MATTER:,} characters; found {len(matter):,}. "
                "What is long belongs into the text."
            )
        open_lists = [0]
        for event in yaml.parse(matter, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                problem = "found a reference (*name) to another value"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type]  # PyYAML's C marks
            if isinstance(event, yaml.NodeEvent):
                open_lists[-1] += 1
                _hold_within_bounds(event, open_lists)
            if isinstance(event, yaml.CollectionStartEvent):
                open_lists.append(0)
            elif isinstance(event, yaml.CollectionEndEvent):
                open_lists.pop()
        return yaml.compose(matter, Loader=_Loader)

    def _broken(self, error: yaml.MarkedYAMLError, matter: str) -> dict[str, Any]:
        begun = "quoted scalar" in (error.context or "") or "flow" in (error.context or "")
        mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem = (error.problem or "it cannot be read").strip().removeprefix("but ")
        lines = [*matter.split("\n"), ""]
        if opened := _quotation_left_open(lines, line, column):
            place = Location(self.shown, opened[0] + 2, opened[1] + 1)
            self._report(
                place, "Front matter must be YAML; a quotation mark is not closed.", "Close it where the value ends."
            )
            return {}
        written = lines[line]
        opening = error.context_mark if "alias" in (error.context or "") else mark
        self._report(
            Location(self.shown, line + 2, column + 1),
            f"Front matter must be YAML; {problem}.",
            _yaml_advice(problem, written[:column], written[opening.column :] if opening else ""),
        )
        return {}

    def _unprintable(self, error: yaml.reader.ReaderError, matter: str) -> dict[str, Any]:
        before = matter.encode()[: error.position].decode(errors="ignore")
        place = Location(self.shown, before.count("\n") + 2, len(before) - before.rfind("\n"))
        self._report_control_character(place, error.character)
        return {}

    def _report_control_character(self, place: Location, character: int) -> None:
        message = f"Front matter must be text; found the control character U+{character:04X}."
        self._report(place, message, "Delete it; it shows as nothing in most editors.")

    def _report(self, place: Location, message: str, suggestion: str = "") -> None:
        self.findings.append(Diagnostic(place, Severity.ERROR, "front-matter-is-yaml", message, suggestion))

    def _location(self, node: yaml.Node) -> Location:
        return Location(self.shown, node.start_mark.line + 2, node.start_mark.column + 1)

    def _value(self, node: yaml.Node, path: KeyPath) -> Any:
        self.places[path] = self._location(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                self._given_twice(key_node, key)
            self.key_places[(*path, key)] = self._location(key_node)
            values[key] = self._value(value_node, (*path, key))
        return values

    def _given_twice(self, node: yaml.Node, key: str) -> None:
        message = f"Each key must be given once; found '{key}' again. The last one counts."
        self.findings.append(Diagnostic(self._location(node), Severity.ERROR, "key-is-given-once", message))

    def _scalar(self, node: yaml.Node) -> Any:
        if found := _CONTROL.search(node.value):
            self._report_control_character(self._location(node), ord(found[0]))
            return _CONTROL.sub("", node.value)
        # YAML 1.1 reads 16:10 as 970, to the base 60.
        if node.tag in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:str"} or ":" in node.value:
            return node.value
        try:
            return self._scalars.construct_object(node)
        except (yaml.YAMLError, ValueError):
            return node.value


def _node_at(node: yaml.Node | None, path: KeyPath) -> yaml.Node | None:
    """What a path leads to; of a key that is given twice, its last value."""
    for part in path:
        if isinstance(node, yaml.MappingNode):
            node = {str(key.value): value for key, value in node.value}.get(str(part))
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
    return node


def _as_scalar(value: str, mark: str) -> str:
    """A text as YAML: between quotation marks of a kind, or without any where it needs none."""
    style = mark if mark in ("'", '"') else None
    written: str = yaml.safe_dump(
        [value], default_style=style, allow_unicode=True, width=math.inf, default_flow_style=True
    )
    return written.strip().removeprefix("[").removesuffix("]")


def _quotation_left_open(lines: list[str], line: int, column: int) -> tuple[int, int] | None:
    """Where a quotation mark stands that was never closed, if YAML stopped at the next mark, a key or an item later."""
    if not _BEGINS_ANEW.match(lines[line]):
        return None
    for number in range(line - 1, -1, -1):
        opening = _OPENS.match(lines[number])
        if opening:
            mark, rest = opening["mark"], lines[number][opening.end() :]
            return (number, opening.start("mark")) if mark not in rest and mark in lines[line][: column + 1] else None
        if any(mark in lines[number] for mark in "\"'"):
            return None
    return None


_BEGINS_ANEW = re.compile(r"[ ]*(?:-[ ]+|(?:-[ ]+)?[\w-]+:(?:[ ]|$))")
_OPENS = re.compile(r"[ ]*(?:-[ ]+)?(?:[\w-]+:[ ]+)?(?P<mark>[\"'])")


def _yaml_advice(problem: str, before: str, after: str) -> str:
    """What to do about a problem, by what stands before it on its line and after it."""
    colon = "mapping values are not allowed" in problem
    advice = (
        (after.startswith("\t"), "Indent with spaces, not with a tab."),
        (
            bool(_CURLY.search(before + after)),
            'Quotation marks must be straight ones ("), not those of a word processor.',
        ),
        (after.startswith(_SPECIAL), f"A value that begins with {after[:1]} must stand in quotation marks."),
        (
            colon and ": " in before,
            'A value that holds a colon must stand in quotation marks: title: "Trust: a start".',
        ),
        (
            colon or "could not find expected ':'" in problem,
            "Each key must stand straight under the others, with a colon and a space after it.",
        ),
        ("found unexpected end of stream" in problem, "A quotation mark is opened and never closed."),
        (
            bool(re.search("[:-] *['\"]", before)) and "expected key" in problem,
            "Put the whole value into quotation marks of one kind, and use the other kind inside.",
        ),
    )
    otherwise = "Compare the indentation and the quotation marks with a paper that builds."
    return next((words for holds, words in advice if holds), otherwise)


_CURLY = re.compile("(?::|-)[ ]*[\u201c\u2018]")
"""A value that begins with a word processor's quotation mark."""
_SPECIAL = ("@", "`", "%", "*", "&")
"""What YAML keeps for itself at the head of a value, and people begin a title with."""
