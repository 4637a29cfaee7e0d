"""The list of themes, the broad ones first with the narrower ones under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.theme import Theme
from hub.library import Library
from hub.pages.cards import Card, card
from hub.pages.page import Page
from hub.pages.theme_map import ThemeMap, theme_map


@dataclass(frozen=True)
class Family:
    """A broad theme and those it holds."""

    theme: Card
    narrower: tuple[Card, ...]


@dataclass(frozen=True)
class ThemesView:
    """What the template shows."""

    families: tuple[Family, ...]
    map: ThemeMap
    """How the themes touch."""


def pages(library: Library) -> Iterator[Page]:
    """The one page of the list: themes are few, for the editors keep them so."""
    families = tuple(_families(library))
    yield Page(
        address="themes/",
        title="Themes",
        template="themes.html",
        description="What the hub is about: each theme with an introduction and everything on it.",
        view=ThemesView(families, theme_map(_in_order(library), library)),
    )


def _families(library: Library) -> Iterator[Family]:
    for broad, narrower in _grouped(library):
        yield Family(card(broad, library), tuple(card(theme, library) for theme in narrower))


def _in_order(library: Library) -> list[Theme]:
    """Each broad theme followed by those it holds."""
    return [theme for broad, narrower in _grouped(library) for theme in (broad, *narrower)]


def _grouped(library: Library) -> Iterator[tuple[Theme, tuple[Theme, ...]]]:
    """Broad themes first; themes that name each other as broader still stand somewhere."""
    shown: set[str] = set()
    broad = [theme for theme in library.themes if not any(name in library.theme_by_id for name in theme.broader)]
    for theme in (*broad, *library.themes):
        if theme.id not in shown:
            shown.add(theme.id)
            yield theme, tuple(_below(theme, library, shown))


def _below(theme: Theme, library: Library, shown: set[str]) -> Iterator[Theme]:
    for other in library.narrower(theme):
        if other.id not in shown:
            shown.add(other.id)
            yield other
            yield from _below(other, library, shown)
