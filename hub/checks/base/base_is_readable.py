"""A reference base can be read.

## What it holds to

Each entry of a `.bib` file is complete: braces closed, fields separated by commas, strings defined.

## Why

A broken entry cannot be cited. The entries around it are read all the same.

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
