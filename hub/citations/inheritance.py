"""What entries of BibLaTeX have from each other through `crossref` and `xdata`.

The rules are Appendix B of the biblatex manual ("Inheritance Setup") as Pandoc has them: what an entry says itself goes
before what it inherits, `xdata` before `crossref`, and of several parents the one that comes last in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from hub.citations.bibtex import LINKS, Entry

MOST_GENERATIONS = 100
"""How long a line of entries may be of which each inherits from the next. Real ones are three or four long."""
MOST_INHERITED = 10_000
"""How many fields of others are looked at for one entry."""


class TooMuchInheritedError(Exception):
    """An entry inherits from too many others."""


_NEVER_INHERITED = frozenset(
    """ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring
    relatedtype shorthand shorthandintro sortkey""".split()
)
_NOT_FROM_A_WHOLE = dict.fromkeys(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"), "")
_INTO_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon", **_NOT_FROM_A_WHOLE}
_INTO_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", **_NOT_FROM_A_WHOLE}
_INTO_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle", **_NOT_FROM_A_WHOLE}
_INHERITANCE: tuple[tuple[frozenset[str], frozenset[str], Mapping[str, str]], ...] = (
    (frozenset({"mvbook"}), frozenset(["book", "inbook", "bookinbook", "suppbook"]), _INTO_MAIN),
    (
        frozenset({"mvcollection", "mvreference"}),
        frozenset(["collection", "reference", "incollection", "inreference", "suppcollection"]),
        _INTO_MAIN,
    ),
    (frozenset({"mvproceedings"}), frozenset({"proceedings", "inproceedings"}), _INTO_MAIN),
    (frozenset({"book"}), frozenset({"inbook", "bookinbook", "suppbook"}), _INTO_BOOK),
    (frozenset({"collection", "reference"}), frozenset({"incollection", "inreference", "suppcollection"}), _INTO_BOOK),
    (frozenset({"proceedings"}), frozenset({"inproceedings"}), _INTO_BOOK),
    (frozenset({"periodical"}), frozenset({"article", "suppperiodical"}), _INTO_JOURNAL),
)


def inherited_names(parent: str, child: str, name: str) -> tuple[str, ...]:
    """Under which names an entry of type `child` inherits a field from one of type `parent`."""
    if name in _NEVER_INHERITED:
        return ()
    if name == "author" and _has_book_author(parent, child):
        return ("bookauthor", "author")
    for parents, children, names in _INHERITANCE:
        if parent in parents and child in children:
            inherited = names.get(name, name)
            return (inherited,) if inherited else ()
    return (name,)


def _has_book_author(parent: str, child: str) -> bool:
    return (parent in ("mvbook", "book") and child in ("inbook", "bookinbook", "suppbook")) or (parent, child) == (
        "mvbook",
        "book",
    )


def with_inherited_fields(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """`entry` with what it inherits, and without the fields that say from whom.

    `entries` must hold no circle (`without_links`); parents that it does not hold are passed over.

    Raises:
        TooMuchInheritedError: if it inherits from too many.
    """
    if not entry.parents:
        return entry
    heir = _Heir(entry.type, entries)
    inherited: dict[str, str] = {}
    for name in LINKS:
        parents = (key for key in entry.parents_through(name) if key in entries)
        for key in sorted(parents, key=lambda key: entries[key].start):
            inherited |= heir.fields_from(key)
    own = {name: value for name, value in entry.fields.items() if name not in LINKS}
    return replace(entry, fields=own | {name: value for name, value in inherited.items() if name not in own})


class _Heir:
    """An entry of some type, and what entries leave to it."""

    def __init__(self, kind: str, entries: Mapping[str, Entry]) -> None:
        self._kind = kind
        self._entries = entries
        self._left = MOST_INHERITED
        self._known: dict[str, dict[str, str]] = {}

    def fields_from(self, key: str, generation: int = 1) -> dict[str, str]:
        if key not in self._known:
            self._known[key] = self._read(self._entries[key], generation) if key in self._entries else {}
        return self._known[key]

    def _read(self, parent: Entry, generation: int) -> dict[str, str]:
        self._left -= 1 + len(parent.fields)
        if self._left < 0 or generation > MOST_GENERATIONS:
            raise TooMuchInheritedError(parent.key)
        fields: dict[str, str] = {}
        for name, value in sorted(parent.fields.items()):  # of two that become one, Pandoc takes the later
            if name in LINKS:
                grown = self._from_all(parent.parents_through(name), generation + 1)
                fields |= {inherited: value for inherited, value in grown.items() if inherited not in parent.fields}
            else:
                fields |= dict.fromkeys(inherited_names(parent.type, self._kind, name), value)
        return fields

    def _from_all(self, parents: Iterable[str], generation: int) -> dict[str, str]:
        """What several entries leave, and nothing if one of them leaves nothing, as with Pandoc."""
        left = [self.fields_from(key, generation) for key in parents]
        return dict(item for fields in left for item in fields.items()) if all(left) else {}


def ancestors(entry: Entry, entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """Every entry that one inherits from, each before those that it inherits from itself.

    `entries` must hold no circle (`without_links`); parents that it does not hold are passed over.
    """
    generation: dict[str, int] = {}
    for heir in (entry, *_by_descent(entry, entries)):
        for key in heir.parents:
            generation[key] = max(generation.get(key, 0), generation.get(heir.key, 0) + 1)
    return tuple(entries[key] for key in sorted(generation, key=generation.__getitem__) if key in entries)


def _by_descent(entry: Entry, entries: Mapping[str, Entry]) -> list[Entry]:
    """All from whom an entry inherits, heirs before parents."""
    found: dict[str, Entry] = {}

    def find(heir: Entry) -> None:
        for key in reversed(heir.parents):
            if key in entries and key not in found:
                find(entries[key])
                found[key] = entries[key]

    find(entry)
    return list(reversed(found.values()))


@dataclass(frozen=True)
class Circle:
    """Entries of which each inherits from the next, and the last from the first."""

    way: tuple[str, ...]
    """Their keys, the first once more at the end; the middle of a long circle is left out."""
    child: str
    """The entry that closes the circle."""
    parent: str
    """From which it inherits: the first."""


def circles(entries: Mapping[str, Entry]) -> list[Circle]:
    """Every link that closes a circle on the way from entry to parent, in the order of `entries`."""
    found: list[Circle] = []
    done: set[str] = set()
    for key in entries:
        if key not in done:
            _walk(key, entries, done, found)
    return found


def _walk(key: str, entries: Mapping[str, Entry], done: set[str], found: list[Circle]) -> None:
    path = [key]
    place = {key: 0}
    parents = [iter(entries[key].parents)]
    while path:
        for parent in parents[-1]:
            if parent in place:
                found.append(Circle(_way(path, place[parent]), path[-1], parent))
            elif parent in entries and parent not in done:
                place[parent] = len(path)
                path.append(parent)
                parents.append(iter(entries[parent].parents))
                break
        else:
            parents.pop()
            last = path.pop()
            del place[last]
            done.add(last)


def _way(path: list[str], start: int) -> tuple[str, ...]:
    if len(path) - start <= _LONGEST_WAY:
        return (*path[start:], path[start])
    return (*path[start : start + _LONGEST_WAY // 2], "…", *path[-_LONGEST_WAY // 2 :], path[start])


_LONGEST_WAY = 8


def without_links(entries: Mapping[str, Entry], circles: Iterable[Circle]) -> dict[str, Entry]:
    """The entries less the links that close circles: they can be read, and nobody waits for ever."""
    cut: dict[str, set[str]] = defaultdict(set)
    for circle in circles:
        cut[circle.child].add(circle.parent)
    return {key: _without_parents(entry, cut[key]) if key in cut else entry for key, entry in entries.items()}


def _without_parents(entry: Entry, cut: Container[str]) -> Entry:
    kept = {name: " ".join(key for key in entry.parents_through(name) if key not in cut) for name in LINKS}
    fields = {name: kept.get(name, value) for name, value in entry.fields.items()}
    left = {name: value for name, value in fields.items() if value or name not in LINKS}
    return replace(entry, fields=left, means_the_same=False)
