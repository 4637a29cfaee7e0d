"""A link leads to a page, an address or a mailbox.

## What it holds to

The target of a link names a file, or begins with `https:`, `http:`, `mailto:`, `ftp:` or `doi:`.

## Why

Any other kind of target, `javascript:` above all, can run something on a reader's device. The link is shown as its
words.

## Example

    [the chart](javascript:show())

## Instead

    [the chart](chart.svg)
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import links
from hub.safety import SCHEMES

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every link whose target is of another kind."""
    for document in library.documents:
        for link in links(document.body):
            if not link.is_image and _scheme(link.target) not in {*SCHEMES, ""}:
                yield Diagnostic(
                    document.source.place_in_body(link.target_offset),
                    SEVERITY,
                    "link-is-safe",
                    f"A link must name a file or begin with {', '.join(sorted(SCHEMES))}; found '{link.target}'.",
                    "It is shown as its words, without the link.",
                )


def _scheme(target: str) -> str:
    try:
        return urlsplit(target.strip()).scheme.lower()
    except ValueError:
        return "unreadable"
