"""A block of code ends where it should.

## What it holds to

A line of three or more backticks or tildes that opens a block of code is followed by another that closes it.

## Why

Without its end the block is no block: the marks show in the text, and what was code is read as Markdown.

## Example

    ```
    hub check

    The command says what is wrong.

## Instead

    ```
    hub check
    ```

    The command says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import Kind, mask, stretches

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every fence that nothing closes."""
    for document in library.documents:
        for opening in _openings(document):
            marks = opening["marks"]
            # Without an end it is a block that is none for another reason, such as attributes that nobody can read.
            if not re.search(rf"^[ \t>]*{marks}+[ \t]*$", document.body[opening.end() :], re.MULTILINE):
                yield Diagnostic(
                    document.source.place_in_body(opening.start("marks")),
                    SEVERITY,
                    "fence-is-closed",
                    "A block of code must end with a line like the one that opens it; "
                    f"found no end to '{opening['line'].strip()}'.",
                    f"Write {marks} on a line of its own after the code.",
                )


def _openings(document: Document) -> Iterator[re.Match[str]]:
    """The lines that open blocks of code, and those that would if the block had an end."""
    yield from _FENCE.finditer(mask(document.body))
    for stretch in stretches(document.body):
        if stretch.kind is Kind.CODE and (found := _FENCE.match(document.body, stretch.start)):
            yield found


_FENCE = re.compile(r"^ {0,3}(?P<line>(?P<marks>`{3,}|~{3,})[^\n`]*)$", re.MULTILINE)
