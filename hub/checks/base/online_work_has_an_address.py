"""A work on the web has its address.

## What it holds to

An entry for a web page has a `url`, a `doi` or an `eprint`.

## Why

“Available at:” with nothing after it is the commonest gap in lists that were made by hand.

## Example

    @online{tes2018, title = {Drop in teachers}, date = {2018}}

## Instead

    @online{tes2018, title = {Drop in teachers}, date = {2018}, url = {https://www.tes.com/…}}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every web page without one."""
    for work in works(library):
        if work.type in _ONLINE and work.has("title") and not work.has("url", "doi", "eprint", "howpublished"):
            yield Diagnostic(
                work.place,
                SEVERITY,
                "online-work-has-an-address",
                f"A work on the web must have its address; '{work.key}' has none.",
                "Write it into url; if it is gone, say so in a waiver.",
            )


_ONLINE = frozenset({"online", "electronic", "www"})
