"""Python-Markdown step for Pandoc's inline footnotes, `^[a note]`: each becomes a footnote like any other."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hub.citations.syntax import matching_brackets
from hub.prose import mask


def register(md: Markdown) -> None:
    """Add the step before citations are read (28), which minds footnotes."""
    md.preprocessors.register(_InlineNotes(md), "hub-inline-notes", 29)


class _InlineNotes(Preprocessor):
    """Puts a mark where the note stands, and the note at the end of the text."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return _with_footnotes(text).split("\n") if "^[" in text else lines


_OPENING = re.compile(r"(?<!\\)\^\[")


def _with_footnotes(text: str) -> str:
    masked = mask(text)
    closings = matching_brackets(masked)
    parts: list[str] = []
    notes: list[str] = []
    position = 0
    for found in _OPENING.finditer(masked):
        end = closings.get(found.end() - 1)
        if end is None or found.start() < position:  # nobody closes it, or it stands in another
            continue
        mark = f"[^inline-{len(notes) + 1}]"
        parts += [text[position : found.start()], mark]
        notes.append(f"{mark}: {' '.join(text[found.end() : end].split())}")
        position = end + 1
    return "\n\n".join(["".join([*parts, text[position:]]), *notes])
