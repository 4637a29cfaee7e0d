"""A date is a day of the calendar.

## What it holds to

Dates are written like 2026-11-23, or like 23 November 2026, and the day exists.

## Why

A date that does not exist is a slip that a reader would have to guess at: 29 February 2019 was a 28th or a 1 March.

## Example

    date: 2019-02-29

## Instead

    date: 2019-02-28
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
