"""Lists of works by author: cut into pages, with the letters of the alphabet to jump to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.content.reference import Reference
from hub.library import Library
from hub.pages.alphabet import Alphabet
from hub.pages.page import Link, counted
from hub.pages.paging import Slice, slices


@dataclass(frozen=True)
class WorkLine:
    """A work in a list."""

    reference: Reference
    address: str
    cited: str
    """How many pages cite it, in words; empty if none does."""
    anchor: str = ""
    """Its id on the page, if a letter begins with it."""


@dataclass(frozen=True)
class Bibliography:
    """One page of a list of works."""

    list: Slice[WorkLine]
    letters: tuple[Link, ...]
    """Where each letter begins; none if the list has a single page."""

    @property
    def works(self) -> tuple[Reference, ...]:
        """The works on the page."""
        return tuple(line.reference for line in self.list.items)


def bibliography(works: Sequence[Reference], address: str, library: Library) -> Iterator[Bibliography]:
    """The pages of a list of works.

    Args:
        works: by author, as the library has them.
        address: where the list is.
        library: what the works belong to.
    """
    alphabet = Alphabet([work.letter for work in works], address)
    letters, anchors = alphabet.links, alphabet.anchors
    lines = [work_line(work, library, anchors.get(place, "")) for place, work in enumerate(works)]
    for part in slices(lines, address):
        yield Bibliography(part, letters)


def work_line(work: Reference, library: Library, anchor: str = "") -> WorkLine:
    """A work as lists have it."""
    count = len(library.citing(work.key))
    cited = f"cited on {counted(count, 'page')}" if count else ""
    return WorkLine(work, library.reference_address(work.key), cited, anchor)
