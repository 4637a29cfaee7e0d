"""The date of an entry can be read.

## What it holds to

`date` and `urldate` are written like 2018, 2018-03 or 2018-03-14, with what else BibLaTeX allows; `year` is a year.

## Why

What is no date is left out or printed as it stands, and the list is not in order. “In press” and its like belong in
`pubstate`.

## Example

    year = {in press}

## Instead

    pubstate = {inpress}
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
    """Yield every date that is none."""
    for work in works(library):
        for name, form in _FORMS.items():
            value = work.text(name).strip()
            if value and not form.fullmatch(value):
                yield Diagnostic(
                    work.place_of(name),
                    SEVERITY,
                    "entry-date-is-readable",
                    f"{name} must be a date, like {_LIKE[name]}; found '{value}' in '{work.key}'.",
                    _advice(value),
                )


_DAY = r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?(?:T[\d:Z+.-]+)?[?~%]?|\d{2}XX|\d{3}X|\d{4}-(?:XX|2[1-4])(?:-XX)?"
_DATE = re.compile(rf"(?:{_DAY})(?:/(?:{_DAY}|\.\.)?)?|(?:\.\.)?/(?:{_DAY})|\d{{4}}-\d{{1,2}}-\d{{1,2}}")
_FORMS = {
    "date": _DATE,
    "urldate": _DATE,
    "eventdate": _DATE,
    "origdate": _DATE,
    "year": re.compile(r"\[?(?:c(?:a|irca)?\.?\s*)?-?\d{1,4}[a-z]?\??\]?|\d{4}\s*[-–/]+\s*\d{2,4}"),
}
_LIKE = {"date": "2018-03-14", "urldate": "2019-03-01", "eventdate": "2018-03-14", "origdate": "1902", "year": "2018"}


def _advice(value: str) -> str:
    if re.search(r"press|forthcoming|submitted|review|prepar", value, re.IGNORECASE):
        return "Write pubstate = {inpress}, and leave the year out."
    return "Leave it out if nobody knows it." if re.search(r"n\.?\s?d|unknown", value, re.IGNORECASE) else ""
