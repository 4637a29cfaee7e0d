"""Cards: each piece of content with what one chooses by, the same wherever it is listed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from hub.content.document import Document
from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.issue import Issue
from hub.content.paper import Paper
from hub.content.person import Person, PersonNotes
from hub.content.programme import Programme
from hub.content.template import Template
from hub.content.theme import Theme
from hub.library import Library
from hub.pages.page import Facets, Link, When, counted, listed, when


@dataclass(frozen=True)
class Card:
    """One item of a list."""

    kind: str
    """What it is, in a word."""
    title: str
    address: str
    summary: str = ""
    """One sentence to choose by."""
    people: str = ""
    """Who wrote it, or spoke."""
    when: When | None = None
    facts: tuple[str, ...] = ()
    """What else one chooses by: `60 minutes`, `4 phases`."""
    themes: tuple[Link, ...] = ()


@singledispatch
def card(content: object, library: Library) -> Card:
    """The card of a document or a person."""
    raise TypeError(f"no card for {type(content).__name__}")


@card.register
def _(paper: Paper, library: Library) -> Card:
    return Card(
        kind=paper.type.label,
        title=paper.title,
        address=paper.address,
        summary=paper.description or _first_sentence(paper.abstract),
        people=authors_of(paper),
        when=when(paper.date) if paper.date else None,
        facts=("Withdrawn" if paper.withdrawn else counted(paper.reading_minutes, "minute") + " to read",),
        themes=theme_links(paper, library),
    )


@card.register
def _(event: Event, library: Library) -> Card:
    return Card(
        kind="Event",
        title=event.title,
        address=event.address,
        summary=event.description,
        people=listed([speaker.name for speaker in event.speakers]),
        when=when(event.start) if event.start else None,
        facts=tuple(fact for fact in (event.venue, "Online" if event.online else "") if fact),
        themes=theme_links(event, library),
    )


@card.register
def _(framework: Framework, library: Library) -> Card:
    return Card(
        kind="Framework",
        title=framework.title,
        address=framework.address,
        summary=framework.description,
        facts=_framework_facts(framework),
        themes=theme_links(framework, library),
    )


@card.register
def _(template: Template, library: Library) -> Card:
    return Card(
        kind="Template",
        title=template.title,
        address=template.address,
        summary=template.description,
        facts=(counted(len(template.fields), "field") + " to fill in",),
        themes=theme_links(template, library),
    )


@card.register
def _(programme: Programme, library: Library) -> Card:
    return Card(
        kind="Programme",
        title=programme.title,
        address=programme.address,
        summary=programme.description,
        facts=(programme.place,) if programme.place else (),
        themes=theme_links(programme, library),
    )


@card.register
def _(theme: Theme, library: Library) -> Card:
    return Card(
        kind="Theme",
        title=theme.title,
        address=theme.address,
        summary=theme.description,
        facts=_theme_facts(theme, library),
    )


@card.register
def _(document: Document, library: Library) -> Card:
    """Whatever has no card of its own: an issue, a guide, what is said about a person."""
    return Card(
        kind=_KINDS.get(type(document), "Page"),
        title=document.title,
        address=document.address,
        summary=document.description,
    )


_KINDS: dict[type[Document], str] = {Issue: "Issue", PersonNotes: "Person"}


@card.register
def _(person: Person, library: Library) -> Card:
    return Card(
        kind="Group" if person.is_group else "Person",
        title=person.name,
        address=person.address,
        summary=listed(person.affiliations) or (person.notes.description if person.notes else ""),
        facts=_person_facts(person),
    )


def theme_links(document: Document | Person, library: Library) -> tuple[Link, ...]:
    """Links to the themes of a document or a person."""
    return tuple(Link(theme.title, theme.address) for theme in library.themes_of(document))


MOST_NAMES = 4
"""How many authors a card names."""


def authors_of(paper: Paper) -> str:
    """The authors in a sentence; of many, the first and how many others."""
    names = [author.full_name for author in paper.authors]
    return listed(names) if len(names) <= MOST_NAMES else f"{names[0]} and {len(names) - 1} others"


def facets_of(document: Document, library: Library, byline: str = "") -> Facets:
    """What a search can narrow a document's page by."""
    day = document.start if isinstance(document, Event) else document.date
    return Facets(
        byline=byline,
        themes=tuple(theme.title for theme in library.themes_of(document)),
        audience=tuple(audience.label for audience in document.audience),
        year=str(day.year) if day else "",
    )


def _first_sentence(text: str) -> str:
    sentence, stop, _ = text.replace("\n", " ").partition(". ")
    return sentence + stop.strip()


def _framework_facts(framework: Framework) -> tuple[str, ...]:
    return (
        *(setting.label for setting in framework.setting),
        *((counted(framework.duration, "minute"),) if framework.duration else ()),
        counted(len(framework.phases), "phase"),
        counted(len(framework.questions), "question"),
    )


def _theme_facts(theme: Theme, library: Library) -> tuple[str, ...]:
    counts = (
        counted(len(library.on_theme(theme, library.papers)), "paper"),
        counted(len(library.on_theme(theme, library.frameworks)), "framework"),
        counted(len(library.references_on(theme)), "reference"),
    )
    return tuple(count for count in counts if not count.startswith("0 "))


def _person_facts(person: Person) -> tuple[str, ...]:
    counts = (
        counted(len(person.papers), "paper"),
        "spoke at " + counted(len(person.spoke), "event"),
        "organised " + counted(len(person.organised), "event"),
    )
    return tuple(
        count for count, work in zip(counts, (person.papers, person.spoke, person.organised), strict=True) if work
    )
