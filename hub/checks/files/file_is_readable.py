"""A file can be read and is UTF-8 text.

## What it holds to

Every `paper.md`, every page in `docs/` and every `.bib` file is text in the encoding UTF-8, of 2 MB at most; a `.bib`
file may have 50 MB.

## Why

Any other encoding turns names such as Zoë into something else, on one machine and not on the next.

## Example

    (a file saved by an old word processor as Windows-1252)

## Instead

    (the same file, saved again with the encoding UTF-8)
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
