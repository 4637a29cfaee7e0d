"""A web address stands in `url`.

## What it holds to

Title, book, journal and author hold no web address.

## Why

It is printed as a part of the title, without a link.

## Example

    title = {Why coaching? https://blog.example/why}

## Instead

    title = {Why coaching?},
    url   = {https://blog.example/why}
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
    """Yield every address in another field."""
    for work in works(library):
        for name in ("title", "booktitle", "journal", "journaltitle", "publisher"):
            if found := _ADDRESS.search(work.written(name)):
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "url-is-in-its-field",
                    f"A web address must stand in url; found '{found[0]}' in {name} of '{work.key}'.",
                    "Move it to url.",
                )


_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s{}]+")
