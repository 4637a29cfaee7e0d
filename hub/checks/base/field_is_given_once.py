"""A field is given once.

## What it holds to

No entry has the same field twice.

## Why

The last one counts, here and for Pandoc; other programs take the first.

## Example

    date = {2018},
    date = {2019}

## Instead

    date = {2018}
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
    """Yield every field that is given again."""
    for work in works(library):
        names = [field.name for field in work.reference.entry.written_fields]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            yield Diagnostic(
                work.place_of(name),
                SEVERITY,
                "field-is-given-once",
                f"A field must be given once; {name} is given {names.count(name)} times in '{work.key}', and the last "
                "one counts.",
                "Keep the right one.",
            )
