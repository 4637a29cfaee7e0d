"""The title of a work is not all in capitals.

## What it holds to

`title`, `booktitle` and the journal's name have small letters.

## Why

Styles turn small letters into capitals where they need them, and cannot do the reverse.

## Example

    title = {THE TEACHER'S SOUL}

## Instead

    title = {The teacher's soul}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import outside_braces, works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every title in capitals."""
    for work in works(library):
        for name in ("title", "booktitle", "journal", "journaltitle"):
            title = work.written(name)
            if title and title == title.upper() and _is_in_capitals(title):
                yield Diagnostic(
                    work.place_of(name),
                    SEVERITY,
                    "work-title-is-in-small-letters",
                    f"A title must not be all in capitals; found '{title[:60]}' in {name} of '{work.key}'.",
                    "Write it as in a sentence.",
                )


def _is_in_capitals(title: str) -> bool:
    """Whether there are words in capitals of which not all stand in braces: those are names."""
    return len(_WORDS.findall(title)) >= FEWEST_WORDS and _WORDS.search(outside_braces(title)) is not None


FEWEST_WORDS = 3
"""Fewer can be a name."""
_WORDS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}")
