"""A number of the series is given once.

## What it holds to

No two papers have the same `series` `number`.

## Why

People cite working papers by number.

## Example

    series: {issue: 2, number: 5}   (in two papers)

## Instead

    series: {issue: 2, number: 6}   (in the second)
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every paper whose number an earlier one has."""
    holders: dict[int, str] = {}
    for paper in sorted(library.papers, key=lambda paper: (paper.date is None, paper.date, paper.id)):
        number = paper.series.number
        if number is None:
            continue
        if number in holders:
            yield Diagnostic(
                paper.source.place("series", "number"),
                SEVERITY,
                "series-number-is-unique",
                f"Each paper must have a number of its own; {number} is that of {holders[number]} already.",
                f"The next free number is {max(holders) + 1}.",
            )
        holders.setdefault(number, paper.source.path)
