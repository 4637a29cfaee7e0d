"""The letters of the alphabet as a way into a long list."""

from __future__ import annotations

from collections.abc import Sequence

from hub.content.values import slug
from hub.pages.page import Link
from hub.pages.paging import PAGE_SIZE


class Alphabet:
    """Where each letter begins in a list that is in alphabetical order.

    Args:
        letters: the letter of each item.
        address: where the list is; its further pages are at `<address>page-2/` and so on.
        size: how many items a page shows.
    """

    def __init__(self, letters: Sequence[str], address: str, size: int = PAGE_SIZE) -> None:
        self._address = address
        self._size = size
        self._is_long = len(letters) > size
        self._firsts = {letter: place for place, letter in reversed(list(enumerate(letters)))}

    @property
    def links(self) -> tuple[Link, ...]:
        """A link to each letter; none if the list has a single page."""
        firsts = sorted(self._firsts.items(), key=lambda first: first[1])
        return tuple(Link(letter, self._address_of(letter, place)) for letter, place in firsts if self._is_long)

    @property
    def anchors(self) -> dict[int, str]:
        """The ids of the items with which letters begin, by their places in the list."""
        return {place: _anchor(letter) for letter, place in self._firsts.items() if self._is_long}

    def _address_of(self, letter: str, place: int) -> str:
        page = place // self._size + 1
        return f"{self._address}{f'page-{page}/' if page > 1 else ''}#{_anchor(letter)}"


def _anchor(letter: str) -> str:
    return f"letter-{slug(letter)}"
