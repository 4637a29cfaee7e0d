"""Every rule that content is held to, by group, from the documentation in its own module."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from hub import checks
from hub.library import Library
from hub.pages.page import Link, Page, counted

ADDRESS = "checks/"


@dataclass(frozen=True)
class Words:
    """A stretch of a paragraph."""

    text: str
    is_code: bool


@dataclass(frozen=True)
class Block:
    """A paragraph, or an example."""

    words: tuple[Words, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Section:
    """A heading of a rule's documentation with what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class RuleView:
    """A rule as the page shows it."""

    id: str
    severity: str
    statement: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class GroupView:
    """Rules about one subject."""

    id: str
    title: str
    about: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True)
class ChecksView:
    """What the template shows."""

    count: str
    groups: tuple[GroupView, ...]


def pages(library: Library) -> Iterator[Page]:
    """The page."""
    groups = tuple(
        GroupView(group.id, group.title, group.about, tuple(_rule(rule) for rule in group.rules))
        for group in checks.groups()
    )
    yield Page(
        address=ADDRESS,
        title="Checks",
        template="checks.html",
        description="Every rule that a contribution is held to: what it is, why, and what to write instead.",
        view=ChecksView(counted(len(checks.rules()), "rule"), groups),
        trail=(Link("Contribute", "contribute/"),),
    )


def _rule(rule: checks.Rule) -> RuleView:
    _, *sections = re.split(r"^## ", rule.documentation, flags=re.MULTILINE)
    return RuleView(rule.id, str(rule.severity), rule.statement, tuple(map(_section, sections)))


def _section(text: str) -> Section:
    title, _, rest = text.partition("\n")
    return Section(title, tuple(_blocks(rest)))


def _blocks(text: str) -> Iterator[Block]:
    """Paragraphs, and between them what is indented, with its empty lines."""
    parts = [part for part in text.strip("\n").split("\n\n") if part.strip()]
    for is_example, some in groupby(parts, key=lambda part: part.startswith("    ")):
        if is_example:
            yield Block(example=textwrap.dedent("\n\n".join(some)))
        else:
            yield from (Block(words=tuple(_words(" ".join(part.split())))) for part in some)


def _words(paragraph: str) -> Iterator[Words]:
    for number, part in enumerate(paragraph.split("`")):
        if part:
            yield Words(part, is_code=number % 2 == 1)
