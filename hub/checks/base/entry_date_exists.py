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

import datetime
import re
from collections.abc import Iterator

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
            for found in (*_ISO.finditer(value), *_IN_WORDS.finditer(value)) if value else ():
                if not _exists(found):
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
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_ISO = re.compile(r"(?<![\d/-])(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_IN_WORDS = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\.?,?\s+(?P<year>[12]\d{{3}})(?!\d)", re.IGNORECASE
)


def _exists(found: re.Match[str]) -> bool:
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        datetime.date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return False
    return True
