"""A citation key stands for one work.

## What it holds to

No two entries have the same key, in one `.bib` file, in the files of the reference base, or in those of a paper. No two
keys differ in capital letters only.

## Why

A citation would mean one work to one reader and another to the next. Of two entries with one key the last counts, as it
does for Pandoc: on pages, in lists, in downloads and for every check. `Smith2020` and `smith2020` are two keys, as they
are for Pandoc; other programs take them for one, and so may whoever types them.

## Example

    @book{smith2020, …}
    @article{smith2020, …}

## Instead

    @book{smith2020book, …}
    @article{smith2020, …}
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
