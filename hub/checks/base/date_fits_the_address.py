"""The year of a post is the one in its address.

## What it holds to

Where a web address holds a year and a month, the entry has that year.

## Why

Blogs and newspapers put the day of publication into the address. Another year in the entry is often that of reading.

## Example

    date = {2019},
    url  = {https://blog.example/2018/10/why-coaching/}

## Instead

    date = {2018-10}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every entry with another year than its address."""
    for work in works(library):
        found = _IN_ADDRESS.search(work.written("url"))
        if found and work.reference.year and work.type in _ON_THE_WEB and int(found[1]) != work.reference.year:
            yield Diagnostic(
                work.place_of("url"),
                SEVERITY,
                "date-fits-the-address",
                f"The year of a post should be the one in its address; found {found[1]} there and "
                f"{work.reference.year} in '{work.key}'.",
                "See when it was published.",
            )


_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(?:0?[1-9]|1[0-2])/")
_ON_THE_WEB = frozenset({"online", "misc", "electronic", "www", "article", "blogpost", "newsarticle"})
