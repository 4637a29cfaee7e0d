"""References: each as the page shows it, and taken apart, from the items that stand beside the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from hub.articles.article import Article
from hub.citations.csl_items import Item
from hub.jats.elements import HREF, made, nodes_of, told
from hub.jats.lines import Lines


def references(article: Article, lines: Lines) -> Iterator[etree._Element]:
    """The list of references, if there is one."""
    items = _items(article)
    refs = [
        made("ref", _citation(key, entry, items, lines), *_marks(entry), id=lines.ids.of(f"ref-{key}"))
        for key, entry in article.references.items()
    ]
    if refs:
        yield made("ref-list", made("title", "References"), *refs)


def _marks(entry: HtmlElement) -> Iterator[etree._Element]:
    """What readers should know of a work beforehand: that it is retracted, or open to all."""
    marked = entry.getparent()
    if marked is not None and "hub-marked" in marked.get("class", "").split():
        for mark in marked.find_class("hub-mark"):
            yield made("note", made("p", mark.text_content()))


def _items(article: Article) -> Mapping[str, Item]:
    file = article.items
    read: list[Item] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    return {item["id"]: item for item in read}


def _citation(key: str, entry: HtmlElement, items: Mapping[str, Item], lines: Lines) -> etree._Element:
    item = items.get(key)
    kind = _KINDS.get(item["type"], "other") if item else "other"
    shown = lines.fill(made("mixed-citation", **{"publication-type": kind}), nodes_of(entry))
    if item is None:
        return shown
    apart = made("element-citation", *_parts(item), **{"publication-type": kind})
    return made("citation-alternatives", apart, shown)


_KINDS = {
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "book": "book",
    "chapter": "book",
    "collection": "book",
    "dataset": "data",
    "entry-encyclopedia": "book",
    "legislation": "legislation",
    "motion_picture": "video",
    "paper-conference": "confproc",
    "patent": "patent",
    "post": "web",
    "post-weblog": "blog",
    "report": "report",
    "software": "software",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "web",
}
"""What a work is (JATS4R, "Citations"), by the type of its item."""


def _parts(item: Item) -> Iterator[etree._Element]:
    for role in ("author", "editor", "translator"):
        if names := [_name(name) for name in item.get(role, []) if name.get("literal") != "others"]:
            yield made("person-group", *names, **{"person-group-type": role})
    is_part = "container-title" in item
    title = "chapter-title" if _KINDS.get(item["type"]) == "book" else "article-title"
    yield from _told(title if is_part else "source", item.get("title"))
    yield from _told("source", item.get("container-title"))
    yield from _date("year", item.get("issued"))
    for name, key in _FIELDS:
        yield from _told(name, item.get(key))
    yield from _pages(str(item.get("page", "")))
    yield from _told("pub-id", item.get("DOI"), **{"pub-id-type": "doi"})
    if url := item.get("URL"):
        link = made("ext-link", url, **{"ext-link-type": "uri"})
        link.set(HREF, url)
        yield link
    yield from _date("date-in-citation", item.get("accessed"), **{"content-type": "access-date"})


_FIELDS = (
    ("volume", "volume"),
    ("issue", "issue"),
    ("edition", "edition"),
    ("version", "version"),
    ("series", "collection-title"),
    ("publisher-name", "publisher"),
    ("publisher-loc", "publisher-place"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
)


def _told(name: str, value: object, **attributes: str) -> Iterator[etree._Element]:
    """A value without the markup that items have in titles."""
    yield from told(name, _MARKUP.sub("", str(value or "")), **attributes)


_MARKUP = re.compile(r"</?(?:b|i|span|sub|sup)(?: [^<>]*)?>")


def _name(name: Mapping[str, str]) -> etree._Element:
    if literal := name.get("literal"):
        return made("collab", literal)
    particles = (name.get("dropping-particle", ""), name.get("non-dropping-particle", ""))
    family = " ".join(part for part in (*particles, name.get("family", "")) if part)
    parts = (*told("surname", family), *told("given-names", name.get("given")), *told("suffix", name.get("suffix")))
    return made("name", *parts) if family else made("string-name", *parts)


def _date(name: str, date: Mapping[str, Any] | None, **attributes: str) -> Iterator[etree._Element]:
    year, *rest = ((date or {}).get("date-parts") or [[0]])[0]
    if year > 0:
        days = [f"{part:02}" for part in rest[:2] if part <= MONTHS] if rest and rest[0] <= MONTHS else []
        day = "-".join([f"{year:04}", *days[:1], *(f"{part:02}" for part in rest[1:2] if days)])
        attributes |= {"iso-8601-date": day}
        yield made(name, str(year) if name == "year" else day, **attributes)


MONTHS = 12


def _pages(pages: str) -> Iterator[etree._Element]:
    first, dash, last = re.sub("[-–—]+", "-", pages).partition("-")
    if dash and not re.search("[,;-]", last):
        yield from told("fpage", first)
        yield from told("lpage", last)
    else:
        yield from told("page-range", pages)
