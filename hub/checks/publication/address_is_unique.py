"""No two pages have the same address.

## What it holds to

The folders of papers, and the files of each other type, have names that stay different in an address, where only
letters without accents, digits and hyphens remain.

## Why

One page would be written over the other. The second is shown at an address with a number after it.

## Example

    papers/Trust/
    papers/trust/

## Instead

    papers/trust/
    papers/trust-in-pairs/
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every page whose address another has already."""
    first = {document.address: document for document in library.documents}
    for document in library.documents:
        if document.address != document.usual_address:
            holder = first.get(document.usual_address)
            other = holder.source.path if holder else "a list of the hub"
            yield Diagnostic(
                document.source.place(),
                SEVERITY,
                "address-is-unique",
                f"Each page must have an address of its own; /{document.usual_address} is that of {other} already.",
                "Rename the folder or file.",
            )
