"""A licence is named by its SPDX identifier.

## What it holds to

`license` is an identifier of the SPDX licence list, such as CC-BY-4.0, or several with AND and OR between them.

## Why

People and programs can look up what an identifier allows. "Creative Commons" alone names seven licences.

## Example

    license: CC BY 4

## Instead

    license: CC-BY-4.0
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Edit, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every licence that is not on the list, and those that are written in other letters."""
    for document in library.documents:
        known = _as_listed(document.license)
        if document.license and known != document.license:
            yield Diagnostic(
                document.source.place("license"),
                SEVERITY,
                "license-is-known",
                f"license must be an identifier of the SPDX licence list, like CC-BY-4.0; found '{document.license}'.",
                f"Write {known}." if known else "Look it up at https://spdx.org/licenses/.",
                _fix(document, known),
            )


@functools.cache  # most documents have the same
def _as_listed(license_: str) -> str:
    """The identifier that a licence's name can only stand for, as the list has it; nothing if there is none."""
    hyphened = re.sub(r"\s+", "-", license_.strip())
    for written in (license_, hyphened, f"{hyphened}.0"):
        try:
            return str(canonicalize_license_expression(written))
        except (InvalidLicenseExpression, ValueError):
            continue
    return ""


def _fix(document: Document, known: str) -> tuple[Edit, ...]:
    same = known.casefold() == document.license.casefold()
    return document.source.rewriting(("license",), document.license, known) if known and same else ()
