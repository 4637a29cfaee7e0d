"""A text asks no more than can be read at once.

## What it holds to

A text has at most 1,000,000 characters and 3,000 paragraphs, items and rows, 2,000 headings, 5,000 citations, and so
on; nothing stands more than 40 deep in lists and quotations; and a paragraph is short for the signs in it. All of
these are many times what a paper needs. `hub/bounds.py` has the whole list.

## Why

What turns Markdown into pages looks from each `[` or `*` to the end of its paragraph. A line of thousands, pasted by
accident or on purpose, would hold up everybody's pages. The text is then shown as it was written, without formatting,
and nothing of it is lost.

## Example

    (a paragraph of 20,000 opening brackets)

## Instead

    (the paragraph without them, or as a block of code)
"""

from __future__ import annotations

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
