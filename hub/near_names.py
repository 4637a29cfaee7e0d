"""Which of many names somebody may have meant who wrote one that is none of them.

Names are compared without regard to capitals. Those are near that a few letters put in, left out, changed or exchanged
with their neighbours make equal, and those of which one begins the other: `smith2020` stands for `smith2020coaching`
sooner than for `smith2021`.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterable, Iterator

MOST_OFFERED = 3
LEAST_LIKENESS = 0.72
"""How like a near name is at least, from 0 to 1: by the letters that both have in the same order."""
_FEWEST_SHARED = 5
"""How many letters two names share at least of which one begins the other."""
_LEAST_PART = 0.6
"""How much of the written name one must be that begins it."""
_LIKENESS_OF_BEGINNING = 0.95
_AS_NEAR = 0.05
"""How much less alike than the nearest a name may be, and still be offered beside it."""
_MOST_RANKED = 50


class NearNames:
    """Names that are looked through again and again.

    Args:
        names: those that exist, in any order.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_folded: dict[str, str] = {}
        self._also: dict[str, list[str]] = {}
        for name in sorted(names):
            folded = name.casefold()
            if self._by_folded.setdefault(folded, name) != name:
                self._also.setdefault(folded, []).append(name)
        self._folded = sorted(self._by_folded)

    def in_other_capitals(self, written: str) -> list[str]:
        """The names that are the written one but for capital letters."""
        folded = written.casefold()
        return [self._by_folded[folded], *self._also.get(folded, [])] if folded in self._by_folded else []

    def near(self, written: str) -> list[str]:
        """The names that may have been meant, `MOST_OFFERED` at most, in alphabetical order.

        >>> names = NearNames(["ball2003", "lofthouse2018coaching", "lofthouse2019"])
        >>> names.near("lofthouse2018"), names.near("lofthuose2019"), names.near("zzz")
        (['lofthouse2018coaching', 'lofthouse2019'], ['lofthouse2019'], [])
        """
        folded = written.casefold()
        if folded in self._by_folded:
            return [self._by_folded[folded]]
        likeness = {**self._alike(folded), **dict.fromkeys(self._beginning(folded), _LIKENESS_OF_BEGINNING)}
        nearest = sorted(likeness, key=lambda name: (-likeness[name], len(name), name))[:MOST_OFFERED]
        offered = (name for name in nearest if likeness[name] > likeness[nearest[0]] - _AS_NEAR)
        return [self._by_folded[name] for name in sorted(offered)]

    def _beginning(self, folded: str) -> Iterator[str]:
        """The names that the written one begins, or that begin it."""
        if len(folded) >= _FEWEST_SHARED:
            start = bisect.bisect_left(self._folded, folded)
            following = self._folded[start : start + _MOST_RANKED]
            yield from itertools.takewhile(lambda name: name.startswith(folded), following)
        for length in range(max(_FEWEST_SHARED, math.ceil(_LEAST_PART * len(folded))), len(folded)):
            if folded[:length] in self._by_folded:
                yield folded[:length]

    def _alike(self, folded: str) -> dict[str, float]:
        """The names that are like the written one, and how like."""
        # Takes a while to load, and only mistakes need it.
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA, Indel  # noqa: PLC0415

        found = process.extract(
            folded, self._folded, scorer=Indel.normalized_similarity, score_cutoff=LEAST_LIKENESS, limit=_MOST_RANKED
        )
        return {name: max(likeness, OSA.normalized_similarity(folded, name)) for name, likeness, _ in found}
