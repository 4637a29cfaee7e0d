"""The last page comes after the first.

## What it holds to

In `pages`, the second number is not smaller than the first, unless it is its ending: 215--28.

## Why

One of the two has a slip.

## Example

    pages = {228--215}

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

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every range of pages that runs backward."""
    for work in works(library):
        found = _RANGE.fullmatch(work.written("pages").strip())
        if found and int(found[2]) < int(found[1]) and not _is_its_ending(found[1], found[2]):
            yield Diagnostic(
                work.place_of("pages"),
                SEVERITY,
                "pages-run-forward",
                f"The last page must come after the first; found '{found[0]}' in '{work.key}'.",
                "Mend the page that is wrong.",
            )


_RANGE = re.compile(r"(\d{1,9})\s*[-–—]+\s*(\d{1,9})")


def _is_its_ending(first: str, last: str) -> bool:
    """Whether the last page is written in short: 215–28 for 215–228."""
    return len(last) < len(first) and int(first[: -len(last)] + last) > int(first)
