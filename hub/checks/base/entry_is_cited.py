"""An entry of the base is cited.

## What it holds to

Each entry is cited or listed by a page, or has a theme among its keywords, which shows it on the theme's page. An
entry of a paper's own base is cited by the paper.

## Why

An entry that nobody uses was forgotten in a text, or can go.

## Example

    @book{sample2001, …}    (and no [@sample2001] anywhere)

## Instead

    [@sample2001]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hub.content.document import Document
from hub.content.reference import Base, Reference
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library, keys_listed_by

SEVERITY = Severity.NOTE


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every entry that no page shows: those of the base, then those of papers' own bases."""
    if not library.configuration.base_address:  # what is on the web is kept for other texts as well
        cited = {key for document in library.documents for key in _cited_by(document, library)}
        yield from (
            _uncited(reference)
            for reference in _not_among(cited, library.base)
            if library.theme_by_id.keys().isdisjoint(reference.keywords)
        )
    for paper in library.papers:
        if own := library.own_bases.get(paper.folder):
            yield from map(_uncited, _not_among(_keys_of(paper, library), own))


def _cited_by(document: Document, library: Library) -> Collection[str]:
    """The works of the reference base that a document cites or lists; a paper's own work of the same key is another."""
    other = library.keys_of_other_works(document)
    return {key for key in _keys_of(document, library) if key in library.base.references and key not in other}


def _keys_of(document: Document, library: Library) -> Collection[str]:
    listed = keys_listed_by(document, library.base_for(document).references)
    return {*listed, *library.keys_in(document)}


def _not_among(cited: Collection[str], base: Base) -> Iterator[Reference]:
    """The works that nothing cites and no entry inherits from."""
    parents = {key for reference in base.references.values() for key in _parents(reference)}
    for key, reference in base.references.items():
        if key not in cited and key not in parents and reference.type != "set":
            yield reference


def _uncited(reference: Reference) -> Diagnostic:
    return Diagnostic(
        reference.location,
        SEVERITY,
        "entry-is-cited",
        f"An entry should be cited; nothing cites '{reference.key}'.",
        "Cite it, or take it out; in the reference base, a theme among its keywords shows it as well.",
    )


def _parents(reference: Reference) -> Iterator[str]:
    """The keys that an entry inherits from, as it is written."""
    written = reference.source.lower()
    if "crossref" in written or "xdata" in written:
        for field in reference.entry.written_fields:
            if field.name in ("crossref", "xdata"):
                yield from re.findall(r"[^\s,]+", field.value)
