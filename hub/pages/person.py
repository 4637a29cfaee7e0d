"""People: a page for each with everything they wrote, said or organised, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.content.base_authors import BaseAuthor
from hub.content.person import Person
from hub.content.reference import Reference
from hub.library import Library
from hub.pages.cards import Card, card, theme_links
from hub.pages.page import Facets, Link, Page, listed
from hub.pages.paging import Slice, slices
from hub.pages.reference_authors import author_address

ADDRESS = "people/"
MOST_WORKS = 10
"""How many works of the reference base the page shows, the newest."""


@dataclass(frozen=True)
class PersonView:
    """What the template shows."""

    orcid: str
    affiliations: str
    links: tuple[Link, ...]
    papers: Slice[Card]
    spoke: tuple[Card, ...]
    organised: tuple[Card, ...]
    themes: tuple[Link, ...]
    works: tuple[Reference, ...]
    """What the reference base has by an author of the same name."""
    more_works: Link | None
    """All of them, if they are more."""


@dataclass(frozen=True)
class PeopleView:
    """What the list's template shows."""

    list: Slice[Card]


def pages(library: Library) -> Iterator[Page]:
    """The list of people, then each of them."""
    yield from _list(library)
    for person in library.people:
        yield from _person(person, library)


def _list(library: Library) -> Iterator[Page]:
    by_name = sorted(library.people, key=lambda person: (_sorted_as(person.name), person.id))
    for part in slices([card(person, library) for person in by_name], ADDRESS):
        yield Page(
            address=part.address,
            title="People" if part.is_first else f"People, page {part.number}",
            template="people.html",
            description="Everybody who wrote, spoke or organised here.",
            view=PeopleView(part),
            trail=() if part.is_first else (Link("People", ADDRESS),),
        )


def _sorted_as(name: str) -> tuple[str, str]:
    """By the last word of the name: nearly always the surname."""
    *given, last = name.split() or [""]
    return last.casefold(), " ".join(given).casefold()


def _person(person: Person, library: Library) -> Iterator[Page]:
    for part in slices([card(paper, library) for paper in person.papers], person.address):
        view = _view(person, part, library)
        yield Page(
            address=part.address,
            title=person.name if part.is_first else f"{person.name}, page {part.number}",
            template="person.html",
            kind=("Group" if person.is_group else "Person") if part.is_first else "",
            description=_description(person),
            view=view,
            markdown=person.notes.body if person.notes and part.is_first else "",
            document=person.notes if part.is_first else None,
            about=person if part.is_first else None,
            entries=view.works,
            facets=Facets(
                byline=listed(person.affiliations),
                themes=tuple(theme.title for theme in library.themes_of(person)),
            ),
            trail=(Link("People", ADDRESS),),
        )


def _view(person: Person, papers: Slice[Card], library: Library) -> PersonView:
    author = library.base_authors.called(person.name) if papers.is_first else None
    return PersonView(
        orcid=person.orcid,
        affiliations=listed(person.affiliations),
        links=tuple(Link(link.label, link.url) for link in person.notes.links) if person.notes else (),
        papers=papers,
        spoke=tuple(card(event, library) for event in person.spoke) if papers.is_first else (),
        organised=tuple(card(event, library) for event in person.organised) if papers.is_first else (),
        themes=theme_links(person, library),
        works=_newest(author.works) if author else (),
        more_works=_all_works(author) if author else None,
    )


def _newest(works: Sequence[Reference]) -> tuple[Reference, ...]:
    return tuple(sorted(works, key=lambda work: -(work.year or 0))[:MOST_WORKS])


def _all_works(author: BaseAuthor) -> Link | None:
    return Link(f"All {len(author.works):,}", author_address(author)) if len(author.works) > MOST_WORKS else None


def _description(person: Person) -> str:
    if person.notes and person.notes.description:
        return person.notes.description
    return f"What {person.name} wrote, said or organised here."
