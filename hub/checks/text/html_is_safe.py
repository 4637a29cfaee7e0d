"""Raw HTML only formats.

## What it holds to

Raw HTML in a text has no script, no frame, no form, no event handler and no `javascript:` address.

## Why

Papers come from many hands. What could run on a reader's device is shown as text instead.

## Example

    <script>alert(1)</script>

## Instead

    (a figure, a table, or nothing)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.safety import unsafe_tags

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every element that is shown as text."""
    for document in library.documents:
        end = 0
        for offset, tag in unsafe_tags(document.body):
            if offset >= end and not tag.startswith("</"):
                end = _end_of_element(document.body, offset, tag)
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "html-is-safe",
                    f"Raw HTML must only format; found {shortened(tag)}, which is shown as text.",
                    "Take it out, or use Markdown for what it should show.",
                )


def _end_of_element(text: str, offset: int, tag: str) -> int:
    """Where the element ends that a tag begins, so that what is inside it is not told again."""
    name = re.match(r"<\s*([\w:-]+)", tag)
    closing = re.compile(rf"</\s*{re.escape(name[1])}\b", re.IGNORECASE).search(text, offset) if name else None
    return closing.end() if closing else offset + len(tag)


LONGEST = 60
"""How much of a tag a sentence can hold, in characters."""


def shortened(tag: str) -> str:
    """A tag as a sentence can hold it."""
    plain = " ".join(tag.split())
    return f"'{plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + '…'}'"
