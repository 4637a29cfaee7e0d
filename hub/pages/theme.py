"""Theme index pages: the editors' introduction, then everything that is on the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hub.content.reference import Reference
from hub.content.theme import Theme
from hub.exports import feeds
from hub.library import Library
from hub.pages.cards import card
from hub.pages.page import Facets, Link, Page
from hub.pages.paging import PAGE_SIZE, Slice, slices
from hub.pages.references_by import theme_downloads

ADDRESS = "themes/"


@dataclass(frozen=True)
class Section:
    """One kind of content on a theme: as much as a page holds, and where the rest is."""

    heading: str
    name: str
    """The word that addresses and anchors use."""
    items: tuple[Any, ...]
    """Cards, or references."""
    total: int
    more: Link | None
    """The whole list, if it is longer."""
    downloads: tuple[Link, ...] = ()
    """The whole list as files."""


@dataclass(frozen=True)
class ThemeView:
    """What the template shows."""

    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    sections: tuple[Section, ...]
    feed: str


@dataclass(frozen=True)
class ThemeListView:
    """What the template of a long list on a theme shows."""

    theme: Link
    heading: str
    list: Slice[Any]


def pages(library: Library) -> Iterator[Page]:
    """Each theme's page, and the lists that are too long for it, but for that of its references."""
    for theme in library.themes:
        contents = {name: items(theme, library) for name, (_, items) in SECTIONS.items()}
        yield _theme(theme, contents, library)
        for name, items in contents.items():
            if len(items) > PAGE_SIZE and name != REFERENCES:
                yield from _long_list(theme, name, items)


REFERENCES = "references"


def _cards(choose: Callable[[Theme, Library], Sequence[Any]]) -> Callable[[Theme, Library], Sequence[Any]]:
    return lambda theme, library: [card(content, library) for content in choose(theme, library)]


SECTIONS: dict[str, tuple[str, Callable[[Theme, Library], Sequence[Any]]]] = {
    "papers": ("Papers", _cards(lambda theme, library: library.on_theme(theme, library.papers))),
    "frameworks": ("Question frameworks", _cards(lambda theme, library: library.on_theme(theme, library.frameworks))),
    "templates": ("Templates", _cards(lambda theme, library: library.on_theme(theme, library.templates))),
    "programmes": ("Programmes", _cards(lambda theme, library: library.on_theme(theme, library.programmes))),
    "events": ("Events", _cards(lambda theme, library: library.on_theme(theme, library.events))),
    "people": ("People", _cards(lambda theme, library: library.people_on(theme))),
    REFERENCES: ("References", lambda theme, library: library.references_on(theme)),
}
"""What a theme's page lists, in order: the word for addresses, the heading, and what is listed."""


def _theme(theme: Theme, contents: dict[str, Sequence[Any]], library: Library) -> Page:
    sections = tuple(_section(theme, name, items) for name, items in contents.items() if items)
    return Page(
        address=theme.address,
        title=theme.title,
        template="theme.html",
        kind="Theme",
        description=theme.description,
        view=ThemeView(
            broader=_links(theme.broader, library),
            narrower=tuple(Link(other.title, other.address) for other in library.narrower(theme)),
            related=_links(theme.related, library),
            sections=sections,
            feed=feeds.theme_address(theme),
        ),
        markdown=theme.body,
        document=theme,
        entries=_entries(sections),
        facets=Facets(themes=(theme.title,), audience=tuple(audience.label for audience in theme.audience)),
        changed=theme.updated or theme.date,
        feed=feeds.theme_address(theme),
        trail=(Link("Themes", ADDRESS),),
    )


def _section(theme: Theme, name: str, items: Sequence[Any]) -> Section:
    heading, total, shown = SECTIONS[name][0], len(items), tuple(items[:PAGE_SIZE])
    more = Link(f"All {total:,}", f"{theme.address}{name}/") if total > PAGE_SIZE else None
    downloads = theme_downloads(theme) if name == REFERENCES else ()
    return Section(heading, name, shown, total, more, downloads)


def _long_list(theme: Theme, name: str, items: Sequence[Any]) -> Iterator[Page]:
    heading = SECTIONS[name][0]
    for part in slices(items, f"{theme.address}{name}/"):
        title = f"{heading} on {theme.title}"
        yield Page(
            address=part.address,
            title=title if part.is_first else f"{title}, page {part.number}",
            template="theme-list.html",
            description=f"{heading} on the theme {theme.title}.",
            view=ThemeListView(Link(theme.title, theme.address), heading, part),
            trail=(Link("Themes", ADDRESS), Link(theme.title, theme.address)),
        )


def _links(names: Sequence[str], library: Library) -> tuple[Link, ...]:
    known = library.theme_by_id
    return tuple(Link(known[name].title, known[name].address) for name in names if name in known)


def _entries(sections: Sequence[Section]) -> tuple[Reference, ...]:
    return tuple(item for section in sections if section.name == REFERENCES for item in section.items)
