"""The bracket of a citation is closed.

## What it holds to

`[@` is followed by `]` in the same paragraph.

## Why

Without it the citation is read without its page and what else belongs to it, and the bracket shows.

## Example

    Performativity has a price [@ball2003soul, p. 216.

## Instead

    Performativity has a price [@ball2003soul, p. 216].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.syntax import matching_brackets
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every bracket before a key that nothing closes."""
    for document in library.documents:
        masked = mask(document.body)
        openings = list(_OPENING.finditer(masked))
        closed = matching_brackets(masked) if openings else {}
        for found in openings:
            if found.start() not in closed:
                yield Diagnostic(
                    document.source.place_in_body(found.start()),
                    SEVERITY,
                    "bracket-is-closed",
                    f"The bracket of a citation must be closed; found no end to '{found[0]}'.",
                    "Write ] after the last of what belongs to it.",
                )


_OPENING = re.compile(r"\[(?<!\\\[)(?:see |cf\. |e\.g\. )?-?@[\w:.-]*\w")
