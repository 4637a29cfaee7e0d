"""A title is not all in capitals.

## What it holds to

`title` and `subtitle` have small letters.

## Why

Capitals are read letter by letter, by people and by some screen readers, and every list and citation takes them over.

## Example

    title: WHAT STAYS IN THE ROOM

## Instead

    title: What stays in the room
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.paper import Paper
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT
FEWEST_WORDS = 3
"""Fewer can be names: CUREE, ILM."""
LONGEST_NAME = 8
"""A single word of as many letters is no name of initials."""


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every title in capitals."""
    for document in library.documents:
        subtitle = document.subtitle if isinstance(document, Paper) else ""
        for key, title in (("title", document.title), ("subtitle", subtitle)):
            words = re.findall(r"[^\W\d_]{2,}", title)
            are_words = len(words) >= FEWEST_WORDS or any(len(word) >= LONGEST_NAME for word in words)
            if are_words and title == title.upper():
                yield Diagnostic(
                    document.source.place(key),
                    SEVERITY,
                    "title-is-in-small-letters",
                    f"{key} must not be all in capitals; found '{title}'.",
                    "Write it as in a sentence.",
                )
