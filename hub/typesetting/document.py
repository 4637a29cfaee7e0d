"""A whole text as Typst's markup: the cover, the text and what follows it; an issue with its papers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hub.articles.article import Article, Part
from hub.articles.article_format import Remark
from hub.articles.cover import Contributor, Cover, Said, details_of, facts_of, series_of
from hub.typesetting.blocks import Setting
from hub.typesetting.markup import breakable, call, content, string
from hub.typesetting.setter import Figure, State, nodes_of

LONGEST_HEAD = 60
"""How many characters of a title or of names stand at the head of a page."""


@dataclass
class Typeset:
    """A text's markup and what was found out in making it."""

    markup: str
    states: Sequence[State]
    remarks: list[Remark]

    @property
    def figures(self) -> list[Figure]:
        """The files that it shows."""
        return [figure for state in self.states for figure in state.figures]

    @property
    def lacks_words(self) -> bool:
        """Whether a figure has no alternative text."""
        return any(state.lacks_words for state in self.states)


def typeset(article: Article, refused: frozenset[str | bytes] = frozenset()) -> Typeset:
    """A text as markup; an issue with its papers, each beginning on a page of its own.

    Args:
        article: the text.
        refused: formulas and figures that Typst refuses, which are shown in another way.
    """
    articles = (article, *article.holds)
    states = [
        State(one, prefix=f"p{number}-" if number else "", refused=refused) for number, one in enumerate(articles)
    ]
    first, *papers = (_text_of(state, is_held=number > 0) for number, state in enumerate(states))
    contents = ["#contents()"] if papers else []
    introduction = [f"#introduction[\n{_joined(first[1:])}\n]"] if papers else first[1:]
    opening = [template(), _head(article.cover), *first[:1], *contents, *introduction]
    languages = [string(_language(one.cover)) for one in article.holds]
    held = [f"#held({language})[\n{_joined(paper)}\n]" for language, paper in zip(languages, papers, strict=True)]
    return Typeset(f"{_joined([*opening, *held])}\n", states, [remark for state in states for remark in state.remarks])


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _text_of(state: State, *, is_held: bool) -> list[str]:
    """The cover of a text, its parts, and the sections after it."""
    article, setting = state.article, Setting(state)
    return [
        _cover(article, setting, is_held=is_held),
        *(setting.flow([part]) for part in article.parts(Part.TEXT)),
        *(setting.flow([section]) for section in article.closing),
    ]


@cache
def template() -> str:
    """The functions that the markup calls: how things look."""
    return Path(__file__).with_name("paper.typ").read_text(encoding="utf-8")


def _head(cover: Cover) -> str:
    region = cover.language.partition("-")[2]
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
        language=string(_language(cover)),
        region=string(region.upper()) if re.fullmatch("[A-Za-z]{2}", region) else "",
        series=string(_short(cover.series)),
    ).removeprefix("#")


def _language(cover: Cover) -> str:
    """A text's language as Typst takes it, without the region."""
    language = cover.language.partition("-")[0]
    return language.lower() if re.fullmatch("[A-Za-z]{2,3}", language) else "en"


def _array(texts: list[str] | tuple[str, ...]) -> str:
    return f"({''.join(f'{string(text)}, ' for text in texts)})"


def _date(day: str) -> str:
    if not day:
        return ""
    date = datetime.date.fromisoformat(day)
    return f"datetime(year: {date.year}, month: {date.month}, day: {date.day})"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_HEAD else f"{text[: LONGEST_HEAD - 1].rstrip()}…"


def _cover(article: Article, setting: Setting, *, is_held: bool) -> str:
    cover = article.cover
    return call(
        "cover",
        held="true" if is_held else "",
        kind=_said(series_of(cover)),
        title=_text(cover.title),
        subtitle=_text(cover.subtitle),
        authors=content("\n".join(_author(contributor) for contributor in cover.contributors)),
        facts=_said(facts_of(cover)),
        abstract=content("\n\n".join(setting.flow(nodes_of(part)) for part in article.parts(Part.ABSTRACT))),
        keywords=_keywords(cover),
        cite=content("\n\n".join(setting.flow(nodes_of(section)) for section in article.how_to_cite)),
    )


def _text(text: str) -> str:
    return f"[#{string(breakable(' '.join(text.split())))}]" if text.strip() else "[]"


def _author(contributor: Contributor) -> str:
    return call("author", _text(contributor.name), _said(details_of(contributor)))


def _said(all_: Sequence[Said]) -> str:
    set_ = (_link(said.target, said.words) if said.target else f"#{string(said.words)}" for said in all_)
    return content(f"#{string(' · ')}".join(set_))


def _link(target: str, words: str) -> str:
    return f"{call('link', string(target))}[#{string(breakable(words))}]"


def _keywords(cover: Cover) -> str:
    if not cover.keywords:
        return "[]"
    words = string(breakable(", ".join(cover.keywords)))
    return f'[#heading(depth: 1, outlined: false, bookmarked: false)[#"Keywords"]\n\n#{words}]'
