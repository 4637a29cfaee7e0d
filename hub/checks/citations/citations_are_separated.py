"""Citations in one bracket are separated by semicolons.

## What it holds to

Between two works cited in the same square brackets there is a semicolon.

## Why

After a comma the second work is read as part of what is said about the first. Only one of the two is printed, and
nothing tells the reader that another was meant.

## Example

    [@ball2003soul, @kraft2018effect]

## Instead

    [@ball2003soul; @kraft2018effect]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.syntax import Citation, Cluster
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Edit, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every citation that stands inside what is said about another."""
    for document in library.documents:
        for cluster in library.citations_in(document):
            for citation in cluster.citations:
                if citation.nested:
                    yield Diagnostic(
                        document.source.place_in_body(citation.offset),
                        SEVERITY,
                        "citations-are-separated",
                        "Works cited in one bracket must be separated by semicolons; "
                        f"found '{citation.key}' and '{citation.nested[0]}' without one.",
                        "Only one of them is printed.",
                        _fix(document, cluster, citation),
                    )


def _fix(document: Document, cluster: Cluster, citation: Citation) -> tuple[Edit, ...]:
    """Semicolons for the commas, if a comma is all that stands before each work."""
    commas = [
        found.start()
        for key in citation.nested
        if (found := re.search(rf",(?=\s*-?@\{{?{re.escape(key)}\b)", cluster.source))
    ]
    if len(set(commas)) < len(citation.nested):
        return ()
    places = (document.source.place_in_body(cluster.start + comma) for comma in commas)
    return tuple(Edit(place, ",", ";") for place in places)
