"""The reference base by author: an index of all authors, and a page for each who has many works in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.base_authors import BaseAuthor
from hub.content.reference import Reference
from hub.letters import letter_of
from hub.library import Library
from hub.pages.alphabet import Alphabet
from hub.pages.bibliography import Bibliography, bibliography
from hub.pages.page import Link, Page, counted
from hub.pages.paging import Slice, slices
from hub.pages.references import ADDRESS, TRAIL, WAYS

AUTHORS = f"{ADDRESS}authors/"
MOST_IN_INDEX = 5
"""How many works the index names under an author; who has more has a page."""
INDEX_SIZE = 40
"""How many authors a page of the index has."""


@dataclass(frozen=True)
class AuthorLine:
    """An author, as the index has one."""

    name: str
    """The family name first."""
    anchor: str
    """Its id on the page, if a letter begins with it."""
    address: str
    """The author's page; empty if there is none."""
    count: str
    works: tuple[Link, ...]
    """All of them, unless they have a page."""


@dataclass(frozen=True)
class AuthorsView:
    """What the index's template shows."""

    list: Slice[AuthorLine]
    letters: tuple[Link, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True)
class AuthorView:
    """What the template of an author shows."""

    works: Bibliography
    person: Link | None
    """The page of whoever writes or speaks here under the same name."""


def pages(library: Library) -> Iterator[Page]:
    """The index, then the authors with pages."""
    yield from _index(library)
    for author in library.base_authors.by_id.values():
        if has_page(author):
            yield from _author(author, library)


def has_page(author: BaseAuthor) -> bool:
    """Whether an author has too many works for the index."""
    return len(author.works) > MOST_IN_INDEX


def author_address(author: BaseAuthor) -> str:
    """Where the page of an author is, if there is one."""
    return f"{AUTHORS}{author.id}/"


def author_links(reference: Reference, library: Library, most: int) -> tuple[Link, ...]:
    """The first authors of a work, each with the address of a page about them, or with none."""
    authors = library.base_authors.of(reference.key)[:most]
    return tuple(Link(str(author.name), _address_of(author, library)) for author in authors)


def _address_of(author: BaseAuthor, library: Library) -> str:
    if has_page(author):
        return author_address(author)
    person = library.person(str(author.name))
    return person.address if person else ""


def _index(library: Library) -> Iterator[Page]:
    authors = library.base_authors.by_id
    headed = sorted((heading, author.id) for author in authors.values() for heading in author.headings)
    alphabet = Alphabet([letter_of(heading) for heading, _ in headed], AUTHORS, INDEX_SIZE)
    letters, anchors = alphabet.links, alphabet.anchors
    lines = [_line(authors[author], anchors.get(place, ""), library) for place, (_, author) in enumerate(headed)]
    for part in slices(lines, AUTHORS, INDEX_SIZE):
        yield Page(
            address=part.address,
            title="References by author" if part.is_first else f"References by author, page {part.number}",
            template="reference-authors.html",
            description="Everybody who wrote or edited a work of the reference base.",
            view=AuthorsView(part, letters, WAYS),
            trail=TRAIL,
        )


def _line(author: BaseAuthor, anchor: str, library: Library) -> AuthorLine:
    is_short = not has_page(author)
    return AuthorLine(
        name=author.name.inverted,
        anchor=anchor,
        address="" if is_short else author_address(author),
        count=counted(len(author.works), "work"),
        works=tuple(work_link(work, library) for work in author.works) if is_short else (),
    )


def work_link(work: Reference, library: Library) -> Link:
    """A work by its title and year."""
    year = f" ({work.year})" if work.year else ""
    return Link(f"{work.title or work.key}{year}", library.reference_address(work.key))


def _author(author: BaseAuthor, library: Library) -> Iterator[Page]:
    name = str(author.name)
    person = library.person(name)
    for works in bibliography(author.works, author_address(author), library):
        yield Page(
            address=works.list.address,
            title=name if works.list.is_first else f"{name}, page {works.list.number}",
            template="reference-author.html",
            description=f"{counted(len(author.works), 'work')} of the reference base.",
            view=AuthorView(works, Link(person.name, person.address) if person else None),
            entries=works.works,
            trail=(*TRAIL, Link("Authors", AUTHORS)),
        )
