"""An author is named once.

## What it holds to

No two of a paper's authors have the same name or the same ORCID iD.

## Why

The citation to copy would name the person twice. Often a name was pasted and the second author forgotten.

## Example

    authors:
      - name: Ada Example
      - name: Ada Example

## Instead

    authors:
      - name: Ada Example
      - name: Bo Sample
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every author who was named before."""
    for paper in library.papers:
        seen: dict[str, str] = {}
        for index, author in enumerate(paper.authors):
            marks = [mark for mark in (slug(author.full_name), author.orcid) if mark]
            earlier = next((seen[mark] for mark in marks if mark in seen), None)
            if earlier:
                yield Diagnostic(
                    paper.source.place("authors", index),
                    SEVERITY,
                    "author-is-named-once",
                    f"An author must be named once; '{author.full_name}' has the name or the ORCID iD of '{earlier}'.",
                    "Take one out, or mend the one that is wrong.",
                )
            seen.update({mark: author.full_name for mark in marks if mark not in seen})
