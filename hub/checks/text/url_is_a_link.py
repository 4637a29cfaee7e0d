"""A web address in a text is a link.

## What it holds to

A web address stands in angle brackets, or behind words in a link.

## Why

Markdown leaves a bare address as it is: nobody can press it, and on a phone nobody can type it either.

## Example

    The case study is at https://hub.example/case-study.

## Instead

    The [case study](https://hub.example/case-study) tells how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Edit, Severity
from hub.library import Library
from hub.prose import Kind, links, stretches

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every bare address."""
    for document in library.documents:
        for offset, address in _bare(document):
            place = document.source.place_in_body(offset)
            yield Diagnostic(
                place,
                SEVERITY,
                "url-is-a-link",
                f"A web address in a text should be a link; found {address} by itself.",
                "Put it behind words, [like this](…), or between < and >.",
                (Edit(place, address, f"<{address}>"),),
            )


def _bare(document: Document) -> Iterator[tuple[int, str]]:
    """Where bare addresses begin, and what they are; those in HTML, LaTeX and the words of links are not bare."""
    text = document.body
    if "://" not in text:
        return
    labels = [range(link.offset, link.end) for link in links(text)]
    for stretch in stretches(text):
        address = text[stretch.start : stretch.end]
        if stretch.kind is not Kind.ADDRESS or not _WEB.match(address):
            continue
        line = text[text.rfind("\n", 0, stretch.start) + 1 : stretch.start]
        if not _NOT_BARE.search(line) and not any(stretch.start in label for label in labels):
            yield stretch.start, address


_WEB = re.compile(r"https?://", re.IGNORECASE)
_NOT_BARE = re.compile(r"\A\s*<|[<{\[\"']\Z|\A\s*\[[^\]]*\]:")
"""What comes before an address that is inside something: an HTML block, a command, an attribute, a definition."""
