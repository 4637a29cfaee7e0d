"""Python-Markdown step that leaves no fence in a text but those between which Pandoc finds code.

A fence that nothing closes, or that says after it what Pandoc cannot read (MyST's `{figure}`, R Markdown's `{r}`), is
part of a paragraph. Python-Markdown would take its closing fence for an opening one, and the prose after it for code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hub.prose import Kind, Stretch, stretches


def register(md: Markdown) -> None:
    """Add the step that comes first once white space is normalised (30)."""
    md.preprocessors.register(_Fences(md), "hub-fences", 29.8)


class _Fences(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines with all fences of code, and no others."""
        text = "\n".join(lines)
        if "```" not in text and "~~~" not in text:
            return lines
        parts, position = [], 0
        for edit in _edits(text):
            parts += [text[position : edit.start], edit.words]
            position = edit.end
        return "".join([*parts, text[position:]]).split("\n")


class _Edit(NamedTuple):
    """What takes the place of a stretch of the text."""

    start: int
    end: int
    words: str


_RUN = re.compile(r"^[ >]*(?P<run>`{3,}|~{3,})", re.MULTILINE)
_LINE_END = re.compile(r"\n[ >]*")
_OPENING = re.compile(r"`{3,}|~{3,}")
_CLOSING = re.compile(r"(?:`{3,}|~{3,})[ ]*\n?\Z")


def _edits(text: str) -> Iterator[_Edit]:
    position = 0
    for stretch in stretches(text):
        yield from _without_runs(text, position, stretch.start)
        if stretch.kind is Kind.CODE_SPAN and _LINE_END.search(text, stretch.start, stretch.end):
            yield _Edit(stretch.start, stretch.end, _LINE_END.sub(" ", text[stretch.start : stretch.end]))
        elif stretch.kind is Kind.CODE and (opening := _OPENING.match(text, stretch.start)):
            yield _apart(text, stretch, opening[0])
        position = stretch.end
    yield from _without_runs(text, position, len(text))


def _without_runs(text: str, start: int, end: int) -> Iterator[_Edit]:
    """What begins a line and looks like a fence, as characters by their number."""
    for found in _RUN.finditer(text, start, end):
        run = found["run"]
        yield _Edit(*found.span("run"), f"&#{ord(run[0])};" * len(run))


def _apart(text: str, block: Stretch, fence: str) -> _Edit:
    """A block of code with blank lines around it, and two fences of the same length."""
    before = "" if text[block.start - 2 : block.start] in ("", "\n\n") else "\n"
    after = "" if text[block.end : block.end + 1] in ("", "\n") else "\n"
    code = _CLOSING.sub(f"{fence}\n", text[block.start : block.end])
    return _Edit(block.start, block.end, f"{before}{code}{after}")
