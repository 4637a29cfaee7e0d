"""The pages of an entry are numbers, without words.

## What it holds to

`pages` is made of numbers, with the letters that journals put before or after them; a range has both its ends.

## Why

The style writes “pp.” itself: “page 6” is printed as “pp. page 6”.

## Example

    pages = {page 6}

## Instead

    pages = {6}
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
    """Yield every field of pages with words in it."""
    for work in works(library):
        found = _WORDS.search(work.text("pages"))
        if found:
            yield Diagnostic(
                work.place_of("pages"),
                SEVERITY,
                "pages-are-numbers",
                f"pages must hold numbers; found '{work.text('pages')}' in '{work.key}'.",
                "Write the numbers alone, or leave the field out.",
            )


_WORDS = re.compile(
    r"\b(?:pp?\.|pp(?=\d)|pages?\b|pgs?\b|numbers?\b|available\b|n/?a\b|unknown\b|tbc\b)"
    r"|\dff?\b|(?-i:\d[OIl]\d)|\A\W|[-–—]\W*\Z|(?<=\d) to (?=\d)",
    re.IGNORECASE,
)
