r"""LaTeX's images: `\includegraphics[width=0.5\textwidth]{a.png}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.dialect.latex_macros import Code

IMAGE = re.compile(r"\\includegraphics\s*(?:\[(?P<options>[^\]\n]*)\])?\s*\{(?P<file>[^{}\n]+)\}")
_WIDTH = re.compile(r"width\s*=\s*(?P<number>\d*\.?\d+)?\s*(?:\\(?:text|line|column)width|\\hsize)")
_LENGTH = re.compile(r"(?P<which>width|height)\s*=\s*(?P<length>\d*\.?\d+\s*(?:cm|mm|in|pt|em|px))")


def as_image(found: re.Match[str]) -> str:
    """An image that `IMAGE` found, in Markdown and as wide as LaTeX makes it."""
    options = found["options"] or ""
    width = _WIDTH.search(options)
    lengths = [f"{length['which']}={length['length'].replace(' ', '')}" for length in _LENGTH.finditer(options)]
    if width:
        lengths = [f"width={min(100, round(100 * float(width['number'] or 1)))}%"]
    return f"![](<{found['file'].strip()}>){'{' + lengths[0] + '}' if lengths else ''}"


def images(text: str) -> Iterator[tuple[int, str]]:
    """The files of LaTeX's images in a Markdown text, outside code, each with the offset of its image."""
    if "\\includegraphics" in text:
        code = Code(text)
        for found in IMAGE.finditer(text):
            if not code.holds(found.start()):
                yield found.start(), found["file"].strip()
