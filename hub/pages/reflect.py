"""The reflective questions of papers, events and all other texts, by theme; answers stay in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.content.document import Document
from hub.content.vocabulary import Audience
from hub.library import Library
from hub.pages.page import Link, Page, listed
from hub.pages.paging import Slice, slices
from hub.reflections import Reflection, reflections

ADDRESS = "reflect/"
QUESTIONS_A_PAGE = 60
"""How many questions a page shows."""
ELSEWHERE = "Other questions"
"""What those are under whose page has no theme."""


@dataclass(frozen=True)
class CollectedQuestion:
    """A reflective question beside the place where it is asked."""

    key: str
    """The name under which a browser keeps an answer: its address, which stays."""
    ask: str
    asked_in: Link
    """The place."""
    asks: str
    """Whom it asks, in words; may be empty."""
    audience: tuple[Audience, ...]
    theme: str
    """The theme that it stands under."""
    themes: tuple[Link, ...]
    """All its themes; the address is the theme's id."""


@dataclass(frozen=True)
class ReflectView:
    """What the template shows."""

    list: Slice[CollectedQuestion]
    themes: tuple[Link, ...]
    """The themes that questions of this page have; the address is the theme's id."""
    audience: tuple[Audience, ...]
    """Whom they ask."""


def pages(library: Library) -> Iterator[Page]:
    """The questions by theme."""
    for part in slices(collected(library), ADDRESS, QUESTIONS_A_PAGE):
        yield Page(
            address=part.address,
            title="Reflective questions" if part.is_first else f"Reflective questions, page {part.number}",
            template="reflect.html",
            kind="Tool" if part.is_first else "",
            description="Questions that papers, events and programmes ask of their readers, with room for answers.",
            view=ReflectView(part, _themes(part.items), _audience(part.items)),
            trail=(Link("Library", "library/"),),
        )


def collected(library: Library) -> list[CollectedQuestion]:
    """Every reflective question that has a name, by its first theme and then in the order of the texts."""
    questions = [
        _question(asked, document, library)
        for document in library.documents
        for asked in reflections(document.body)
        if asked.name and asked.ask and document.address
    ]
    return sorted(questions, key=lambda question: (question.theme == ELSEWHERE, question.theme.casefold()))


def _question(asked: Reflection, document: Document, library: Library) -> CollectedQuestion:
    themes = tuple(
        Link(library.theme_by_id[name].title, name)
        for name in dict.fromkeys(asked.themes or document.themes)
        if name in library.theme_by_id
    )
    audience = tuple(one for one in Audience if one in (asked.audience or document.audience))
    address = f"{document.address}#{asked.name}"
    return CollectedQuestion(
        key=address,
        ask=f"{asked.ask[0].upper()}{asked.ask[1:]}",  # in its text it may stand within a sentence
        asked_in=Link(document.title, address),
        asks=listed([one.label for one in audience]),
        audience=audience,
        theme=themes[0].text if themes else ELSEWHERE,
        themes=themes,
    )


def _themes(questions: Sequence[CollectedQuestion]) -> tuple[Link, ...]:
    there = {theme.address: theme for question in questions for theme in question.themes}
    return tuple(sorted(there.values(), key=lambda theme: theme.text.casefold()))


def _audience(questions: Sequence[CollectedQuestion]) -> tuple[Audience, ...]:
    return tuple(one for one in Audience if any(one in question.audience for question in questions))
