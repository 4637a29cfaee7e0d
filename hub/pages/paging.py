"""Lists that are cut into pages, so that no page grows with the hub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

PAGE_SIZE = 20
"""How many items a page of a list shows: what one scrolls through on a phone before giving up."""


@dataclass(frozen=True)
class Slice(Generic[T]):
    """One page of a list."""

    items: tuple[T, ...]
    address: str
    """Where this page of the list is."""
    number: int
    """Counted from 1."""
    count: int
    """How many pages the list has."""
    total: int
    """How many items the whole list has."""
    newer: str | None
    """The address of the page before."""
    older: str | None
    """The address of the page after."""

    @property
    def is_first(self) -> bool:
        """Whether the list begins here."""
        return self.number == 1


def slices(items: Sequence[T], address: str, size: int = PAGE_SIZE) -> Iterator[Slice[T]]:
    """Cut a list into pages. An empty list has one page, which says so.

    Args:
        items: the whole list.
        address: where its first page is; the others are at `<address>page-2/` and so on.
        size: the most items a page shows.
    """
    count = max(1, -(-len(items) // size))
    addresses = [address, *(f"{address}page-{number}/" for number in range(2, count + 1))]
    for index, here in enumerate(addresses):
        yield Slice(
            items=tuple(items[index * size : (index + 1) * size]),
            address=here,
            number=index + 1,
            count=count,
            total=len(items),
            newer=addresses[index - 1] if index else None,
            older=addresses[index + 1] if index + 1 < count else None,
        )
