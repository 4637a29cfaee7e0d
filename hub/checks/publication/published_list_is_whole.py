"""The list of what was published can be read, line by line.

## What it holds to

Each line of `published.txt` is one promise, as `hub published` wrote it.

## Why

A line that nobody can read is a promise that nobody can hold the hub to.

## Example

    papers/trust/

## Instead

    address papers/trust/
"""

from __future__ import annotations

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
