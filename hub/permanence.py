"""What stays once it is published: a library's addresses, keys, questions, DOIs and texts, and where pages went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hub.content.paper import Paper
from hub.content.published import Kind, Promise, state_of_text
from hub.content.values import slug
from hub.diagnostics import Location
from hub.library import Library


@dataclass(frozen=True)
class Move:
    """A page that was at another address before."""

    before: str
    """The former address, as addresses are told: `papers/trust/`."""
    now: str
    """Where the page is."""
    location: Location
    """Where the content says so."""


def moves(library: Library) -> Iterator[Move]:
    """Every move that content tells: `moved_from` in front matter, and a reference's former keys in `ids`."""
    for document in library.documents:
        for index, before in enumerate(document.moved_from):
            yield Move(before, document.address, document.source.place("moved_from", index))
    for key, reference in library.base.references.items():
        for former in reference.former_keys:
            before, now = f"references/{slug(former)}/", library.reference_address(key)
            if before != now:  # addresses mind no capitals
                yield Move(before, now, reference.location)


def redirects(library: Library) -> Mapping[str, str]:
    """Where each former address leads, of those at which no page is."""
    pages = library.addresses.all
    return {move.before: move.now for move in moves(library) if move.before not in pages}


def promises(library: Library) -> Iterator[Promise]:
    """What publishing a library promises."""
    for address in library.addresses.all:
        yield Promise(Kind.ADDRESS, address or "/")
    for key in library.base.references:
        if not any(character.isspace() for character in key):
            yield Promise(Kind.KEY, key)
    for question in library.questions:
        yield Promise(Kind.QUESTION, question.id)
    for paper in library.papers:
        yield from _promises_of(paper)


def _promises_of(paper: Paper) -> Iterator[Promise]:
    yield Promise(Kind.TEXT, paper.address, state_of_text(paper))
    if paper.doi:
        yield Promise(Kind.DOI, paper.address, paper.doi)
