"""Entries do not build on each other in a circle.

## What it holds to

No entry names itself through `crossref` or `xdata`, not even by way of others.

## Why

A circle never ends: software that formats references takes all memory of a machine.

## Example

    @book{a, crossref = {b}}
    @book{b, crossref = {a}}

## Instead

    @book{a, crossref = {b}}
    @book{b, title = {…}}
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
