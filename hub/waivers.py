"""Waivers: comments by which an author says that a rule does not hold in one place, and why.

`# hub: ignore[rule] because …` in YAML, `<!-- hub: ignore[rule] because … -->` in a text and `% hub: ignore[rule]
because …` in a reference base. Files that hold none cost one search for a word.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import yaml

from hub.content.base import MAXIMUM_BYTES
from hub.content.text_file import read_text
from hub.diagnostics import Diagnostic, Location, Severity, did_you_mean
from hub.library import Library
from hub.prose import Kind, Stretch, line_and_column, stretches


@dataclass(frozen=True)
class Waiver:
    """A comment that waives rules for some lines of its file."""

    location: Location
    rules: tuple[str, ...]
    """What stands between the square brackets, as written."""
    reason: str
    first: int
    """The first line that it stands for, counted from 1."""
    last: int
    """The last such line."""

    def covers(self, finding: Diagnostic) -> bool:
        """Whether it waives a finding."""
        place = finding.location
        is_here = place.path == self.location.path and self.first <= place.line <= self.last
        return is_here and finding.rule in self.rules


def without_waived(findings: Iterable[Diagnostic], library: Library, known: Collection[str]) -> Iterator[Diagnostic]:
    """The findings that nobody waived, and what is wrong with the waivers themselves.

    Args:
        findings: everything that was found.
        library: where it was found.
        known: the ids of all rules.
    """
    by_path: dict[str, list[Waiver]] = {}
    for waiver in waivers(library):
        by_path.setdefault(waiver.location.path, []).append(waiver)
    used: set[tuple[Waiver, str]] = set()
    for finding in findings:
        waiving = [waiver for waiver in by_path.get(finding.location.path, ()) if waiver.covers(finding)]
        used.update((waiver, finding.rule) for waiver in waiving)
        if not waiving:
            yield finding
    for waiver in (waiver for here in by_path.values() for waiver in here):
        needed = {rule for other, rule in used if other == waiver}
        yield from _mistakes(waiver, needed, known)


def _mistakes(waiver: Waiver, needed: Collection[str], known: Collection[str]) -> Iterator[Diagnostic]:
    if not waiver.reason:
        yield Diagnostic(
            waiver.location,
            Severity.ERROR,
            "waiver-gives-a-reason",
            "A waiver must say why the rule does not hold here; found no reason.",
            f"Write `hub: ignore[{', '.join(waiver.rules) or 'rule'}] because …`.",
        )
    if not waiver.rules:
        yield _names_no_rule(waiver, "found none.", "Each finding ends with the name of its rule in square brackets.")
    for rule in waiver.rules:
        if rule not in known:
            yield _names_no_rule(waiver, f"found '{rule}'.", did_you_mean(rule, known))
        elif rule not in needed:
            yield Diagnostic(
                waiver.location,
                Severity.WARNING,
                "waiver-is-needed",
                f"A waiver must stand where its rule is broken; {rule} has nothing to say here.",
                "Take it out, or put it where the finding is.",
            )


def _names_no_rule(waiver: Waiver, found: str, suggestion: str) -> Diagnostic:
    message = f"A waiver must name rules of the hub between square brackets; {found}"
    return Diagnostic(waiver.location, Severity.ERROR, "waiver-names-a-rule", message, suggestion)


def waivers(library: Library) -> Iterator[Waiver]:
    """Every waiver in the files of a hub."""
    for document in library.documents:
        source = document.source
        if _WORD in source.matter:
            yield from _in_yaml(source.matter, source.path, first_line=2)
        if _WORD in source.body:
            yield from _in_markdown(source.body, source.path, source.body_line)
    for base in library.base_files:
        text, _ = read_text(base.file, base.shown, MAXIMUM_BYTES)
        if _WORD in text:
            yield from _in_bibtex(text, base.shown)
    configuration = library.configuration
    if _WORD in configuration.text:
        yield from _in_yaml(configuration.text, configuration.name, first_line=1)


_WORD = "hub:"
_WAIVER = re.compile(r"hub:[ \t]*ignore\b[ \t]*(?:\[(?P<rules>[^\]\n]*)\])?")


def _read(comment: str, path: str, place: tuple[int, int], lines: tuple[int, int]) -> Waiver:
    """A waiver from its comment, without the marks that make it one."""
    found = _WAIVER.search(comment)
    rules, said = (found["rules"] or "", comment[found.end() :]) if found else ("", "")
    reason = re.sub(r"\A\W*(?:because\b)?\W*", "", said, flags=re.IGNORECASE)
    return Waiver(Location(path, *place), tuple(rules.replace(",", " ").split()), " ".join(reason.split()), *lines)


# YAML: the line or key that a comment stands on, or else the one after it.

_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#[ \t]*hub:[ \t]*ignore\b.*", re.MULTILINE)


def _in_yaml(text: str, path: str, first_line: int) -> Iterator[Waiver]:
    lines = text.split("\n")
    inside = _scalars(text)
    for found in _YAML_COMMENT.finditer(text):
        line, column = line_and_column(text, found.start())
        if not any(start <= (line - 1, column - 1) < end for start, end in inside):
            first, last = _key_around(lines, line - 1, column - 1)
            place = (line - 1 + first_line, column)
            yield _read(found[0], path, place, (first + first_line, last + first_line))


Mark = tuple[int, int]
"""A line and a column, counted from 0."""


def _scalars(text: str) -> list[tuple[Mark, Mark]]:
    """Where values stand, in which a `#` is part of the text; as far as the YAML can be read."""
    found: list[tuple[Mark, Mark]] = []
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            start, end = event.start_mark, event.end_mark
            if isinstance(event, yaml.ScalarEvent) and start and end:
                found.append(((start.line, start.column), (end.line, end.column)))
    except yaml.YAMLError:
        pass
    return found


def _key_around(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """The first and last line of the key or item that a comment stands for, counted from 0."""
    stands_alone = not lines[line][:column].strip()
    at = next((n for n in range(line, len(lines)) if _says_something(lines[n])), line) if stands_alone else line
    opens = stands_alone and not any(map(_says_something, lines[:line]))
    # What is said of a file as a whole is said at its head.
    return (-1 if opens else line), _last_line(lines, at)


def _last_line(lines: list[str], start: int) -> int:
    """The last line of what begins on a line: all that is indented under it, and a list that stands straight below."""
    indent, is_item, last = _indent(lines[start]), lines[start].lstrip().startswith("-"), start
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not _says_something(line):
            continue
        below = _indent(line) == indent and line.lstrip().startswith("-") and not is_item
        if _indent(line) <= indent and not below:
            break
        last = number
    return last


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


# Markdown: the paragraph that a comment stands in, or else the one after it. Paragraphs lie between empty lines, and
# a heading is one of its own.

_COMMENT_MARK = re.compile(r"<!-{2,}\s*")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")


def _in_markdown(text: str, path: str, first_line: int) -> Iterator[Waiver]:
    comments = [stretch for stretch in stretches(text) if _is_waiver(text, stretch)]
    paragraphs = list(_paragraphs(text))
    speaking = {line for line, words in enumerate(_without(text, comments).split("\n")) if words.strip()}
    for comment in comments:
        line, column = line_and_column(text, comment.start)
        said = text[comment.start : comment.end].removesuffix("-->")
        first, last = _lines_for(line - 1, paragraphs, speaking)
        yield _read(said, path, (line - 1 + first_line, column), (first + first_line, last + first_line))


def _is_waiver(text: str, stretch: Stretch) -> bool:
    opening = _COMMENT_MARK.match(text, stretch.start)
    return stretch.kind is Kind.COMMENT and opening is not None and bool(_WAIVER.match(text, opening.end()))


def _without(text: str, comments: Iterable[Stretch]) -> str:
    for comment in comments:
        within = text[comment.start : comment.end]
        text = text[: comment.start] + re.sub(r"[^\n]", " ", within) + text[comment.end :]
    return text


def _paragraphs(text: str) -> Iterator[range]:
    """The lines of each paragraph, counted from 0. An empty line in code or in a comment parts nothing."""
    lines, held, start = text.split("\n"), _held_lines(text), None
    for number, line in enumerate(lines):
        if number in held:
            continue
        is_heading = _HEADING.match(line) is not None
        if start is not None and (is_heading or not line.strip()):
            yield range(start, number)
            start = None
        if is_heading:
            yield range(number, number + 1)
        elif line.strip() and start is None:
            start = number
    if start is not None:
        yield range(start, len(lines))


def _held_lines(text: str) -> set[int]:
    """The lines that continue what is not prose from the line before them."""
    held: set[int] = set()
    for stretch in stretches(text):
        start = text.count("\n", 0, stretch.start)
        held.update(range(start + 1, start + 1 + text.count("\n", stretch.start, stretch.end - 1)))
    return held


def _lines_for(line: int, paragraphs: Iterable[range], speaking: Collection[int]) -> tuple[int, int]:
    """The first and last line that a comment on a line stands for, counted from 0."""
    rest = [paragraph for paragraph in paragraphs if paragraph.stop > line]
    around = rest[0]
    if any(number in speaking for number in around):
        return around.start, around.stop - 1
    following = next((paragraph for paragraph in rest if any(number in speaking for number in paragraph)), around)
    return line, following.stop - 1


# BibTeX: the entry that a comment stands in or before.

_BIBTEX_COMMENT = re.compile(r"^[ \t]*%.*?hub:[ \t]*ignore\b.*", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]", re.MULTILINE)


def _in_bibtex(text: str, path: str) -> Iterator[Waiver]:
    heads = [found.start() for found in _ENTRY.finditer(text)]
    for found in _BIBTEX_COMMENT.finditer(text):
        place = line_and_column(text, text.index("%", found.start()))
        following = bisect.bisect(heads, found.start())
        after = heads[following] if following < len(heads) else len(text)
        if _NOTHING_ELSE.fullmatch(text, found.start(), after):
            start, end = found.start(), next(iter(heads[following + 1 :]), len(text))
        else:
            start, end = heads[following - 1] if following else 0, after
        lines = text.count("\n", 0, start) + 1, text.count("\n", 0, end - 1) + 1
        yield _read(found[0], path, place, lines)


_NOTHING_ELSE = re.compile(r"(?:\s|%[^\n]*)*")
