"""A list begins after an empty line.

## What it holds to

Between a paragraph and the first item of a list there is an empty line.

## Why

Without it the list is no list: its items run on in the paragraph, hyphens and all.

## Example

    Pairs agree on three things:
    - when they meet
    - what stays between them

## Instead

    Pairs agree on three things:

    - when they meet
    - what stays between them
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Edit, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every first item of a list that follows a paragraph at once."""
    for document in library.documents:
        for offset in _items_that_run_on(document):
            place = document.source.place_in_body(offset)
            item = document.body[offset:].partition("\n")[0].strip()
            yield Diagnostic(
                place,
                SEVERITY,
                "list-has-a-blank-line-before",
                f"A list must begin after an empty line; '{item}' follows the paragraph at once.",
                "Put an empty line above it.",
                (Edit(place, "", "\n"),),
            )


def _items_that_run_on(document: Document) -> Iterator[int]:
    masked = mask(document.body)
    if not _TWO_ITEMS.search(masked):
        return
    for block in _BLOCK.finditer(masked):
        found = _TWO_ITEMS.search(masked, block.start(), block.end())
        if found and not _NO_PARAGRAPH.match(document.body, block.start()):
            yield found.start(1)


_BLOCK = re.compile(r"(?:^[ \t]*\S[^\n]*\n?)+", re.MULTILINE)
"""Lines without an empty one between them. Code is empty here."""
_TWO_ITEMS = re.compile(r"(?<=[^\n])\n((?:[-*+]|1[.)])[ ]\S[^\n]*\n(?:[ \t]+\S[^\n]*\n)*(?:[-*+]|2[.)])[ ]\S)")
"""One item alone could be a line that begins with a dash."""
_NO_PARAGRAPH = re.compile(
    r"[ \t]*(?:[-*+>|#<:]|\d+[.)][ \t]|\(?[\w@]{1,4}[.)][ \t]|\[\^|!!!|\?\?\?|\\begin|`{3}|~{3})"
)
"""What a list may follow at once, or is part of: another list, a quotation, a heading, HTML."""
