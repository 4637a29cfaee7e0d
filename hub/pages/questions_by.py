"""The question bank by role, phase, setting and theme: what it can be narrowed to, and a plain list of each."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from hub.content.framework import AskedQuestion
from hub.content.values import slug
from hub.content.vocabulary import Role, Setting
from hub.library import Library
from hub.pages.page import Link, Page, counted
from hub.pages.paging import Slice, slices

ADDRESS = "questions/"
QUESTIONS_A_PAGE = 60
"""How many questions a page of a list shows."""


@dataclass(frozen=True)
class Value:
    """Something that the questions can be narrowed to: a role, a phase, a framework, a setting or a theme."""

    id: str
    """What the filter and its addresses call it."""
    text: str
    """What readers see."""
    address: str
    """Where these questions are listed."""
    questions: Sequence[AskedQuestion]


@dataclass(frozen=True)
class Choice:
    """A way to narrow the questions."""

    id: str
    """`role`"""
    label: str
    """`Role`"""
    values: tuple[Value, ...]
    """Those that questions have."""


@dataclass(frozen=True)
class QuestionsByView:
    """What the template of a list shows."""

    list: Slice[AskedQuestion]
    narrow: str
    """What the filter is to begin with, to narrow the list further: `role=coach`."""


def pages(library: Library) -> Iterator[Page]:
    """A list of the questions of each role, phase, setting and theme; those of a framework are on its own page."""
    for choice in choices(library):
        for value in choice.values:
            if value.address.startswith(ADDRESS):
                yield from _list(choice, value)


def choices(library: Library) -> tuple[Choice, ...]:
    """What the questions can be narrowed to, in the order of the filter's fields."""
    asked = library.questions
    return (
        _choice("role", "Role", {role: role.label for role in Role}, [(one, one.role) for one in asked]),
        _choice("phase", "Phase", _phases(asked), [(one, one.phase.name) for one in asked]),
        Choice(
            "framework",
            "Framework",
            tuple(
                Value(framework.id, framework.title, framework.address, library.questions_of(framework))
                for framework in library.frameworks
                if framework.questions
            ),
        ),
        _choice(
            "setting",
            "Setting",
            {setting: setting.label for setting in Setting},
            [(one, setting) for one in asked for setting in dict.fromkeys(one.framework.setting)],
        ),
        _choice(
            "theme",
            "Theme",
            {theme.id: theme.title for theme in library.themes},
            [(one, theme) for one in asked for theme in dict.fromkeys(one.themes)],
        ),
    )


def _phases(asked: Sequence[AskedQuestion]) -> Mapping[str, str]:
    return {name: name for name in sorted({one.phase.name for one in asked}, key=str.casefold)}


def _choice(id_: str, label: str, texts: Mapping[str, str], having: Sequence[tuple[AskedQuestion, str]]) -> Choice:
    """A way to narrow the questions by what each of them has, in the order of the texts that name it."""
    questions: dict[str, list[AskedQuestion]] = defaultdict(list)
    for one, value in having:
        questions[value].append(one)
    addresses = _addresses(f"{ADDRESS}{id_}s/", texts)
    values = (Value(str(v), text, addresses[v], questions[v]) for v, text in texts.items() if v in questions)
    return Choice(id_, label, tuple(values))


def _addresses(folder: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    """An address for each value; `Check in` and `Check-in` would have one address, so the second gets a number."""
    addresses: dict[str, str] = {}
    taken: set[str] = set()
    for value in texts:
        wanted = slug(value) or "other"
        numbered = (f"{wanted}-{number}" for number in itertools.count(2))
        name = next(name for name in itertools.chain([wanted], numbered) if name not in taken)
        taken.add(name)
        addresses[value] = f"{folder}{name}/"
    return addresses


def _list(choice: Choice, value: Value) -> Iterator[Page]:
    title = f"Questions by {choice.id}: {value.text}"
    for part in slices(value.questions, value.address, QUESTIONS_A_PAGE):
        yield Page(
            address=part.address,
            title=title if part.is_first else f"{title}, page {part.number}",
            template="questions-by.html",
            description=f"{counted(part.total, 'question')} of the hub’s frameworks.",
            view=QuestionsByView(part, urlencode({choice.id: value.id})),
            trail=(Link("Library", "library/"), Link("Questions", ADDRESS)),
        )
