"""A whole paper as Typst's markup: the cover block, the abstract, the text, what follows it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

from hub.articles.article import Article, Part
from hub.articles.cover import Contributor, Cover
from hub.typesetting.blocks import Setting
from hub.typesetting.markup import breakable, call, content, string
from hub.typesetting.setter import State, classes, nodes_of

LONGEST_HEAD = 60
"""How many characters of a title or of names stand at the head of a page."""


@dataclass(frozen=True)
class Paper:
    """A paper's markup and what was found out in making it."""

    markup: str
    state: State


def paper(article: Article, refused: frozenset[str | bytes] = frozenset()) -> Paper:
    """A paper as markup.

    Args:
        article: the paper.
        refused: formulas and figures that Typst refuses, which are shown in another way.
    """
    state = State(article, refused=refused)
    setting = Setting(state)
    closing, cite = _closing(article)
    parts = [
        _cover(article, setting, cite),
        *(setting.flow(nodes_of(part)) for part in article.parts(Part.TEXT)),
        *(setting.flow(nodes_of(part)) for part in closing),
    ]
    markup = "\n\n".join([template(), _head(article.cover), *(part for part in parts if part)])
    return Paper(f"{markup}\n", state)


@cache
def template() -> str:
    """The functions that the markup calls: how things look."""
    return Path(__file__).with_name("paper.typ").read_text(encoding="utf-8")


def _closing(article: Article) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """What follows the text, and of it what says how to cite the paper, which stands on the cover."""
    sections = [section for part in article.parts(Part.CLOSING) for section in part if isinstance(section.tag, str)]
    cite = [section for section in sections if "hub-cite" in classes(section)]
    return [section for section in sections if section not in cite], cite


def _head(cover: Cover) -> str:
    language, _, region = cover.language.partition("-")
    names = [contributor.name for contributor in cover.contributors]
    return "#show: " + call(
        "paper.with",
        title=string(cover.title),
        short=string(_short(cover.title)),
        authors=_array(names),
        author_line=string(_short(", ".join(names))),
        keywords=_array(cover.keywords),
        description=string(cover.description),
        date=_date(cover.last_day),
        language=string(language.lower() if re.fullmatch("[A-Za-z]{2,3}", language) else "en"),
        region=string(region.upper()) if re.fullmatch("[A-Za-z]{2}", region) else "",
        series=string(_short(cover.series)),
    ).removeprefix("#")


def _array(texts: list[str] | tuple[str, ...]) -> str:
    return f"({''.join(f'{string(text)}, ' for text in texts)})"


def _date(day: str) -> str:
    if not day:
        return ""
    date = datetime.date.fromisoformat(day)
    return f"datetime(year: {date.year}, month: {date.month}, day: {date.day})"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_HEAD else f"{text[: LONGEST_HEAD - 1].rstrip()}…"


def _cover(article: Article, setting: Setting, cite: list[HtmlElement]) -> str:
    cover = article.cover
    return call(
        "cover",
        kind=_joined(_series(cover), " · "),
        title=_text(cover.title),
        subtitle=_text(cover.subtitle),
        authors=content("\n".join(_author(contributor) for contributor in cover.contributors)),
        facts=_joined(_facts(cover), " · "),
        abstract=content("\n\n".join(setting.flow(nodes_of(part)) for part in article.parts(Part.ABSTRACT))),
        keywords=_keywords(cover),
        cite=content("\n\n".join(setting.flow(nodes_of(section)) for section in cite)),
    )


def _text(text: str) -> str:
    return f"[#{string(breakable(' '.join(text.split())))}]" if text.strip() else "[]"


def _joined(parts: Iterator[str], between: str) -> str:
    return content(f"#{string(between)}".join(parts))


def _series(cover: Cover) -> Iterator[str]:
    for words in (
        cover.series,
        f"Working paper no. {cover.number}" if cover.number else "Working paper",
        f"Issue {cover.issue}" if cover.issue else "",
        cover.kind,
    ):
        if words:
            yield f"#{string(words)}"


def _facts(cover: Cover) -> Iterator[str]:
    for label, day in (("", cover.date), ("Updated ", cover.updated)):
        if day:
            yield f"#{string(label + day_in_words(day))}"
    if cover.version:
        yield f"#{string('Version ' + cover.version)}"
    if cover.audience:
        readers = ", ".join(cover.audience).lower()
        yield f"#{string(f'For {readers}')}"
    if cover.doi:
        yield _link(f"https://doi.org/{cover.doi}", f"doi.org/{cover.doi}")
    if cover.license:
        yield f"#{string(cover.license)}"


def _link(target: str, words: str) -> str:
    return f"{call('link', string(target))}[#{string(breakable(words))}]"


def _author(contributor: Contributor) -> str:
    details = [f"#{string(words)}" for words in ("; ".join(contributor.institutions),) if words]
    if contributor.orcid:
        details.append(_link(f"https://orcid.org/{contributor.orcid}", f"ORCID {contributor.orcid}"))
    if contributor.email:
        details.append(_link(f"mailto:{contributor.email}", contributor.email))
    details += [f"#{string(words)}" for words in (", ".join(contributor.roles), contributor.note) if words]
    return call("author", _text(contributor.name), _joined(iter(details), " · "))


def _keywords(cover: Cover) -> str:
    if not cover.keywords:
        return "[]"
    words = string(breakable(", ".join(cover.keywords)))
    return f'[#heading(level: 1, outlined: false, bookmarked: false)[#"Keywords"]\n\n#{words}]'


def day_in_words(day: str) -> str:
    """A day as British readers write it.

    >>> day_in_words("2026-06-15")
    '15 June 2026'
    """
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
