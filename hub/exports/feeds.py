"""Atom feeds: what is new in the hub, on each theme, in each issue and of each kind, with whole texts (RFC 4287)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import lxml.html.builder
from lxml import etree, html

from hub.articles.article import Part, read_article
from hub.articles.cover import Cover
from hub.content.event import Event
from hub.content.issue import issue_address
from hub.content.paper import Paper
from hub.content.theme import Theme
from hub.content.vocabulary import PaperType
from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.xml_text import xml_characters

ATOM = "http://www.w3.org/2005/Atom"
HUB = "feed.xml"
"""The address of the hub's own feed."""
PAPERS = "papers/feed.xml"
EVENTS = "events/feed.xml"
MOST_ENTRIES = 30
"""How many entries a feed has: readers that look in once a month miss nothing."""
Item = Paper | Event


def finished_files(library: Library, site: Path) -> Iterator[ExportedFile]:
    """The hub's feed, and one for each theme, issue and kind.

    Args:
        library: all content.
        site: the folder of the finished pages, whose texts stand in the feeds.
    """
    texts = _Texts(library, site)
    for feed in _feeds(library):
        yield ExportedFile(feed.address, _written(feed, texts, library))


@dataclass(frozen=True)
class Feed:
    """What a feed tells of."""

    address: str
    title: str
    """Empty for the hub's own."""
    page: str
    """The address of the page that lists the same."""
    items: Sequence[Item]


def _feeds(library: Library) -> Iterator[Feed]:
    yield Feed(HUB, "", "", (*library.papers, *library.events))
    yield Feed(PAPERS, "Working papers", "papers/", library.papers)
    yield Feed(EVENTS, "Events", "events/", library.events)
    for kind in PaperType:
        if papers := [paper for paper in library.papers if paper.type is kind]:
            yield Feed(kind_address(kind), kind.label, "papers/", papers)
    for number in library.issue_numbers:
        yield Feed(issue_feed(number), f"Issue {number}", issue_address(number), library.papers_in(number))
    for theme in library.themes:
        items: tuple[Item, ...] = (*library.on_theme(theme, library.papers), *library.on_theme(theme, library.events))
        yield Feed(theme_address(theme), theme.title, theme.address, items)


def theme_address(theme: Theme) -> str:
    """Where a theme's feed is."""
    return f"{theme.address}feed.xml"


def issue_feed(number: int) -> str:
    """Where the feed of an issue is."""
    return f"{issue_address(number)}feed.xml"


def kind_address(kind: PaperType) -> str:
    """Where the feed of a kind of paper is, if there are any."""
    return f"feeds/{kind}.xml"


class _Texts:
    """The texts of finished pages, each read once however many feeds it stands in."""

    def __init__(self, library: Library, site: Path) -> None:
        self._library, self._site = library, site
        self._read: dict[str, str] = {}

    def text(self, item: Item) -> str:
        """The text as its page shows it, as HTML whose links and figures are whole; nothing if there is none."""
        if item.address not in self._read:
            self._read[item.address] = self._text(item)
        return self._read[item.address]

    def _text(self, item: Item) -> str:
        page = self._site / item.address / "index.html"
        if not page.is_file():
            return ""
        address = f"{self._library.configuration.site_url}{item.address}"
        article = read_article(page, Cover(item.source.path, address, item.title))
        shown = [*article.parts(Part.ABSTRACT), *article.parts(Part.TEXT)]
        if article.notes:
            shown.append(lxml.html.builder.OL(*article.notes.values()))
        for image in (image for element in shown for image in element.iter("img")):
            image.set("src", urljoin(address, image.get("src", "")))
        return xml_characters("".join(html.tostring(element, encoding="unicode") for element in shown))


def _written(told: Feed, texts: _Texts, library: Library) -> bytes:
    site, name = library.configuration.site_url, library.configuration.site_name
    newest = sorted(told.items, key=lambda item: (_changed(item, library), item.address), reverse=True)[:MOST_ENTRIES]
    feed = etree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"}, nsmap={None: ATOM})
    _put(feed, "id", f"{site}{told.address}")
    _put(feed, "title", f"{told.title} – {name}" if told.title else name)
    _put(feed, "updated", _changed(newest[0], library) if newest else _midnight(library.today))
    _put(_put(feed, "author"), "name", name)
    _put(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{told.address}")
    _put(feed, "link", rel="alternate", type="text/html", href=f"{site}{told.page}")
    for item in newest:
        entry = _put(feed, "entry")
        _add(entry, item, library)
        if text := texts.text(item):
            _put(entry, "content", text, type="html")
    return etree.tostring(feed, encoding="utf-8", pretty_print=True, xml_declaration=True)


def _add(entry: etree._Element, item: Item, library: Library) -> None:
    address = f"{library.configuration.site_url}{item.address}"
    _put(entry, "id", address)
    is_withdrawn = isinstance(item, Paper) and item.withdrawn is not None
    _put(entry, "title", f"Withdrawn: {item.title}" if is_withdrawn else item.title)
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


def _names(item: Item) -> list[str]:
    if isinstance(item, Paper):
        return [author.full_name for author in item.authors]
    return [organiser.name for organiser in item.organisers]


def _changed(item: Item, library: Library) -> datetime.datetime:
    """The last change that the content tells; feeds need one, so what has no date at all is very old.

    An event that is announced without a date is news on the day of the build, not on the day it takes place.
    """
    day = item.last_changed if isinstance(item, Paper) else item.updated or item.date or item.first_day
    return _midnight(min(day or datetime.date(2000, 1, 1), library.today))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)
