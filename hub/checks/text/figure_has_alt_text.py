"""A figure says in words what it shows.

## What it holds to

The square brackets of an image are not empty, and an `<img>` has an `alt`.

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
        if link.is_image and not link.label.strip() and not _ALT.match(document.body, link.end):
            yield link.offset, link.target
    for offset, tag in html_tags(document.body):
        if re.match(r"<img\b", tag, re.IGNORECASE) and not re.search(r"\balt\s*=", tag, re.IGNORECASE):
            source = re.search(r"""\bsrc\s*=\s*["']?([^\s"'>]+)""", tag, re.IGNORECASE)
            yield offset, source[1] if source else tag


_ALT = re.compile(r"\{[^}\n]*\balt=")
"""Words given as an attribute, as Pandoc and Quarto read them."""
