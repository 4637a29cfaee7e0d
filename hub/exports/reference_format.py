"""What a format for references is. A module of this folder that has one in `FORMAT` adds it everywhere."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from hub.citations.csl_items import CslItems
from hub.content.reference import Reference


@dataclass(frozen=True)
class ReferenceFormat:
    """A format in which readers take references to other programs."""

    name: str
    """What its readers call it, such as `BibTeX`."""
    extension: str
    """What the names of its files end with, without the dot."""
    write: Callable[[Sequence[Reference], CslItems], str]
    """The text of a file of some references; a single one is shown for copying as well."""


def once_for_each(write: Callable[[Reference, CslItems], str]) -> Callable[[Reference, CslItems], str]:
    """Keep what a format writes of each reference, for the many files that it stands in."""
    written: WeakKeyDictionary[CslItems, dict[int, tuple[Reference, str]]] = WeakKeyDictionary()

    @functools.wraps(write)
    def write_once(reference: Reference, items: CslItems) -> str:
        of_items = written.setdefault(items, {})
        if id(reference) not in of_items:  # its id stays its own as long as it is kept
            of_items[id(reference)] = reference, write(reference, items)
        return of_items[id(reference)][1]

    return write_once
