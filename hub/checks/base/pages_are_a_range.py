"""The first and the last page have two hyphens between them.

## What it holds to

`pages` is written like 215--228.

## Why

BibTeX prints one hyphen as a hyphen, in the place of the dash that a range has.

## Example

    pages = {215-228}

## Instead

    pages = {215--228}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every range of pages with another mark."""
    for work in works(library):
        found = _ONE_MARK.fullmatch(work.written("pages").strip())
        if found:
            yield Diagnostic(
                work.place_of("pages"),
                SEVERITY,
                "pages-are-a-range",
                f"Pages should be written like 215--228; found '{found[0]}' in '{work.key}'.",
                f"Write {found[1]}--{found[2]}.",
                work.replacing("pages", found[0], f"{found[1]}--{found[2]}"),
            )


_ONE_MARK = re.compile(r"([A-Za-z]?\d+)\s*(?:-|–|—|−|---)\s*([A-Za-z]?\d+)")
