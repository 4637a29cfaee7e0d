"""An author's affiliation is one that the paper lists.

## What it holds to

A number under an author's `affiliation` is the `index` of one of the paper's `affiliations`.

## Why

The number would be printed where the institution belongs.

## Example

    authors:
      - {name: Ada Example, affiliation: 2}
    affiliations:
      - {index: 1, name: A University}

## Instead

    authors:
      - {name: Ada Example, affiliation: 1}
    affiliations:
      - {index: 1, name: A University}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every number of an affiliation that is not there."""
    for paper in library.papers:
        listed = [affiliation.index for affiliation in paper.affiliations]
        for index, author in enumerate(paper.authors):
            for part in author.affiliation:
                if part.isdecimal() and part not in listed:
                    yield Diagnostic(
                        paper.source.place("authors", index, "affiliation"),
                        SEVERITY,
                        "affiliation-is-listed",
                        f"An author's affiliation must be one that the paper lists; found no affiliation {part}.",
                        f"The paper lists {', '.join(listed)}." if listed else "List it under affiliations.",
                    )
