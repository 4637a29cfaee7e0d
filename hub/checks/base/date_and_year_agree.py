"""The date and the year of an entry say the same.

## What it holds to

An entry with both fields has one year in them.

## Why

Programs take one or the other, and the work gets two years.

## Example

    date = {2019-01},
    year = {2018}

## Instead

    date = {2019-01}
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
    """Yield every entry with two years."""
    for work in works(library):
        date, year = (_YEAR.search(work.written(name)) for name in ("date", "year"))
        if date and year and date[0] != year[0]:
            yield Diagnostic(
                work.place_of("year"),
                SEVERITY,
                "date-and-year-agree",
                f"date and year must say the same; found {date[0]} and {year[0]} in '{work.key}'.",
                "Keep date.",
            )


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
