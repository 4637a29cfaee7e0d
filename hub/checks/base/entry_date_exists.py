"""A date in an entry is a day that exists.

## What it holds to

`date`, `urldate`, `eventdate` and `origdate`, and days in words such as “accessed 1 March 2019”, are days of the
calendar.

## Why

A day that never was tells that nobody looked: 2019 had no 29 February, and the work was not read on it.

## Example

    urldate = {2019-02-29}

## Instead

    urldate = {2019-02-28}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.days import missing_days
from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every day that is none."""
    for work in works(library):
        for name in _FIELDS:
            value = work.written(name)
            for found in missing_days(value) if value else ():
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "entry-date-exists",
                    f"A date must be a day that exists; found '{found[0]}' in {name} of '{work.key}'.",
                    "Look it up, or give the month alone.",
                )


_FIELDS = (
    "date",
    "urldate",
    "eventdate",
    "origdate",
    "year",
    "note",
    "howpublished",
    "title",
    "addendum",
    "lastchecked",
)
