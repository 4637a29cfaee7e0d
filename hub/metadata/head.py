"""The head of a page in all vocabularies: for Zotero and Google Scholar, catalogues, social networks, search engines.

A head's size follows from its own page, never from how many pages there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.paper import Paper
from hub.content.template import Template
from hub.exports.signposting import TypedLink, links
from hub.library import Library
from hub.metadata import dublin_core, highwire, json_ld, open_graph
from hub.metadata.meta import Meta
from hub.pages.page import Page
from hub.record import record_of


@dataclass(frozen=True)
class Head:
    """What stands in a page's head for machines."""

    metas: tuple[Meta, ...]
    links: tuple[TypedLink, ...]
    linked_data: str
    """JSON-LD that can stand in a `script` element; empty if there is nothing to say."""


def head_of(page: Page, library: Library) -> Head:
    """The head of a page."""
    metas = [*open_graph.metas(page, library)]
    typed: list[TypedLink] = []
    if isinstance(page.document, Paper):
        record = record_of(page.document, library)
        metas += [*highwire.metas(record, page.document, library), *dublin_core.metas_of_paper(record)]
        typed += [*links(record, page.document, library), *dublin_core.SCHEMAS]
    elif isinstance(page.document, Event | Framework | Template):
        metas += dublin_core.metas_of_page(page.document, library)
        typed += dublin_core.SCHEMAS
    return Head(tuple(metas), tuple(typed), json_ld.script(page, library))
