"""An ISSN has the form of one, and its last digit fits the others.

## What it holds to

`issn` holds an ISSN whose check digit is right (ISO 3297).

## Why

A number with a slip finds another work, or none.

## Example

    issn = {0268-0938}

## Instead

    issn = {0268-0939}
"""

from __future__ import annotations

from collections.abc import Iterator

from stdnum import issn

from hub.checks.scope import Scope
from hub.checks.standard_numbers import wrong
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every ISSN that is none."""
    for work in works(library):
        for number in wrong(work.text("issn"), issn.is_valid):
            yield Diagnostic(
                work.place_of("issn"),
                SEVERITY,
                "issn-is-well-formed",
                f"issn must hold an ISSN like 0268-0939; the last digit of '{number}' in '{work.key}' does not "
                "fit the others.",
                "Look it up, or leave it out.",
            )
