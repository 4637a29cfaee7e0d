"""The whole of a text in JATS."""

from __future__ import annotations

import copy
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from hub.articles.article import Article, Part
from hub.jats.blocks import Blocks
from hub.jats.elements import LANG, Ids, made, nodes_of
from hub.jats.front import front
from hub.jats.lines import Lines
from hub.jats.references import references

TYPES = {"Review": "review-article", "Research": "research-article"}
"""What an article is, by the kind that its cover tells; the rest are `other`."""


def document(article: Article) -> etree._Element:
    """An article as a tree of JATS. The page's own tree stays as it is."""
    article = replace(article, root=copy.deepcopy(article.root))
    lines = Lines(Ids(_linked(article)), article.notes)
    # What can be linked to is known only once all is written, so it is written twice.
    for element in _written(article, lines).iter():
        if name := element.get("id"):
            lines.targets.add(name)
    root = _written(article, lines)
    for element in root.iter(*_OF_ELEMENTS):
        _break_into_lines(element)
    return root


_OF_ELEMENTS = (
    "article front journal-meta article-meta contrib-group contrib body sec back abstract kwd-group list list-item "
    "def-list def-item def disp-quote boxed-text fig table-wrap table thead tbody tfoot tr fn-group fn ref-list ref "
    "citation-alternatives notes element-citation person-group pub-history permissions license"
).split()
"""The elements that hold no text of their own, so that line breaks in them are none of the text's."""


def _break_into_lines(element: etree._Element) -> None:
    if len(element):
        element.text = "\n"
        for child in element:
            child.tail = "\n"


def _written(article: Article, lines: Lines) -> etree._Element:
    blocks = Blocks(lines)
    kind, language = TYPES.get(article.cover.kind, "other"), article.cover.language
    root = made("article", front(article, blocks), **{"article-type": kind, "dtd-version": "1.3"})
    root.set(LANG, language)
    body = [block for part in article.parts(Part.TEXT) for block in blocks.sections(nodes_of(part))]
    root.append(made("body", *(body or [made("p")])))
    closing = [block for part in article.parts(Part.CLOSING) for block in blocks.sections(nodes_of(part))]
    notes = [_note(name, note, blocks) for name, note in article.notes.items()]
    parts = (*_in_sections(closing), *([made("fn-group", *notes)] if notes else []), *references(article, lines))
    if parts:
        root.append(made("back", *parts))
    return root


def _in_sections(closing: list[etree._Element]) -> list[etree._Element]:
    """Back matter holds nothing outside of sections; what has no heading is a note."""
    return [block if block.tag == "sec" else made("notes", block) for block in closing]


def _note(name: str, note: HtmlElement, blocks: Blocks) -> etree._Element:
    paragraphs = (one if one.tag == "p" else made("p", one) for one in blocks.items(nodes_of(note)))
    return made("fn", *paragraphs, id=blocks.lines.ids.of(name))


def _linked(article: Article) -> set[str]:
    """The places that something in the text leads to."""
    links = [link.get("href", "") for tree in (article.root, *article.notes.values()) for link in tree.iter("a")]
    return {unquote(link[1:]) for link in links if link.startswith("#")}
