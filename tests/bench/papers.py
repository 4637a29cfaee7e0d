"""Invented working papers, each a folder with its text and its figures."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from hub.content.vocabulary import Audience, PaperType
from tests.bench.names import bearer, institution
from tests.bench.plan import PAPERS_BETWEEN_EVENTS, PAPERS_FROM_AN_EVENT, Plan
from tests.bench.prose import Writer, drawing
from tests.bench.vocabulary import Vocabulary

SHORTEST, LONGEST = 0.3, 3.0
"""How short and how long a paper may be, in proportion to the average."""


def write_paper(plan: Plan, number: int, folder: Path) -> None:
    """Write a paper, counted from 0, into `folder` under its slug."""
    chance = plan.chance("paper", number)
    place = folder / plan.slug(number)
    place.mkdir(parents=True)
    figures = [f"figure-{count}.svg" for count in range(1, 1 + chance.choice((0, 0, 1, 1, 2)))]
    for file in figures:
        (place / file).write_text(drawing(chance), encoding="utf-8")
    writer = Writer(plan.vocabulary, plan.works, chance)
    values = _front_matter(plan, number, writer.vocabulary, chance)
    text = with_front_matter(values, _body(plan, number, figures, writer, chance))
    (place / "paper.md").write_text(text, encoding="utf-8")


def with_front_matter(values: dict[str, Any], body: str) -> str:
    """A Markdown file."""
    matter = yaml.dump(values, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
    return f"---\n{matter}---\n\n{body}\n"


def _front_matter(plan: Plan, number: int, words: Vocabulary, chance: Random) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": plan.titles[number],
        "authors": _authors(plan, number, chance),
        "date": plan.day(plan.issue(number)),
        "type": str(chance.choice(list(PaperType))),
        "themes": plan.some_themes(chance),
        "keywords": list(dict.fromkeys(words.nouns(chance, chance.randint(3, 6)))),
        "audience": [str(audience) for audience in chance.sample(list(Audience), chance.randint(1, 3))],
        "description": words.paragraph(chance, 18),
        "abstract": words.paragraph(chance, chance.randint(100, 180)),
        "series": {"issue": plan.issue(number), "number": number + 1},
        "license": "CC-BY-4.0",
        "peer_review": words.paragraph(chance, 10),
    }
    return values | _sometimes(plan, number, chance)


def _authors(plan: Plan, number: int, chance: Random) -> list[dict[str, Any]]:
    people = dict.fromkeys(plan.somebody(chance, number) for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))))
    authors = [bearer(person) for person in people]
    return [
        {"name": author.name, "affiliation": author.institution} | ({"orcid": author.orcid} if author.orcid else {})
        for author in authors
    ]


def _sometimes(plan: Plan, number: int, chance: Random) -> dict[str, Any]:
    """What some papers tell and others do not."""
    values: dict[str, Any] = {}
    if chance.random() < 0.4:
        values["subtitle"] = plan.vocabulary.title(chance)
    if chance.random() < 0.3:
        values["frameworks"] = chance.sample(plan.frameworks, 2)
    if chance.random() < 0.5:
        values["funding"] = f"{institution(chance.randrange(120))} paid for a part of the work."
    if chance.random() < 0.15:
        values |= _second_version(plan, number, chance)
    if number % PAPERS_BETWEEN_EVENTS < PAPERS_FROM_AN_EVENT:
        values["events"] = [plan.event(number // PAPERS_BETWEEN_EVENTS)]
    return values


def _second_version(plan: Plan, number: int, chance: Random) -> dict[str, Any]:
    first = plan.day(plan.issue(number))
    changes = [
        {"version": "1", "date": first, "note": "First published."},
        {"version": "2", "date": first + datetime.timedelta(days=30), "note": plan.vocabulary.paragraph(chance, 15)},
    ]
    return {"version": "2", "changes": changes}


def _body(plan: Plan, number: int, figures: list[str], writer: Writer, chance: Random) -> str:
    length = plan.words * min(LONGEST, max(SHORTEST, chance.lognormvariate(-0.045, 0.3)))
    sections = chance.randint(4, 8)
    share = round(length / (sections + 1))
    blocks = [*writer.paragraphs(share)]
    for section in range(sections):
        blocks += _section(writer, share, figures[section : section + 1], chance)
    return "\n\n".join([*blocks, *_links(plan, number, chance)])


def _section(writer: Writer, words: int, figures: list[str], chance: Random) -> list[str]:
    """A section of so many words, with something in it that is no plain paragraph."""
    extra = chance.choice((writer.footnote, writer.listing, writer.quotation, writer.table))()
    others = [extra, *(writer.figure(file) for file in figures)]
    text = [*writer.paragraphs(words - sum(len(block.split()) for block in others))]
    if len(text) > 1 and chance.random() < 0.5:
        text.insert(-1, f"### {writer.heading()}")
    return [f"## {writer.heading()}", *text, *others]


def _links(plan: Plan, number: int, chance: Random) -> Iterator[str]:
    """A sentence that leads to an earlier paper and to a framework."""
    if number:
        earlier = plan.slug(chance.randrange(number))
        framework = chance.choice(plan.frameworks)
        yield (
            f"{plan.vocabulary.sentence(chance)}: [an earlier paper](../{earlier}/paper.md) "
            f"and [a framework](../../docs/frameworks/{framework}.md)."
        )
