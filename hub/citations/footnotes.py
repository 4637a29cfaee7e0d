"""The order in which a reader meets citations: those in a footnote are met where the footnote is called.

Styles that number works, and styles that say `ibid.`, depend on it; so does every style that puts citations in notes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.citations.syntax import Cluster, matching_brackets


@dataclass(frozen=True)
class Placed:
    """A cluster and where it stands among the footnotes of its text."""

    cluster: Cluster
    note: int
    """The number of its footnote, or of the one that a style of notes would make of it; counted from 1."""
    in_footnote: bool = False
    """Whether it stands in a footnote that the author wrote."""
    opens: bool = False
    """Whether nothing comes before it in that footnote."""
    followed_by: str = ""
    """The first character after it in that footnote, white space aside."""


@dataclass(frozen=True)
class _Footnote:
    label: str
    """What calls it; an inline footnote has none."""
    start: int
    """Where its text begins."""
    end: int


def in_reading_order(masked: str, clusters: Sequence[Cluster]) -> list[Placed]:
    """The clusters of a text in the order in which they are read.

    Args:
        masked: the text, or its prose (`hub.prose.mask`): offsets are what counts.
        clusters: in order of their offsets.
    """
    if "[^" not in masked and "^[" not in masked:
        return [Placed(cluster, number) for number, cluster in enumerate(clusters, start=1)]
    return list(_placed(masked, clusters))


def _placed(masked: str, clusters: Sequence[Cluster]) -> Iterator[Placed]:
    definitions = list(_definitions(masked))
    inline = list(_inline_footnotes(masked, definitions))
    members, in_text = _members(clusters, [*definitions, *inline])
    called = _calls(masked, definitions)
    stops: list[tuple[int, _Footnote | Cluster]] = [
        *((cluster.start, cluster) for cluster in in_text),
        *((footnote.start, footnote) for footnote in inline),
        *((called.get(footnote.label, len(masked)), footnote) for footnote in definitions),
    ]
    for number, (_, stop) in enumerate(sorted(stops, key=lambda stop: (stop[0], _begins(stop[1]))), start=1):
        if isinstance(stop, Cluster):
            yield Placed(stop, number)
        else:
            yield from (_in_footnote(masked, stop, cluster, number) for cluster in members[stop])


def _begins(stop: _Footnote | Cluster) -> int:
    return stop.start


def _in_footnote(masked: str, footnote: _Footnote, cluster: Cluster, number: int) -> Placed:
    before = masked[footnote.start : cluster.start].strip()
    after = masked[cluster.end : footnote.end].lstrip()
    return Placed(cluster, number, in_footnote=True, opens=not before, followed_by=after[:1])


def _definitions(masked: str) -> Iterator[_Footnote]:
    """`[^label]: text`, up to an unindented paragraph or the next definition."""
    for found in _DEFINITION.finditer(masked):
        stop = _END_OF_DEFINITION.search(masked, found.end())
        yield _Footnote(found[1], found.end(), stop.start() if stop else len(masked))


def _inline_footnotes(masked: str, definitions: Sequence[_Footnote]) -> Iterator[_Footnote]:
    closings = matching_brackets(masked)
    for found in _INLINE.finditer(masked):
        end = closings.get(found.end() - 1)
        if end is not None and not any(d.start <= found.start() < d.end for d in definitions):
            yield _Footnote("", found.end(), end)


def _members(
    clusters: Sequence[Cluster], footnotes: Sequence[_Footnote]
) -> tuple[dict[_Footnote, list[Cluster]], list[Cluster]]:
    """The clusters in each footnote, and those in none."""
    members: dict[_Footnote, list[Cluster]] = defaultdict(list)
    in_text = []
    by_start = sorted(footnotes, key=lambda footnote: footnote.start)
    position = 0
    for cluster in clusters:
        while position < len(by_start) and by_start[position].end <= cluster.start:
            position += 1
        if position < len(by_start) and by_start[position].start <= cluster.start:
            members[by_start[position]].append(cluster)
        else:
            in_text.append(cluster)
    return members, in_text


def _calls(masked: str, definitions: Sequence[_Footnote]) -> dict[str, int]:
    """Where each footnote is called first, outside other footnotes."""
    inside = [(footnote.start, footnote.end) for footnote in definitions]
    called: dict[str, int] = {}
    position = 0
    for found in _CALL.finditer(masked):
        while position < len(inside) and inside[position][1] <= found.start():
            position += 1
        if position == len(inside) or found.start() < inside[position][0]:
            called.setdefault(found[1], found.start())
    return called


_DEFINITION = re.compile(r"^[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_END_OF_DEFINITION = re.compile(r"\n[ \t]*\n(?=\S)|\n(?=[ ]{0,3}\[\^[^\]\s]+\]:)")
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_INLINE = re.compile(r"(?<!\\)\^\[")
