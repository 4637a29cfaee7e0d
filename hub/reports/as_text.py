"""Text for a terminal: each finding in one line, then the line that it is about with a caret under the place."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click

from hub.content.base import MAXIMUM_BYTES
from hub.content.text_file import read_text
from hub.diagnostics import Diagnostic, Severity
from hub.pages.page import counted, listed
from hub.paths import is_file_inside
from hub.reports import View

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_TAB = 4
"""A tab stop, in columns."""


def write(findings: Sequence[Diagnostic], view: View) -> str:
    """The findings, each with its line, and a summary."""
    told = [_told(finding, view) + _excerpt(finding, view) for finding in findings]
    return "".join(told) + ("\n" if told else "") + summary(findings) + "\n"


def summary(findings: Sequence[Diagnostic]) -> str:
    """How much there is to mend.

    >>> summary([])
    'Nothing to mend.'
    """
    if not findings:
        return "Nothing to mend."
    counts = [(severity, sum(finding.severity is severity for finding in findings)) for severity in Severity]
    found = listed([counted(count, severity) for severity, count in counts if count])
    files = counted(len({finding.location.path for finding in findings}), "file")
    mendable = sum(bool(finding.fix) for finding in findings)
    return f"Found {found} in {files}." + (f" {mendable} can be mended with --fix." if mendable else "")


def _told(finding: Diagnostic, view: View) -> str:
    """The line in which a finding is told everywhere, with colours where they can be seen."""
    if not view.colour:
        return printable(f"{finding}\n")
    place = click.style(printable(str(finding.location)), bold=True)
    severity = click.style(finding.severity, fg=_COLOURS[finding.severity], bold=True)
    rule = click.style(f"[{finding.rule}]", dim=True)
    return f"{place}: {severity} {printable(finding.text)} {rule}\n"


def _excerpt(finding: Diagnostic, view: View) -> str:
    """The line that a finding is about and a mark under the place; nothing if there is nothing to see there."""
    number = finding.location.line
    lines = _lines(view.configuration.root, finding.location.path)
    if number > len(lines) or not lines[number - 1].strip():
        return ""
    gutter = f"  {number} | "
    shown, before = _cut(lines[number - 1], finding.location.column - 1, view.width - len(gutter))
    mark = click.style("^", fg=_COLOURS[finding.severity], bold=True) if view.colour else "^"
    hint = " --fix mends this" if finding.fix else ""
    below = f"{' ' * (len(gutter) - 2)}| {' ' * before}{mark}{hint}"
    return f"{_dim(gutter, view)}{shown}\n{_dim(below[: len(gutter)], view)}{below[len(gutter) :]}\n"


def _dim(text: str, view: View) -> str:
    return click.style(text, dim=True) if view.colour else text


@functools.lru_cache(maxsize=8)
def _lines(root: Path, path: str) -> list[str]:
    file = root / path
    return read_text(file, path, MAXIMUM_BYTES)[0].split("\n") if is_file_inside(file, root) else []


def _cut(line: str, place: int, room: int) -> tuple[str, int]:
    """As much of a line around a place as there is room for, and how many columns of it stand before the place.

    Args:
        line: the line as read.
        place: the offset in it, counted from 0.
        room: in columns.
    """
    from wcwidth import clip, width  # noqa: PLC0415 (slow to load, and mostly there is nothing to show)

    # Few characters are less than a column wide: what lies further off is not seen, however long the line.
    near = printable(line[max(0, place - room) : place + room])
    before, whole = width(near[: min(place, room)], tabsize=_TAB), width(near, tabsize=_TAB)
    start = before - room // 2 if whole > room and before > room // 2 else 0
    cut_before, cut_after = start > 0 or place > room, place + room < len(line) or whole - start > room
    shown = clip(near, start + cut_before, start + room - cut_after, tabsize=_TAB)
    return f"{'…' * cut_before}{shown}{'…' * cut_after}".rstrip(), before - start


def printable(text: str) -> str:
    """A text without what a terminal would obey or what would turn the order of its letters.

    Source: Unicode Technical Report 36, section 2.10, and Unicode Technical Standard 55, on bidirectional controls.
    """
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_obeyed(letter) else letter for letter in text)


def _is_obeyed(letter: str) -> bool:
    kind = unicodedata.category(letter)
    if kind == "Cc":
        return letter not in "\t\n"
    return kind in {"Cs", "Zl", "Zp"} or unicodedata.bidirectional(letter) in _TURNING


_TURNING = frozenset({"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
