"""Question frameworks: a page for each, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.articles.texts import Kind, text_name
from hub.content.framework import AskedQuestion, Framework
from hub.content.reference import Reference
from hub.content.vocabulary import Role
from hub.library import Library
from hub.pages.cards import Card, card, facets_of, theme_links
from hub.pages.downloads import files_of
from hub.pages.page import Link, Page, counted, listed
from hub.pages.paging import Slice, slices

ADDRESS = "frameworks/"


@dataclass(frozen=True)
class Side:
    """What one of those who meet can ask in a phase."""

    role: Role
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True)
class Phase:
    """A phase with its questions under their ids, and its place in the time."""

    name: str
    purpose: str
    minutes: int | None
    begins: int | None
    """After how many minutes; unknown if a phase before has no time of its own."""
    sides: tuple[Side, ...]
    """Those that have questions, the coach's first."""


@dataclass(frozen=True)
class FrameworkView:
    """What the template shows."""

    settings: tuple[str, ...]
    duration: str
    phases: tuple[Phase, ...]
    roles: tuple[Role, ...]
    """The roles that have questions."""
    not_for: str
    sources: tuple[Reference, ...]
    """The works that it rests on."""
    license: str
    licence_note: str
    templates: tuple[Card, ...]
    papers: tuple[Card, ...]
    """Papers that lead to it, the newest."""
    themes: tuple[Link, ...]
    audience: str
    downloads: tuple[Link, ...]
    """The files in which the sheet may be taken away."""


@dataclass(frozen=True)
class FrameworksView:
    """What the list's template shows."""

    list: Slice[Card]


MOST_PAPERS = 5
"""How many papers a framework's page names."""


def pages(library: Library) -> Iterator[Page]:
    """The list of frameworks, then each of them."""
    for part in slices([card(framework, library) for framework in library.frameworks], ADDRESS):
        yield Page(
            address=part.address,
            title="Question frameworks" if part.is_first else f"Question frameworks, page {part.number}",
            template="frameworks.html",
            description="Questions for each phase of a coaching conversation, for coach and professional learner.",
            view=FrameworksView(part),
            trail=(Link("Library", "library/"),),
        )
    for framework in library.frameworks:
        yield _framework(framework, library)


def phases(framework: Framework, library: Library) -> tuple[Phase, ...]:
    """A framework's phases as pages show them."""
    asked = library.questions_of(framework)
    minutes = [phase.minutes for phase in framework.phases]
    return tuple(
        Phase(
            name=phase.name,
            purpose=phase.purpose,
            minutes=phase.minutes,
            begins=None if None in minutes[:number] else sum(filter(None, minutes[:number])),
            sides=tuple(
                Side(role, questions)
                for role in Role
                if (questions := tuple(one for one in asked if one.phase is phase and one.role is role))
            ),
        )
        for number, phase in enumerate(framework.phases)
    )


def _framework(framework: Framework, library: Library) -> Page:
    known = library.base.references
    return Page(
        address=framework.address,
        title=framework.title,
        template="framework.html",
        kind="Framework",
        description=framework.description,
        view=FrameworkView(
            settings=tuple(setting.label for setting in framework.setting),
            duration=counted(framework.duration, "minute") if framework.duration else "",
            phases=phases(framework, library),
            roles=tuple(role for role in Role if any(asked.role is role for asked in framework.questions)),
            not_for=framework.not_for,
            sources=tuple(known[key] for key in framework.sources if key in known),
            license=framework.license,
            licence_note=framework.licence_note,
            templates=tuple(card(form, library) for form in library.templates if framework.id in form.frameworks),
            papers=tuple(card(paper, library) for paper in library.papers if framework.id in paper.frameworks)[
                :MOST_PAPERS
            ],
            themes=theme_links(framework, library),
            audience=listed([audience.label for audience in framework.audience]),
            downloads=files_of(framework.address, text_name(framework), Kind.SHEET),
        ),
        markdown=framework.body,
        document=framework,
        lists=framework.sources,
        facets=facets_of(framework, library, byline=listed([setting.label for setting in framework.setting])),
        changed=framework.updated or framework.date,
        trail=(Link("Library", "library/"), Link("Frameworks", ADDRESS)),
    )
