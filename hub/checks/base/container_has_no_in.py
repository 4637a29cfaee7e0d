"""The name of a journal or a book has no “In:” before it.

## What it holds to

`booktitle` and `journaltitle` hold the name alone.

## Why

The style writes “in” itself: “in In: BERA Blog” is printed.

## Example

    journaltitle = {In: BERA Blog}

## Instead

    journaltitle = {BERA Blog}
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
    """Yield every such word."""
    for work in works(library):
        for name in ("booktitle", "journaltitle", "journal", "maintitle"):
            if found := _IN.match(work.written(name)):
                yield Diagnostic(
                    work.place_of(name),
                    SEVERITY,
                    "container-has-no-in",
                    f"{name} must hold the name alone; found '{found[0].strip()}' before it in '{work.key}'.",
                    "Take it out.",
                    work.replacing(name, found[0], ""),
                )


_IN = re.compile(r"\s*(?:\(?eds?\.?\)?,?\s*)?In\s*:\s*|\s*\(?eds?\.?\)\s*In:?\s+|\s*(?-i:in)\s+", re.IGNORECASE)
