"""Finding the entry that a typed author and year stand for, or nearly stand for."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub import letters
from hub.content.reference import Reference

NEAR_YEARS = 1
"""By how many years a typed year may differ from the entry's and still mean it: online first and in print."""
AS_LIKE = 0.85
"""How much alike two names must be to be taken for one with a slip (difflib's ratio, 0 to 1)."""


@dataclass(frozen=True)
class Match:
    """The entries that a typed citation may stand for."""

    references: tuple[Reference, ...]
    is_exact: bool
    """Whether author and year are the entry's."""


class AuthorIndex:
    """The works of a base by their first author."""

    def __init__(self, references: Iterable[Reference]) -> None:
        by_name: dict[str, list[Reference]] = defaultdict(list)
        for reference in references:
            for name in _names_of(reference):
                by_name[name].append(reference)
        self._by_name: Mapping[str, list[Reference]] = by_name

    def find(self, name: str, year: int | None) -> Match | None:
        """The works of an author and a year; else those of the author a year off, or of a name with a slip.

        Args:
            name: a family name, an organisation's name, or its initials.
            year: the year, if one was given.
        """
        known = self.works_of(name)
        exact = tuple(work for work in known if year is None or work.year == year)
        if exact:
            return Match(exact, is_exact=True)
        near = tuple(work for work in known if year and work.year and abs(work.year - year) <= NEAR_YEARS)
        near = near or self._with_a_slip(plain_name(name), year)
        return Match(near, is_exact=False) if near else None

    def works_of(self, name: str) -> Sequence[Reference]:
        """The works of an author, whose given name may stand before the family name: `Ada Example`."""
        return self._by_name.get(plain_name(name)) or self._by_name.get(plain_name(name).split(" ")[-1]) or ()

    def _with_a_slip(self, name: str, year: int | None) -> tuple[Reference, ...]:
        if len(name) < _SHORTEST or year is None:
            return ()
        like = difflib.get_close_matches(name, self._by_name, n=3, cutoff=AS_LIKE)
        return tuple(work for other in like for work in self._by_name[other] if work.year == year)


_SHORTEST = 5
"""Shorter names are like too many others."""


def plain_name(name: str) -> str:
    """A name without accents, punctuation and capitals."""
    return " ".join(re.sub(r"[^\w\s]", "", letters.folded(name)).split())


def _names_of(reference: Reference) -> set[str]:
    """What people may write for a work's first author: the family name with and without particle, initials too."""
    if not reference.authors:
        return set()
    first = reference.authors[0]
    if first.literal:
        words = first.literal.split()
        initials = "".join(word[0] for word in words if word[:1].isalpha())
        capitals = "".join(word[0] for word in words if word[:1].isupper())
        return {plain_name(first.literal), plain_name(initials), plain_name(capitals)} - {""}
    families = (first.family, f"{first.particle} {first.family}", _INITIALS_AFTER.sub("", first.family))
    return {plain_name(family) for family in families} - {""}


_INITIALS_AFTER = re.compile(r"\s+[A-Z]{1,3}\Z")
"""What follows a family name that was pasted from a list such as “Kraft MA, Blazar D”."""
