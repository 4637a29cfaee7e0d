"""A field has none of the words that a style adds.

## What it holds to

No field holds “[online]”, “[Internet]”, “Available at:” or “[Accessed 1 March 2019]”.

## Why

They are left over from a list that was pasted. The style adds its own, and the reference has both.

## Example

    title = {Coaching in education [online]}

## Instead

    title = {Coaching in education}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every such word."""
    for work in works(library):
        for name in ("title", "booktitle", "journal", "journaltitle", "publisher", "author", "note", "howpublished"):
            if found := _WORDS.search(work.written(name)):
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "field-has-no-words-of-a-style",
                    f"A field must have none of the words that a style adds; found '{found[0].strip()}' in {name} of "
                    f"'{work.key}'.",
                    _advice(found[0]),
                )


_WORDS = re.compile(
    r"\[(?:online|internet)\]|\bavailable (?:at|from):|\[?\baccessed:?\s+\d{1,2}[^\]}]{0,20}\d{4}\]?", re.IGNORECASE
)


def _advice(found: str) -> str:
    return "Write the day into urldate." if "ccessed" in found else "Take it out; an address belongs in url."
