"""A word does not stand twice in a row.

## What it holds to

"the the" and its like are slips; "that that" and "had had" may be meant.

## Why

The eye that wrote it does not see it. Every other one does.

## Example

    They met in the the staff room.

## Instead

    They met in the staff room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every small word that stands twice in a row."""
    for document in library.documents:
        masked = mask(document.body)
        for found in _TWICE.finditer(masked) if _LIKELY.search(masked.lower()) else ():
            # What is hidden may stand between the two: a formula, a link. `of OF` has a name in it.
            if not document.body[found.end(1) : found.start(2)].isspace() or found[2].isupper():
                continue
            yield Diagnostic(
                document.source.place_in_body(found.start(2)),
                SEVERITY,
                "word-stands-once",
                f"A word should not stand twice in a row; found '{' '.join(found[0].split())}'.",
                "Take one of them out.",
            )


_TWICE = re.compile(
    r"(?<![\w'’-])(a|an|and|are|as|at|be|but|by|for|from|have|it|of|or|than|the|their|they|this|to|was|we|were|which"
    r"|with|you)[ \t]*[ \t\n][ \t]*(\1)(?![\w'’-])",
    re.IGNORECASE,
)
"""Small words that no sentence needs twice in a row: names and verbs can be repeated for good reasons."""
_LIKELY = re.compile(r"(?:^|[^a-z0-9_'’-])([abfhiotwy][a-z]{0,4})[ \t]*[ \t\n][ \t]*\1(?![a-z])")
"""What every text has in which one does: looked for first, it takes half the time."""
