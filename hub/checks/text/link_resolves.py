"""A link inside the hub leads somewhere.

## What it holds to

A link to a file leads to a file of the hub; a link to a page leads to a page.

## Why

A dead link ends somebody's search.

## Example

    [trust](../themes/trst.md)

## Instead

    [trust](../themes/trust-and-confidentiality.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Severity
from hub.figures import is_there
from hub.library import Library
from hub.links import PageAddresses, is_local
from hub.prose import links

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every link to a file that is not there."""
    addresses = library.addresses
    for document in library.documents:
        for link in links(document.body):
            if not link.is_image and is_local(link.target) and not _leads_somewhere(link.target, document, addresses):
                yield Diagnostic(
                    document.source.place_in_body(link.target_offset),
                    SEVERITY,
                    "link-resolves",
                    f"A link must lead to a page or file of the hub; found '{link.target}'.",
                    addresses.near(document, link.target),
                )


def _leads_somewhere(target: str, document: Document, addresses: PageAddresses) -> bool:
    return addresses.of(document, target) is not None or is_there(document, target)
