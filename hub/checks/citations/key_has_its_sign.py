"""A citation key has an `@` before it.

## What it holds to

No key of the base stands in a text without its `@`, as in [ball2003soul] or after the semicolon of a citation.

## Why

Without the sign it is a word: readers see the key, and the reference list leaves the work out.

## Example

    Performativity has a price [see ball2003soul].

## Instead

    Performativity has a price [see @ball2003soul].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every key without the sign; those that are words without a year may be words."""
    for document in library.documents:
        references = library.base_for(document).references
        for offset, key in _words_with_years(mask(document.body)):
            if key in references:
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "key-has-its-sign",
                    f"A citation key must have an @ before it; found '{key}' without one.",
                    f"Write [@{key}].",
                )


def _words_with_years(text: str) -> Iterator[tuple[int, str]]:
    """The words with a year in them that no `@` makes citations, each with its offset."""
    for year in _YEAR.finditer(text):
        word = _BEGINNING.search(text, max(0, year.start() - _LONGEST), year.start())
        if word:
            yield word.start("word"), word["word"] + year[0]


_YEAR = re.compile(r"\d(?<=[^\W\d_]\d)\d{3}[\w:-]*")
"""Digits first, which are rare, and then that a letter stands before them."""
_BEGINNING = re.compile(r"(?:(?<![\w@/:.{#])|(?<=\\@))(?<!\w-)(?P<word>[^\W\d_](?:[\w:-]*[^\W\d_])?)\Z")
_LONGEST = 60
"""How much of a key before its year is looked at, in characters."""
