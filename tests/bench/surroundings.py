"""What stands round the papers of a generated hub: themes, frameworks, templates, events, issues, people, guides."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from random import Random
from typing import Any

from hub.content.vocabulary import Audience, FieldKind, Setting
from tests.bench.names import bearer, institution
from tests.bench.papers import with_front_matter
from tests.bench.plan import (
    PAPERS_BETWEEN_EVENTS,
    PAPERS_FROM_AN_EVENT,
    PAPERS_IN_AN_ISSUE,
    THEMES,
    Plan,
)
from tests.bench.prose import Writer

PHASES = 4
QUESTIONS = 6
"""How many questions each side has in a phase."""
TEMPLATES = 6
FIELDS = 8
PLAIN_PAGES = ("about", "accessibility", "privacy", "guides/organisers", "guides/practitioners", "guides/researchers")
AUTHORS_WITH_NOTES = 10
"""Of so many who may write, one has a file that says more."""

Made = Iterator[tuple[str, str]]
"""Files as (path inside `docs/`, text)."""


def surroundings(plan: Plan) -> Made:
    """Every file of `docs/`."""
    yield from _themes(plan)
    yield from _frameworks(plan)
    yield from _templates(plan)
    yield from _events(plan)
    yield from _issues(plan)
    yield from _people(plan)
    yield from _plain_pages(plan)


def _themes(plan: Plan) -> Made:
    for number, (theme, title) in enumerate(zip(plan.themes, THEMES, strict=True)):
        chance = plan.chance("theme", number)
        values = {
            "title": title,
            "description": plan.vocabulary.paragraph(chance, 15),
            "related": [plan.themes[number - 1], plan.themes[number - 5]],
            "broader": [plan.themes[number // 4]] if number > 3 else [],
        }
        yield f"themes/{theme}.md", _text(plan, chance, values, words=350)


def _frameworks(plan: Plan) -> Made:
    for name in plan.frameworks:
        chance = plan.chance(name)
        values = _shared(plan, chance, plan.vocabulary.title(chance, 2, 5)) | {
            "setting": [str(chance.choice(list(Setting)))],
            "duration": 15 * PHASES,
            "sources": [work.key for work in chance.sample(plan.works, 2)],
            "phases": [_phase(plan, chance) for _ in range(PHASES)],
        }
        yield f"frameworks/{name}.md", _text(plan, chance, values, words=300)


def _phase(plan: Plan, chance: Random) -> dict[str, Any]:
    return {
        "name": plan.vocabulary.title(chance, 1, 2),
        "purpose": plan.vocabulary.paragraph(chance, 15),
        "minutes": 15,
        "coach": [f"{plan.vocabulary.sentence(chance, 6, 16)}?" for _ in range(QUESTIONS)],
        "learner": [f"{plan.vocabulary.sentence(chance, 6, 16)}?" for _ in range(QUESTIONS)],
    }


def _templates(plan: Plan) -> Made:
    for number in range(1, TEMPLATES + 1):
        chance = plan.chance("template", number)
        fields = [
            {
                "label": plan.vocabulary.title(chance, 2, 4),
                "help": plan.vocabulary.paragraph(chance, 12),
                "kind": str(chance.choice((FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.DATE))),
            }
            for _ in range(FIELDS)
        ]
        values = _shared(plan, chance, plan.vocabulary.title(chance, 2, 5)) | {
            "frameworks": [chance.choice(plan.frameworks)],
            "confidential": plan.vocabulary.paragraph(chance, 25),
            "fields": fields,
        }
        yield f"templates/template-{number}.md", _text(plan, chance, values, words=200)


def _events(plan: Plan) -> Made:
    for number in plan.events:
        chance = plan.chance("event", number)
        first = number * PAPERS_BETWEEN_EVENTS
        outputs = [plan.slug(paper) for paper in range(first, min(first + PAPERS_FROM_AN_EVENT, plan.papers))]
        name = plan.event(number)
        day = datetime.date.fromisoformat(name[:10])
        values = _shared(plan, chance, plan.event_title(number)) | _people_of_an_event(plan, chance, first) | {
            "start": f"{day} 14:00",
            "end": f"{day} 17:30",
            "venue": institution(chance.randrange(120)),
            "outputs": [*outputs, chance.choice(plan.works).key],
        }  # fmt: skip
        yield f"events/{name}.md", _text(plan, chance, values, words=600)


def _people_of_an_event(plan: Plan, chance: Random, paper: int) -> dict[str, Any]:
    numbers = dict.fromkeys(plan.somebody(chance, paper + 10) for _ in range(6))
    speakers = [bearer(person) for person in numbers]
    return {
        "organisers": [institution(chance.randrange(20))],
        "speakers": [{"name": speaker.name, "affiliation": speaker.institution} for speaker in speakers],
        "programme": [
            {"time": f"{14 + hour}:00", "title": plan.vocabulary.title(chance), "speakers": [speaker.name]}
            for hour, speaker in enumerate(speakers[:3])
        ],
        "conversations": [
            {"participants": [one.name for one in speakers[:2]], "about": plan.vocabulary.paragraph(chance, 12)}
        ],
    }


def _issues(plan: Plan) -> Made:
    for number in plan.issues:
        chance = plan.chance("issue", number)
        values = {
            "title": f"Issue {number}: {plan.vocabulary.title(chance, 2, 5)}",
            "number": number,
            "date": plan.day(number),
            "description": plan.vocabulary.paragraph(chance, 18),
        }
        first = plan.slug((number - 1) * PAPERS_IN_AN_ISSUE)
        opening = f"This issue opens with [a paper](../../papers/{first}/paper.md)."
        yield f"issues/{number}.md", _text(plan, chance, values, words=250, opening=opening)


def _people(plan: Plan) -> Made:
    for number in range(0, 3 + plan.papers * 4 // 5, AUTHORS_WITH_NOTES):
        chance = plan.chance("person", number)
        person = bearer(number)
        values = {
            "title": person.name,
            "description": plan.vocabulary.paragraph(chance, 15),
            "affiliation": person.institution,
            "links": [{"label": "Page at the institution", "url": f"https://example.org/people/{number}"}],
        }
        yield f"people/person-{number}.md", _text(plan, chance, values, words=80)


def _plain_pages(plan: Plan) -> Made:
    for name in (*PLAIN_PAGES, "contribute"):
        chance = plan.chance(name)
        values = {"title": plan.vocabulary.title(chance, 2, 4), "description": plan.vocabulary.paragraph(chance, 15)}
        yield f"{name}.md", _text(plan, chance, values, words=500)


def _shared(plan: Plan, chance: Random, title: str) -> dict[str, Any]:
    """The front matter that frameworks, templates and events have in common."""
    return {
        "title": title,
        "description": plan.vocabulary.paragraph(chance, 18),
        "themes": plan.some_themes(chance),
        "keywords": list(dict.fromkeys(plan.vocabulary.nouns(chance, 3))),
        "audience": [str(audience) for audience in chance.sample(list(Audience), 2)],
    }


def _text(plan: Plan, chance: Random, values: dict[str, Any], words: int, opening: str = "") -> str:
    writer = Writer(plan.vocabulary, plan.works, chance)
    paragraphs = [*([opening] if opening else []), *writer.paragraphs(words // 2)]
    paragraphs += [f"## {writer.heading()}", *writer.paragraphs(words // 2)]
    return with_front_matter(values, "\n\n".join(paragraphs))
