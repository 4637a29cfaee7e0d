"""A file can be read and is UTF-8 text.

## What it holds to

Every `paper.md`, every page in `docs/` and every `.bib` file is text in the encoding UTF-8, of 5 MB at most.

## Why

Any other encoding turns names such as Zoë into something else, on one machine and not on the next.

## Example

    (a file saved by an old word processor as Windows-1252)

## Instead

    (the same file, saved again with the encoding UTF-8)
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
