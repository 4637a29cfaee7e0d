"""A work is read after it has appeared.

## What it holds to

The day in `urldate` is not before the year in which the work appeared.

## Why

One of the two has a slip, and readers cannot know which version was read.

## Example

    date    = {2019-03},
    urldate = {2018-03-01}

## Instead

    date    = {2019-03},
    urldate = {2019-04-01}
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
    """Yield every work that was read before it appeared."""
    for work in works(library):
        read = re.match(r"\s*(\d{4})", work.written("urldate"))
        if read and work.reference.year and int(read[1]) < work.reference.year:
            yield Diagnostic(
                work.place_of("urldate"),
                SEVERITY,
                "access-follows-publication",
                f"A work must be read after it has appeared; '{work.key}' is of {work.reference.year} and was read in "
                f"{read[1]}.",
                "Mend the date that is wrong.",
            )
