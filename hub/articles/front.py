"""A cover as HTML, for the formats that are made of HTML; what each part looks like, each format says by its class."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement
from lxml.html.builder import CLASS, H2, A, P

from hub.articles.article import Article, Part
from hub.articles.cover import Said, details_of, facts_of, series_of


def front(article: Article) -> Iterator[HtmlElement]:
    """What stands before the text, below its title: series, authors, facts, abstract, keywords, how to cite it."""
    cover = article.cover
    yield _line("series", series_of(cover))
    for contributor in cover.contributors:
        yield P(contributor.name, CLASS("author"))
        if details := details_of(contributor):
            yield _line("details", details)
    if facts := facts_of(cover):
        yield _line("facts", facts)
    for part in article.parts(Part.ABSTRACT):
        yield from _children(part)
    if cover.keywords:
        yield H2("Keywords")
        yield P(", ".join(cover.keywords))
    for section in article.how_to_cite:
        yield from _children(section)


def body(article: Article) -> Iterator[HtmlElement]:
    """The text and what follows it."""
    for part in (*article.parts(Part.TEXT), *article.closing):
        yield copy.deepcopy(part)


def _children(element: HtmlElement) -> Iterator[HtmlElement]:
    return (copy.deepcopy(child) for child in element if isinstance(child.tag, str))


def _line(name: str, all_: Iterable[Said]) -> HtmlElement:
    line = P(CLASS(name))
    for number, said in enumerate(all_):
        between = " · " if number else ""
        if said.target:
            _add_text(line, between)
            line.append(A(said.words, href=said.target))
        else:
            _add_text(line, between + said.words)
    return line


def _add_text(line: HtmlElement, text: str) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text
