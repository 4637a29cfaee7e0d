"""A person's name is not all in capitals.

## What it holds to

A family name of four letters or more has small letters, unless it stands in braces.

## Why

Capitals are printed as they are, and LOFTHOUSE and Lofthouse are two people in a list.

## Example

    author = {LOFTHOUSE, Rachel}

## Instead

    author = {Lofthouse, Rachel}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.content.reference import NAME_FIELDS
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name in capitals."""
    for work in works(library):
        for name in NAME_FIELDS:
            if _CAPITALS.search(work.written(name)):
                shouted = [
                    one.family for one in work.reference.names[name] if one.given and _IS_SHOUTED.fullmatch(one.family)
                ]
                for family in shouted:
                    yield Diagnostic(
                        work.place_of(name),
                        SEVERITY,
                        "name-is-in-small-letters",
                        f"A person's name must not be all in capitals; found '{family}' in {name} of '{work.key}'.",
                        f"Write {family.title()}.",
                    )


_CAPITALS = re.compile(r"[A-Z]{4}")
_IS_SHOUTED = re.compile(r"[A-ZÀ-ÖØ-Þ]{4,}(?:[ '-][A-ZÀ-ÖØ-Þ]{2,})*")
