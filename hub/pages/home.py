"""The home page: what this is, three doors, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.framework import Phase
from hub.library import Library
from hub.pages.cards import Card, card
from hub.pages.page import Link, Page

NEWEST = 4
"""How many papers the home page shows."""
MOST_THEMES = 24
"""How many themes it names."""


@dataclass(frozen=True)
class Event:
    """The event that the home page shows."""

    heading: str
    card: Card


@dataclass(frozen=True)
class Takeaway:
    """A framework to take away, and how it begins."""

    card: Card
    opening: Phase | None


@dataclass(frozen=True)
class HomeView:
    """What the template shows."""

    newest: tuple[Card, ...]
    event: Event | None
    themes: tuple[Link, ...]
    framework: Takeaway | None


def pages(library: Library) -> Iterator[Page]:
    """The home page."""
    introduction = next((page for page in library.plain_pages if not page.address), None)
    yield Page(
        address="",
        title=introduction.title if introduction else library.configuration.site_name,
        template="home.html",
        description=(introduction.description if introduction else "") or library.configuration.site_description,
        view=HomeView(
            newest=tuple(card(paper, library) for paper in library.papers[:NEWEST]),
            event=_event(library),
            themes=tuple(Link(theme.title, theme.address) for theme in library.themes[:MOST_THEMES]),
            framework=_framework(library),
        ),
        markdown=introduction.body if introduction else "",
        document=introduction,
        changed=library.papers[0].date if library.papers else None,
        feed="feed.xml",
    )


def _event(library: Library) -> Event | None:
    """The next event, else the latest."""
    if library.coming_events:
        return Event("Next event", card(library.coming_events[0], library))
    if library.past_events:
        return Event("Latest event", card(library.past_events[0], library))
    return None


def _framework(library: Library) -> Takeaway | None:
    """The framework with fewest phases: the easiest to carry in the head."""
    frameworks = sorted(library.frameworks, key=lambda framework: (len(framework.phases), framework.id))
    return next((Takeaway(card(f, library), f.phases[0] if f.phases else None) for f in frameworks), None)
