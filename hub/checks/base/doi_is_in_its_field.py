"""A DOI stands in the field for DOIs.

## What it holds to

Where an address, a note or another field holds a DOI, the entry has a `doi`.

## Why

A DOI in `url` or `note` is no link in most styles, and is found by nothing that looks for it.

## Example

    url = {https://doi.org/10.1080/0268093022000043065}

## Instead

    doi = {10.1080/0268093022000043065}
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
    """Yield every DOI in another field of an entry that has none."""
    for work in works(library):
        if work.has("doi"):
            continue
        for name in ("url", "note", "howpublished", "journal", "title", "pages", "publisher"):
            if found := _DOI.search(work.written(name)):
                yield Diagnostic(
                    work.place_of(name, found.start(1)),
                    SEVERITY,
                    "doi-is-in-its-field",
                    f"A DOI must stand in doi; found '{found[1]}' in {name} of '{work.key}'.",
                    f"Write doi = {{{found[1]}}}.",
                )


_DOI = re.compile(
    r"(?:\bdoi\.org/|\bdoi:?\s*(?:https?://(?:dx\.)?doi\.org/)?|^\s*)(10\.\d{4,9}/[^\s{}\"<>,]*[^\s{}\"<>,.;])",
    re.IGNORECASE,
)
