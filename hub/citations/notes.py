"""Footnotes: which citations stand in one, and in which order a reader meets them.

A footnote is written anywhere and read where its mark stands. Styles that number works or say "ibid." go by reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.citations.syntax import Cluster


@dataclass(frozen=True)
class Placed:
    """A cluster of citations at its place in the reading of a text."""

    cluster: Cluster
    note: int
    """The number of the footnote it stands in or becomes; 0 in running text."""
    in_footnote: bool
    """Whether its author put it into a footnote."""
    opens: bool = False
    """Whether nothing comes before it in that footnote."""
    followed_by: str = ""
    """The first character after it in that footnote, white space aside."""
    goes_on: bool = False
    """Whether that footnote has more than one paragraph."""


def in_reading_order(
    clusters: Sequence[Cluster], masked: str, *, become_notes: bool = False, without_notes: Sequence[range] = ()
) -> list[Placed]:
    """The clusters of a text in the order in which they are read.

    Args:
        clusters: in the order of the text.
        masked: the text as `hub.prose.mask` gives it.
        become_notes: whether the style puts each citation into a footnote of its own.
        without_notes: stretches of the text in which there can be no footnote.
    """
    footnotes = _footnotes(masked)
    inside = {
        cluster.start: name
        for cluster in clusters
        for name, (start, end) in footnotes.items()
        if start <= cluster.start < end
    }
    placed: list[Placed] = []
    number = 0
    for mark in _marks(clusters, masked, inside):
        if isinstance(mark, Cluster):
            becomes_note = become_notes and not any(mark.start in stretch for stretch in without_notes)
            number += becomes_note
            placed.append(Placed(mark, number if becomes_note else 0, False))
        else:
            number += 1
            placed += [
                _in_footnote(c, number, masked, *footnotes[mark]) for c in clusters if inside.get(c.start) == mark
            ]
    known = {one.cluster.start for one in placed}
    return placed + [Placed(c, number + 1, True) for c in clusters if c.start not in known]


def _in_footnote(cluster: Cluster, number: int, masked: str, start: int, end: int) -> Placed:
    before = masked[start : cluster.start].strip()
    after = masked[cluster.end : end].lstrip()
    goes_on = _BLANK_LINE.search(masked[start:end].strip()) is not None
    return Placed(cluster, number, True, not before, after[:1], goes_on)


_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_DEFINITION = re.compile(r"^[ ]{0,3}\[\^(?P<name>[^\]\s]+)\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?!:)")
_END = re.compile(r"\n[ \t]*\n(?=[^\s])|\n(?=[ ]{0,3}\[\^[^\]\s]+\]:)")


def _footnotes(masked: str) -> dict[str, tuple[int, int]]:
    """Where the text of each footnote begins and ends, by name."""
    found: dict[str, tuple[int, int]] = {}
    for definition in _DEFINITION.finditer(masked):
        end = _END.search(masked, definition.end())
        found.setdefault(definition["name"], (definition.end(), end.start() if end else len(masked)))
    return found


def _marks(clusters: Sequence[Cluster], masked: str, inside: dict[int, str]) -> Iterator[Cluster | str]:
    """The clusters of the running text and the names of footnotes where each is marked first, in order."""
    outside: dict[int, Cluster | str] = {c.start: c for c in clusters if c.start not in inside}
    names: set[str] = set()
    for mark in _MARK.finditer(masked):
        if mark["name"] not in names:
            names.add(mark["name"])
            outside[mark.start()] = mark["name"]
    return (outside[position] for position in sorted(outside))
