"""The reference base by year, by kind and by theme: an index of each, and the works of each year, kind and theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlencode

from hub.content.reference import Reference
from hub.content.theme import Theme
from hub.content.values import slug
from hub.exports import reference_formats, references
from hub.library import Library
from hub.pages.bibliography import bibliography
from hub.pages.page import Link, Page, counted
from hub.pages.paging import Slice, slices
from hub.pages.references import ADDRESS, TRAIL, WAYS, ReferencesView

YEARS, KINDS, THEMES = f"{ADDRESS}years/", f"{ADDRESS}kinds/", f"{ADDRESS}themes/"
INDEX_SIZE = 60
"""How many lines a page of an index has."""


@dataclass(frozen=True)
class Part:
    """The works of a year, of a kind or on a theme."""

    name: str
    """What an index calls it: `2018`, `Book`."""
    title: str
    """The heading of its list: `References of 2018`."""
    address: str
    works: Sequence[Reference]
    trail: tuple[Link, ...]
    narrow: str = ""
    """What the filter is to begin with, to narrow it further."""
    group: str = ""
    """The heading under which an index has it: `2010s`."""
    downloads: tuple[Link, ...] = ()


@dataclass(frozen=True)
class IndexLine:
    """A part, as an index has it."""

    name: str
    address: str
    count: str
    """How many works it has, in words."""
    group: str


@dataclass(frozen=True)
class IndexView:
    """What the template of an index shows."""

    list: Slice[IndexLine]
    groups: tuple[tuple[str, tuple[IndexLine, ...]], ...]
    """The same under their headings, of which one may be empty."""
    ways: tuple[Link, ...]


def pages(library: Library) -> Iterator[Page]:
    """The three indexes, and the lists to which they lead."""
    yield from _all_of(YEARS, "year", "in which they appeared", _years(library), library)
    yield from _all_of(KINDS, "kind", "of which they are", _kinds(library), library)
    yield from _all_of(THEMES, "theme", "that they are on", _themes(library), library)


def _all_of(address: str, name: str, which: str, parts: Sequence[Part], library: Library) -> Iterator[Page]:
    yield from _index(
        address, f"References by {name}", f"The works of the reference base by the {name} {which}.", parts
    )
    for part in parts:
        yield from _list(part, library)


def _years(library: Library) -> list[Part]:
    """The years, the newest first, and last what has none."""
    by_year = _grouped(library.references, lambda reference: reference.year or 0)
    return [_year(year, by_year[year]) for year in sorted(by_year, reverse=True)]


def _year(year: int, works: Sequence[Reference]) -> Part:
    trail = (*TRAIL, Link("Years", YEARS))
    if not year:
        return Part("Without a year", "References without a year", f"{YEARS}undated/", works, trail)
    return Part(
        name=str(year),
        title=f"References of {year}",
        address=f"{YEARS}{year}/",
        works=works,
        trail=trail,
        narrow=f"from={year}&to={year}",
        group=f"{year // 10}0s",
    )


def _kinds(library: Library) -> list[Part]:
    """The kinds, the most frequent first."""
    by_kind = _grouped(library.references, lambda reference: reference.kind)
    return [
        Part(
            name=kind,
            title=f"References: {kind}",
            address=f"{KINDS}{slug(kind)}/",
            works=by_kind[kind],
            trail=(*TRAIL, Link("Kinds", KINDS)),
            narrow=urlencode({"kind": kind}),
        )
        for kind in sorted(by_kind, key=lambda kind: (-len(by_kind[kind]), kind))
    ]


def _themes(library: Library) -> list[Part]:
    """The themes that a work is on, by title."""
    return [
        Part(
            name=theme.title,
            title=f"References on {theme.title}",
            address=f"{theme.address}references/",
            works=works,
            trail=(Link("Themes", "themes/"), Link(theme.title, theme.address)),
            narrow=f"theme={theme.id}",
            downloads=theme_downloads(theme),
        )
        for theme in library.themes
        if (works := library.references_on(theme))
    ]


def theme_downloads(theme: Theme) -> tuple[Link, ...]:
    """The works on a theme as files."""
    return tuple(Link(format_.name, references.theme_address(theme, format_)) for format_ in reference_formats())


K = TypeVar("K", bound=Hashable)


def _grouped(works: Iterable[Reference], by: Callable[[Reference], K]) -> Mapping[K, list[Reference]]:
    groups: dict[K, list[Reference]] = defaultdict(list)
    for work in works:
        groups[by(work)].append(work)
    return groups


def _index(address: str, title: str, description: str, parts: Sequence[Part]) -> Iterator[Page]:
    lines = [IndexLine(part.name, part.address, counted(len(part.works), "work"), part.group) for part in parts]
    for shown in slices(lines, address, INDEX_SIZE):
        groups = tuple((group, tuple(inside)) for group, inside in groupby(shown.items, lambda line: line.group))
        yield Page(
            address=shown.address,
            title=title if shown.is_first else f"{title}, page {shown.number}",
            template="references-index.html",
            description=description,
            view=IndexView(shown, groups, WAYS),
            trail=TRAIL,
        )


def _list(part: Part, library: Library) -> Iterator[Page]:
    for works in bibliography(part.works, part.address, library):
        yield Page(
            address=works.list.address,
            title=part.title if works.list.is_first else f"{part.title}, page {works.list.number}",
            template="references.html",
            description=f"{counted(len(part.works), 'work')} of the reference base, by author.",
            view=ReferencesView(works, WAYS, part.downloads, narrow=part.narrow),
            entries=works.works,
            trail=part.trail,
        )
