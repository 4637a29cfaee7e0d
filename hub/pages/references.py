"""The reference base as a place to read: the list of all works, the filter over it, and the ways into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.exports import reference_formats, reference_index, references
from hub.library import Library
from hub.pages.bibliography import Bibliography, bibliography
from hub.pages.holdings import Holdings, holdings
from hub.pages.page import Link, Page

ADDRESS = "references/"
TRAIL = (Link("References", ADDRESS),)
WAYS = (
    Link("All works", ADDRESS),
    Link("Authors", f"{ADDRESS}authors/"),
    Link("Years", f"{ADDRESS}years/"),
    Link("Kinds", f"{ADDRESS}kinds/"),
    Link("Themes", f"{ADDRESS}themes/"),
)
"""How the base is browsed."""


@dataclass(frozen=True)
class Filter:
    """What the works can be narrowed to, besides by words."""

    kinds: tuple[str, ...]
    themes: tuple[Link, ...]
    """Titles, with the themes' ids in the place of addresses."""
    total: int
    """How many works there are."""
    works_a_file: int
    """How many works each of the index's files of works holds."""


@dataclass(frozen=True)
class ReferencesView:
    """What the template of a list of works shows."""

    works: Bibliography
    ways: tuple[Link, ...]
    downloads: tuple[Link, ...]
    """The works of the whole list as files."""
    filter: Filter | None = None
    holdings: Holdings | None = None
    narrow: str = ""
    """What the filter is to begin with, if it is asked to narrow this list: `kind=Book`."""


def pages(library: Library) -> Iterator[Page]:
    """The list of all works."""
    downloads = tuple(Link(format_.name, references.base_address(format_)) for format_ in reference_formats())
    for works in bibliography(library.references, ADDRESS, library):
        is_first = works.list.is_first
        yield Page(
            address=works.list.address,
            title="References" if is_first else f"References, page {works.list.number}",
            template="references.html",
            description="The works that the hub’s papers, themes and frameworks cite, by author.",
            view=ReferencesView(
                works,
                WAYS,
                downloads,
                filter=_filter(library) if is_first and library.references else None,
                holdings=holdings(library.references) if is_first else None,
            ),
            entries=works.works,
            trail=() if is_first else TRAIL,
        )


def _filter(library: Library) -> Filter:
    works = library.references
    return Filter(
        kinds=tuple(sorted({work.kind for work in works})),
        themes=tuple(Link(theme.title, theme.id) for theme in library.themes if library.references_on(theme)),
        total=len(works),
        works_a_file=reference_index.WORKS_A_FILE,
    )
