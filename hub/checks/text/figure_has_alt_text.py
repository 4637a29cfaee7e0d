"""A figure says in words what it shows.

## What it holds to

The square brackets of an image hold more than nothing, “Figure 1” or the name of the file, and an `<img>` has an `alt`.

## Why

Who cannot see the figure, or whose network is too slow for it, reads these words instead (WCAG 2.2, success criterion
1.1.1). They are the figure's caption, too.

## Example

    ![](averages.svg)

## Instead

    ![Two averages, the later one half as high as the first](averages.svg)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import html_tags, links

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every image without words."""
    for document in library.documents:
        for offset, target in _wordless(document):
            yield Diagnostic(
                document.source.place_in_body(offset),
                SEVERITY,
                "figure-has-alt-text",
                f"A figure must say in words what it shows; '{target}' has none.",
                "Write between its square brackets what somebody would miss who cannot see it.",
            )


def _wordless(document: Document) -> Iterator[tuple[int, str]]:
    """Where images without words begin, and what they show."""
    for link in links(document.body):
        says_nothing = _SAYS_NOTHING.fullmatch(link.label) or link.label.strip() in _names(link.target)
        if link.is_image and says_nothing and not _ALT.match(document.body, link.end):
            yield link.offset, link.target
    for offset, tag in html_tags(document.body):
        if re.match(r"<img\b", tag, re.IGNORECASE) and not re.search(r"\balt\s*=", tag, re.IGNORECASE):
            source = re.search(r"""\bsrc\s*=\s*["']?([^\s"'>]+)""", tag, re.IGNORECASE)
            yield offset, source[1] if source else tag


def _names(target: str) -> tuple[str, ...]:
    """What a figure's file is called, and the same without its ending if that is no word."""
    file = PurePath(target)
    return (target, file.name, file.stem) if re.search(r"[\W\d_]", file.stem) else (target, file.name)


_SAYS_NOTHING = re.compile(r"\W*(?:(?:figure|fig\.?|image|picture|photo|chart|graph|diagram)\W*\d*\W*)?", re.IGNORECASE)
_ALT = re.compile(r"\{[^}\n]*\balt=")
"""Words given as an attribute, as Pandoc and Quarto read them."""
