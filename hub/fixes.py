"""Mending what has one safe answer: which changes of files that is, how they look, and making them.

Only the characters that an edit names change: line ends, encoding and a byte order mark stay as they are.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from hub.content.text_file import Encoded, read_encoded
from hub.diagnostics import Diagnostic, Edit
from hub.paths import is_file_inside


@dataclass(frozen=True)
class Change:
    """What a file says before and after it is mended."""

    path: str
    """From the hub's root, with forward slashes."""
    file: Path
    before: Encoded
    after: str

    @property
    def diff(self) -> str:
        """The change as a unified diff that `git apply` takes."""
        before, after = (_LINE.findall(text) for text in (self.before.text, self.after))
        lines = difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def make(self) -> None:
        """Write the file.

        Raises:
            OSError: if the file cannot be written.
        """
        self.file.write_bytes(self.before.encode(self.after))


_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Fixes:
    """The fixes of some findings that can be made together."""

    changes: tuple[Change, ...]
    """By path."""
    mended: tuple[Diagnostic, ...]
    """The findings that the changes mend; a fix in the way of an earlier one waits for the next time."""

    @property
    def diff(self) -> str:
        """All changes as one diff."""
        return "".join(change.diff for change in self.changes)


def fixes(findings: Sequence[Diagnostic], root: Path) -> Fixes:
    """What can be mended of some findings.

    Args:
        findings: in the order in which they are to be mended.
        root: the hub's folder; no file outside it is touched.
    """
    paths = sorted({edit.location.path for finding in findings for edit in finding.fix})
    files = {path: _Edited(read_encoded(root / path)) for path in paths if is_file_inside(root / path, root)}
    mended = tuple(finding for finding in findings if finding.fix and _taken(finding.fix, files))
    changes = (Change(path, root / path, file.before, file.text) for path, file in files.items() if file.spans)
    return Fixes(tuple(changes), mended)


ROUNDS = 10
"""How often files are mended anew, at the most: a change can bring the next to light, or make room for it."""


def mend(
    findings: list[Diagnostic], find: Callable[[], list[Diagnostic]], root: Path
) -> tuple[Fixes, list[Diagnostic]]:
    """Mend files until nothing is left that can be mended; what was done, and what is still to be found.

    Args:
        findings: what is wrong now.
        find: says what is wrong once files have changed.
        root: the hub's folder.

    Raises:
        OSError: if a file cannot be written.
    """
    changes: dict[str, Change] = {}
    mended: list[Diagnostic] = []
    for _ in range(ROUNDS):
        made = fixes(findings, root)
        if not made.changes:
            break
        for change in made.changes:
            change.make()
            before = changes.get(change.path, change).before
            changes[change.path] = replace(change, before=before)
        mended += made.mended
        findings = find()
    return Fixes(tuple(changes[path] for path in sorted(changes)), tuple(mended)), findings


def _taken(fix: Iterable[Edit], files: Mapping[str, _Edited]) -> bool:
    """Note the edits of a fix, all of them or none; whether they could be."""
    noted: list[tuple[_Edited, Span]] = []
    for edit in fix:
        file = files.get(edit.location.path)
        span = file.span(edit) if file else None
        if file is None or span is None or not file.is_free(span, edit.replacement):
            for other, earlier in noted:
                del other.spans[earlier]
            return False
        if span not in file.spans:
            file.spans[span] = edit.replacement
            noted.append((file, span))
    return True


Span = tuple[int, int]
"""The offsets of a stretch of a file's text, its first character's and that after its last."""


@dataclass
class _Edited:
    """A file, and what is to stand where in it."""

    before: Encoded
    spans: dict[Span, str] = field(default_factory=dict)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.before.text))]

    def span(self, edit: Edit) -> Span | None:
        """Where the file says what the edit expects there; None if it says something else, or cannot say it anew."""
        if edit.location.line > len(self._line_starts) or not self.before.can_hold(edit.replacement):
            return None
        start = self._line_starts[edit.location.line - 1] + edit.location.column - 1
        expected = _LINE_END.pattern.join(map(re.escape, edit.found.split("\n")))
        found = re.compile(expected).match(self.before.text, start)
        return found.span() if found else None

    def is_free(self, span: Span, replacement: str) -> bool:
        """Whether nothing else is to change there; the same change may be wanted twice."""
        return self.spans.get(span) == replacement or not any(_touch(span, other) for other in self.spans)

    @property
    def text(self) -> str:
        """What the file says once it is mended."""
        parts, position = [], 0
        for (start, end), replacement in sorted(self.spans.items()):
            parts += [self.before.text[position:start], replacement.replace("\n", self.before.line_end)]
            position = end
        return "".join([*parts, self.before.text[position:]])


_LINE_END = re.compile("(?:\r\n|\r|\n)")


def _touch(one: Span, other: Span) -> bool:
    return one[0] == other[0] or (one[0] < other[1] and other[0] < one[1])
