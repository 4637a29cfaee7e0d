"""The reference base as a place to read: its list by author, and a page for each work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.reference import Reference
from hub.exports import bibtex, references
from hub.library import Library
from hub.pages.cards import Card, card
from hub.pages.page import Facets, Link, Page, counted
from hub.pages.paging import Slice, slices

ADDRESS = "references/"


@dataclass(frozen=True)
class ReferenceLine:
    """A work in the list."""

    reference: Reference
    address: str
    cited: str
    """How many pages cite it, in words; empty if none does."""


@dataclass(frozen=True)
class ReferencesView:
    """What the list's template shows."""

    list: Slice[ReferenceLine]
    download: str
    """The address of the whole base as BibTeX."""


@dataclass(frozen=True)
class ReferenceView:
    """What a work's template shows."""

    reference: Reference
    themes: tuple[Link, ...]
    citing: Slice[Card]
    """The pages that cite it."""


def pages(library: Library) -> Iterator[Page]:
    """The list, then each work."""
    yield from _list(library)
    for reference in library.references:
        yield from _reference(reference, library)


def _list(library: Library) -> Iterator[Page]:
    lines = [
        ReferenceLine(reference, library.reference_address(reference.key), _cited(reference, library))
        for reference in library.references
    ]
    for part in slices(lines, ADDRESS):
        yield Page(
            address=part.address,
            title="References" if part.is_first else f"References, page {part.number}",
            template="references.html",
            description="The works that the hub’s papers, themes and frameworks cite, by author.",
            view=ReferencesView(part, references.base_address(bibtex.FORMAT)),
            entries=tuple(line.reference for line in part.items),
            trail=() if part.is_first else (Link("References", ADDRESS),),
        )


def _cited(reference: Reference, library: Library) -> str:
    count = len(library.citing(reference.key))
    return f"cited on {counted(count, 'page')}" if count else ""


def _reference(reference: Reference, library: Library) -> Iterator[Page]:
    citing = [card(document, library) for document in library.citing(reference.key)]
    themes = tuple(library.theme_by_id[word] for word in reference.keywords if word in library.theme_by_id)
    for part in slices(citing, library.reference_address(reference.key)):
        yield Page(
            address=part.address,
            title=reference.title or reference.key,
            template="reference.html",
            kind="Reference" if part.is_first else "",
            description=f"{reference.kind} in the hub’s reference base, and the pages that cite it.",
            view=ReferenceView(reference, tuple(Link(theme.title, theme.address) for theme in themes), part),
            entries=(reference,),
            facets=Facets(
                byline=reference.kind,
                themes=tuple(theme.title for theme in themes),
                year=str(reference.year or ""),
            ),
            trail=(Link("References", ADDRESS),),
        )
