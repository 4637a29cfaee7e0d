"""Who cites what, seen from the works: each place where one is cited or listed, and what is cited together with it."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from hub.content.document import Document

MOST_TOGETHER = 500
"""That two works stand in one text, or one citation, says nothing of either if it holds more than these."""


@dataclass(frozen=True)
class Place:
    """A place where a work is cited."""

    document: Document
    number: int | None
    """Which of the text's citations it is, counted from 0; None if only the front matter names the work."""


@dataclass(frozen=True)
class Companion:
    """A work that is cited together with another."""

    key: str
    citations: int
    """How many citations name both."""
    texts: int
    """How many texts cite both."""


class Citing:
    """What texts cite.

    Args:
        cited: the works of each citation of each text, by their keys, in order.
        listed: the works that the front matter of each names besides.
    """

    def __init__(
        self, cited: Mapping[Document, Sequence[tuple[str, ...]]], listed: Mapping[Document, Sequence[str]]
    ) -> None:
        self._cited = cited
        self._works = {document: tuple(dict.fromkeys(chain(*keys))) for document, keys in cited.items()}
        self._places: dict[str, list[Place]] = defaultdict(list)
        for document, citations in cited.items():
            for number, keys in enumerate(citations):
                for key in keys:
                    self._places[key].append(Place(document, number))
            for key in listed[document]:
                self._places[key].append(Place(document, None))

    def places(self, key: str) -> Sequence[Place]:
        """Where a work is cited or listed, in the order of the texts."""
        return self._places.get(key, ())

    def documents(self, key: str) -> tuple[Document, ...]:
        """The texts that cite or list a work, each once."""
        return tuple(dict.fromkeys(place.document for place in self.places(key)))

    def companions(self, key: str, most: int, rank: Mapping[str, int]) -> list[Companion]:
        """The works that are cited together with a work, those first that stand beside it most often.

        Args:
            key: the work.
            most: how many are asked for.
            rank: the place of each work in a list, which decides between those that stand beside it equally often.
        """
        places = [place for place in self.places(key) if place.number is not None]
        citations = _counted(self._cited[place.document][place.number or 0] for place in places)
        texts = _counted(self._works[document] for document in dict.fromkeys(place.document for place in places))
        others = {*citations, *texts} - {key}
        nearest = heapq.nsmallest(most, others, key=lambda other: (-citations[other], -texts[other], rank[other]))
        return [Companion(other, citations[other], texts[other]) for other in nearest]


def _counted(groups: Iterable[Sequence[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in groups:
        if len(group) <= MOST_TOGETHER:
            counts.update(group)
    return counts
