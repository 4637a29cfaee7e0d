"""A waiver gives a reason.

## What it holds to

A comment that waives a rule says why the rule does not hold in that place.

## Why

The next reader of the file cannot tell an exception from an oversight. The rule is waived all the same.

## Example

    <!-- hub: ignore[html-is-safe] -->

## Instead

    <!-- hub: ignore[html-is-safe] because this paper is about the element -->
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
