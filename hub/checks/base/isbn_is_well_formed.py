"""An ISBN has the form of one, and its last digit fits the others.

## What it holds to

`isbn` holds an ISBN whose check digit is right (ISO 2108).

## Why

A number with a slip finds another work, or none.

## Example

    isbn = {978-0-470-94152-3}

## Instead

    isbn = {978-0-470-94152-2}
"""

from __future__ import annotations

from collections.abc import Iterator

from stdnum import isbn

from hub.checks.scope import Scope
from hub.checks.standard_numbers import wrong
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every ISBN that is none."""
    for work in works(library):
        for number in wrong(work.text("isbn"), isbn.is_valid):
            yield Diagnostic(
                work.place_of("isbn"),
                SEVERITY,
                "isbn-is-well-formed",
                f"isbn must hold an ISBN like 978-0-470-94152-2; the last digit of '{number}' in '{work.key}' does not "
                "fit the others.",
                "Look it up, or leave it out.",
            )
