"""An address that was published keeps working.

## What it holds to

At each address in `published.txt` there is a page, or one that leads to where it went.

## Why

Papers are cited by their address. Whoever follows a citation years later finds the work, or nothing.

## Example

A paper's folder is renamed from `trust` to `trust-in-pairs`, and `/papers/trust/` is gone.

## Instead

    title: Trust in pairs
    moved_from: papers/trust/
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.published import Kind
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.permanence import redirects

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every published address at which there is nothing."""
    promised = library.published.of(Kind.ADDRESS)
    there = {*(address or "/" for address in library.addresses.all), *redirects(library)} if promised else ()
    for promise in promised:
        if promise.name not in there and not promise.name.startswith(_OF_WORKS):
            yield Diagnostic(
                promise.location,
                SEVERITY,
                "address-keeps-working",
                f"An address that was published must keep working; there is no page at /{promise.name}.",
                f"Bring the page back, or write moved_from: {promise.name} into the page that took its place.",
            )


_OF_WORKS = "references/"
"""Works keep their addresses if they keep their keys, which key-keeps-working holds."""
