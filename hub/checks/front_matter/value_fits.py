"""A value is of the kind that its key needs.

## What it holds to

A list is a list, a number a number, a word of a closed list one of that list, an ORCID iD or DOI well formed.

## Why

What cannot be read is left out of the page.

## Example

    type: thinkpiece

## Instead

    type: think-piece
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
