"""What is found in a text, kept for those who ask again."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

TEXTS_KEPT = 2048
"""Of how many texts: rules, pages and conversions all ask about the texts of documents, one after the other."""
TEXTS_IN_HAND = 16
"""Of how many texts is kept what is asked several times in a row and then no more."""

_are_passing = ContextVar("_are_passing", default=False)


@contextmanager
def passing_texts() -> Iterator[None]:
    """While a text is converted: nobody asks about its states again, which are as long as itself."""
    token = _are_passing.set(True)
    try:
        yield
    finally:
        _are_passing.reset(token)


def kept(find: Callable[[str], T]) -> Callable[[str], T]:
    """Keep what a function finds in texts; in those that pass, only while they are in hand."""
    found: dict[str, T] = {}

    def find_lasting(text: str) -> T:
        if text not in found:
            if len(found) >= TEXTS_KEPT:
                found.pop(next(iter(found)))
            found[text] = find(text)
        return found[text]

    @functools.lru_cache(maxsize=TEXTS_IN_HAND)
    def find_passing(text: str) -> T:
        return found[text] if text in found else find(text)

    @functools.wraps(find)
    def find_once(text: str) -> T:
        return (find_passing if _are_passing.get() else find_lasting)(text)

    return find_once
