"""Atom feeds: what is new in the hub, and on each theme (RFC 4287)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from lxml import etree

from hub.content.event import Event
from hub.content.paper import Paper
from hub.content.theme import Theme
from hub.exports.exported import ExportedFile
from hub.library import Library

ATOM = "http://www.w3.org/2005/Atom"
HUB = "feed.xml"
"""The address of the hub's own feed."""
MOST_ENTRIES = 30
"""How many entries a feed has: readers that look in once a month miss nothing."""


def files(library: Library) -> Iterator[ExportedFile]:
    """The hub's feed, and each theme's."""
    everything: list[Paper | Event] = [*library.papers, *library.events]
    yield ExportedFile(HUB, _feed(HUB, library.configuration.site_name, "", everything, library))
    for theme in library.themes:
        title = f"{theme.title} – {library.configuration.site_name}"
        on_theme = [item for item in everything if theme.id in item.themes]
        yield ExportedFile(theme_address(theme), _feed(theme_address(theme), title, theme.address, on_theme, library))


def theme_address(theme: Theme) -> str:
    """Where a theme's feed is."""
    return f"{theme.address}feed.xml"


def _feed(address: str, title: str, page: str, items: Sequence[Paper | Event], library: Library) -> bytes:
    site = library.configuration.site_url
    newest = sorted(items, key=lambda item: (_changed(item, library), item.address), reverse=True)[:MOST_ENTRIES]
    feed = etree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"}, nsmap={None: ATOM})
    _put(feed, "id", f"{site}{address}")
    _put(feed, "title", title)
    _put(feed, "updated", _changed(newest[0], library) if newest else _midnight(library.today))
    _put(_put(feed, "author"), "name", library.configuration.site_name)
    _put(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{address}")
    _put(feed, "link", rel="alternate", type="text/html", href=f"{site}{page}")
    for item in newest:
        _add(_put(feed, "entry"), item, library)
    return etree.tostring(feed, encoding="utf-8", pretty_print=True, xml_declaration=True)


def _add(entry: etree._Element, item: Paper | Event, library: Library) -> None:
    address = f"{library.configuration.site_url}{item.address}"
    _put(entry, "id", address)
    _put(entry, "title", item.title)
    _put(entry, "updated", _changed(item, library))
    if item.date:
        _put(entry, "published", _midnight(item.date))
    for name in _names(item):
        _put(_put(entry, "author"), "name", name)
    _put(entry, "link", rel="alternate", type="text/html", href=address)
    if summary := item.description or getattr(item, "abstract", ""):
        _put(entry, "summary", summary.strip())
    for theme in library.themes_of(item):
        _put(entry, "category", term=theme.id, label=theme.title)


def _put(parent: etree._Element, name: str, content: str | datetime.datetime = "", **attributes: str) -> etree._Element:
    """Add an element; a moment is written as RFC 3339 has it."""
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = content.isoformat() if isinstance(content, datetime.datetime) else content or None
    return element


def _names(item: Paper | Event) -> list[str]:
    if isinstance(item, Paper):
        return [author.full_name for author in item.authors]
    return [organiser.name for organiser in item.organisers]


def _changed(item: Paper | Event, library: Library) -> datetime.datetime:
    """The last change that the content tells; feeds need one, so what has no date at all is very old.

    An event that is announced without a date is news on the day of the build, not on the day it takes place.
    """
    day = item.last_changed if isinstance(item, Paper) else item.updated or item.date or item.first_day
    return _midnight(min(day or datetime.date(2000, 1, 1), library.today))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)
