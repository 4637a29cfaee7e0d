"""Question frameworks: a page for each, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.framework import Framework, Phase
from hub.library import Library
from hub.pages.cards import Card, card, facets_of, theme_links
from hub.pages.page import Link, Page, counted, listed
from hub.pages.paging import Slice, slices

ADDRESS = "frameworks/"


@dataclass(frozen=True)
class FrameworkView:
    """What the template shows."""

    settings: tuple[str, ...]
    duration: str
    phases: tuple[Phase, ...]
    license: str
    licence_note: str
    templates: tuple[Card, ...]
    papers: tuple[Card, ...]
    """Papers that lead to it, the newest."""
    themes: tuple[Link, ...]
    audience: str


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


def _framework(framework: Framework, library: Library) -> Page:
    return Page(
        address=framework.address,
        title=framework.title,
        template="framework.html",
        kind="Framework",
        description=framework.description,
        view=FrameworkView(
            settings=tuple(setting.label for setting in framework.setting),
            duration=counted(framework.duration, "minute") if framework.duration else "",
            phases=framework.phases,
            license=framework.license,
            licence_note=framework.licence_note,
            templates=tuple(card(form, library) for form in library.templates if framework.id in form.frameworks),
            papers=tuple(card(paper, library) for paper in library.papers if framework.id in paper.frameworks)[
                :MOST_PAPERS
            ],
            themes=theme_links(framework, library),
            audience=listed([audience.label for audience in framework.audience]),
        ),
        markdown=framework.body,
        document=framework,
        lists=framework.sources,
        facets=facets_of(framework, library, byline=listed([setting.label for setting in framework.setting])),
        changed=framework.updated or framework.date,
        trail=(Link("Library", "library/"), Link("Frameworks", ADDRESS)),
    )
