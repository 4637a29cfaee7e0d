"""A file holds text.

## What it holds to

A file of content is not empty.

## Why

An empty file makes an empty page, which is nearly always a slip of saving.

## Example

    (papers/trust/paper.md with nothing in it)

## Instead

    ---
    title: Trust
    ---

    Trust is …
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
