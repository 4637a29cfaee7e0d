"""A reference base can be read.

## What it holds to

Each entry of a `.bib` file is complete: it has a kind, a key and fields, its braces and quotation marks come in pairs,
commas stand between its fields, and the strings that it uses are defined.

## Why

Pandoc refuses a whole file for one such mistake. Here it costs its own entry at most, which cannot be cited then; where
only one thing can be meant, as with a comma left out, it costs nothing until others read the file.

## Example

    @book{whitmore,
      title = {Coaching for Performance
    }

## Instead

    @book{whitmore,
      title = {Coaching for Performance}
    }
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
