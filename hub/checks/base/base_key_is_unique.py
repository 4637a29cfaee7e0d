"""A citation key stands for one work.

## What it holds to

No two entries of a `.bib` file have the same key.

## Why

A citation would mean one work to one reader and another to the next. The last entry counts, as it does for Pandoc.

## Example

    @book{smith2020, …}
    @article{smith2020, …}

## Instead

    @book{smith2020book, …}
    @article{smith2020, …}
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
