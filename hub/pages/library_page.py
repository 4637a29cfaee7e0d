"""What goes into the room, and how others set up their coaching: the library on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.archive import ARCHIVE
from hub.library import Library
from hub.pages.cards import Card, card
from hub.pages.page import Link, Page


@dataclass(frozen=True)
class LibraryView:
    """What the template shows."""

    frameworks: tuple[Card, ...]
    templates: tuple[Card, ...]
    framework_count: int
    template_count: int
    forms: tuple[Link, ...]
    """Templates that can be filled in on a page of the hub."""
    programmes: tuple[Card, ...]
    question_count: int
    archive: str
    """The address of the whole hub as one file."""


MOST = 12
"""How many frameworks, templates and programmes the page names; their own lists have them all."""


def pages(library: Library) -> Iterator[Page]:
    """The page."""
    yield Page(
        address="library/",
        title="Library",
        template="library.html",
        description="Questions and templates for a coaching conversation, and how others set up their coaching.",
        view=LibraryView(
            frameworks=tuple(card(framework, library) for framework in library.frameworks[:MOST]),
            templates=tuple(card(template, library) for template in library.templates[:MOST]),
            framework_count=len(library.frameworks),
            template_count=len(library.templates),
            forms=tuple(Link(template.title, f"{template.form}/") for template in library.templates if template.form),
            programmes=tuple(card(programme, library) for programme in library.programmes[:MOST]),
            question_count=len(library.questions),
            archive=ARCHIVE,
        ),
    )
