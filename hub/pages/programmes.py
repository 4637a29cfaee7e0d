"""Coaching programmes: a page for each, and the table that compares them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.programme import ASPECTS, Programme
from hub.content.reference import Reference
from hub.library import Library
from hub.pages.cards import Card, card, facets_of, theme_links
from hub.pages.page import Link, Page
from hub.pages.paging import Slice, slices

ADDRESS = "programmes/"
PROGRAMMES_A_PAGE = 4
"""How many programmes a table compares: as many as stand side by side on a wide screen."""


@dataclass(frozen=True)
class Source:
    """A work that tells a fact."""

    number: int
    """Its place among the works of the page, counted from 1."""
    short: str
    """Who it is by, or what it is called."""
    reference: Reference


@dataclass(frozen=True)
class Told:
    """A fact with the works that tell it."""

    says: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Row:
    """What is known of one aspect of each programme of a table."""

    label: str
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True)
class ProgrammesView:
    """What the template of the table shows."""

    list: Slice[Programme]
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ProgrammeView:
    """What the template of a programme shows."""

    place: str
    rows: tuple[Row, ...]
    themes: tuple[Link, ...]
    frameworks: tuple[Card, ...]


def pages(library: Library) -> Iterator[Page]:
    """The table, then each programme."""
    for part in slices(library.programmes, ADDRESS, PROGRAMMES_A_PAGE):
        sources = _sources(part.items, library)
        yield Page(
            address=part.address,
            title="Programmes" if part.is_first else f"Programmes, page {part.number}",
            template="programmes.html",
            description="How coaching programmes in schools were set up, side by side, each fact with its source.",
            view=ProgrammesView(part, _rows(part.items, sources), tuple(sources.values())),
            entries=tuple(source.reference for source in sources.values()),
            trail=(Link("Library", "library/"),),
        )
    for programme in library.programmes:
        yield _programme(programme, library)


def _programme(programme: Programme, library: Library) -> Page:
    known = library.framework_by_id
    return Page(
        address=programme.address,
        title=programme.title,
        template="programme.html",
        kind="Programme",
        description=programme.description,
        view=ProgrammeView(
            place=programme.place,
            rows=tuple(row for row in _rows((programme,), _sources((programme,), library)) if row.cells[0]),
            themes=theme_links(programme, library),
            frameworks=tuple(card(known[name], library) for name in programme.frameworks if name in known),
        ),
        markdown=programme.body,
        document=programme,
        lists=programme.all_sources,
        facets=facets_of(programme, library, byline=programme.place),
        changed=programme.updated or programme.date,
        trail=(Link("Library", "library/"), Link("Programmes", ADDRESS)),
    )


def _sources(programmes: tuple[Programme, ...], library: Library) -> dict[str, Source]:
    """The works that tell of some programmes, by their citation keys, in the order in which they are met."""
    known = library.base.references
    keys = dict.fromkeys(key for programme in programmes for key in programme.all_sources if key in known)
    return {key: Source(number, _short(known[key]), known[key]) for number, key in enumerate(keys, start=1)}


def _short(work: Reference) -> str:
    return work.byline or work.title.partition(":")[0] or work.key


def _rows(programmes: tuple[Programme, ...], sources: dict[str, Source]) -> tuple[Row, ...]:
    return tuple(
        Row(label, tuple(_told(programme, aspect, sources) for programme in programmes))
        for aspect, label in ASPECTS.items()
    )


def _told(programme: Programme, aspect: str, sources: dict[str, Source]) -> tuple[Told, ...]:
    return tuple(
        Told(fact.says, tuple(sources[key] for key in fact.sources or programme.sources if key in sources))
        for fact in programme.facts(aspect)
    )
