"""The Open Graph protocol: how a page looks where people share it (ogp.me)."""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.document import Document
from hub.content.paper import Paper
from hub.exports.social_card import card_address
from hub.library import Library
from hub.metadata.meta import Meta, told
from hub.pages.page import Page
from hub.typesetting.card import HEIGHT, WIDTH


def metas(page: Page, library: Library) -> Iterator[Meta]:
    """The statements about a page.

    A page that somebody wrote is an `article`. What a `website` is, Zotero saves as a web page, even a report.
    """
    document = page.document
    is_article = document is not None and bool(page.kind)
    card = card_address(document) if isinstance(document, Paper) else ""
    picture = library.configuration.whole(card) if card else ""
    yield from told(
        (
            ("og:type", "article" if is_article else "website"),
            ("og:title", page.title),
            ("og:description", _description(page, library)),
            ("og:url", library.configuration.whole(page.address)),
            ("og:site_name", library.configuration.site_name),
            ("og:locale", "en_GB"),
            *(_article(document) if document is not None and is_article else ()),
            *(_picture(picture, page) if picture else ()),
        ),
        as_properties=True,
    )
    yield from told((("twitter:card", "summary_large_image" if picture else "summary"),))


def _picture(address: str, page: Page) -> Iterator[tuple[str, object]]:
    yield "og:image", address
    yield "og:image:type", "image/png"
    yield "og:image:width", WIDTH
    yield "og:image:height", HEIGHT
    yield "og:image:alt", f"The title of the paper: {page.title}"


def _article(document: Document) -> Iterator[tuple[str, object]]:
    yield "article:published_time", document.date
    yield "article:modified_time", document.last_changed if isinstance(document, Paper) else document.updated


def _description(page: Page, library: Library) -> str:
    if page.description:
        return page.description
    return page.document.abstract if isinstance(page.document, Paper) else ""
