"""What every page needs is given.

## What it holds to

Every page has a title; a paper has authors and a date; an event has a day; an issue has a number.

## Why

Lists, feeds and citations are made of these. Without them a page is shown, and cannot be published.

## Example

    ---
    authors:
      - name: Ada Example
    ---

## Instead

    ---
    title: Trust
    authors:
      - name: Ada Example
    date: 2026-11-23
    ---
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
