"""A DOI has the form of one.

## What it holds to

`doi` holds `10.`, four to nine digits, a slash and a suffix without spaces that ends with no full stop.

## Why

A DOI that is not one leads nowhere, and looks as if it did (Crossref deposit schema 5.3.1, `doi`).

## Example

    doi = {10.1080}

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
    """Yield every DOI that is none."""
    for work in works(library):
        doi = _BARE.sub("", work.text("doi")).strip()
        if doi and not _DOI.fullmatch(doi):
            yield Diagnostic(
                work.place_of("doi"),
                SEVERITY,
                "doi-is-well-formed",
                f"doi must hold a DOI, like 10.1080/19415257.2018.1529611; found '{doi}' in '{work.key}'.",
                "Look it up at https://search.crossref.org/, or take it out.",
            )


_BARE = re.compile(r"\A\s*(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|doi\.org/)", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\u200b-\u200d\ufeff]{1,200}(?<![.,;])")
