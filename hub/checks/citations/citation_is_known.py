"""A cited work is in the reference base.

## What it holds to

Each citation key in a text is in the reference base, or in a `.bib` file beside the paper.

## Why

The reader would see a mark in place of the work. The rest of the citation is shown all the same.

## Example

    [@lofthose2018coaching]

## Instead

    [@lofthouse2018coaching]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.syntax import Citation
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Edit, Severity, did_you_mean
from hub.library import Library
from hub.near_names import NearNames

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every citation of a work that no base has."""
    for document in library.documents:
        base = library.base_for(document)
        references, unreadable = base.references, base.unreadable
        if not base.is_whole:  # told once, of the base
            continue
        for cluster in library.citations_in(document):
            for citation in () if cluster.cites_nothing(references) else cluster.citations:
                if citation.key not in references and citation.key not in unreadable:
                    yield Diagnostic(
                        document.source.place_in_body(citation.offset),
                        SEVERITY,
                        "citation-is-known",
                        f"A cited work must be in the reference base; found '{citation.key}'.",
                        did_you_mean(citation.key, base.near_keys)
                        or f"Add an entry with this key to {library.configuration.base_name}.",
                        _fix(document, citation, base.near_keys),
                    )


def _fix(document: Document, citation: Citation, known: NearNames) -> tuple[Edit, ...]:
    """The only key that is the same but for capitals: nobody can mean another work."""
    alike = known.in_other_capitals(citation.key)
    if len(alike) != 1:
        return ()
    begins_at = citation.offset + (2 if document.body.startswith("@{", citation.offset) else 1)
    return (Edit(document.source.place_in_body(begins_at), citation.key, alike[0]),)
