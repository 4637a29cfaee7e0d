"""A web address in an entry is whole.

## What it holds to

`url` begins with https:// or the like and has no space in it.

## Why

Half an address leads nowhere, and a title in its place even less.

## Example

    url = {www.example.org/a study}

## Instead

    url = {https://www.example.org/a-study}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every address that is none."""
    for work in works(library):
        url = work.written("url").strip()
        if url and not _WHOLE.fullmatch(url.replace("\\", "")):
            yield Diagnostic(
                work.place_of("url"),
                SEVERITY,
                "url-is-whole",
                f"url must hold a whole web address; found '{' '.join(url.split())[:60]}' in '{work.key}'.",
                "Begin with https://, and leave out what is no address.",
            )


_WHOLE = re.compile(r"\{?(?:https?|ftp)://[^\s/]+\S*", re.IGNORECASE)
