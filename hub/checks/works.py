"""The works that rules about bases look at: those of the reference base and of papers' own bases, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hub.citations.latex import plain_text
from hub.content.reference import Reference
from hub.diagnostics import Edit, Location
from hub.library import Library


@dataclass(frozen=True)
class Work:
    """An entry as its editor wrote it, without what it inherits."""

    reference: Reference

    @property
    def key(self) -> str:
        """Its citation key."""
        return self.reference.key

    @property
    def type(self) -> str:
        """Its type, in lower case."""
        return self.reference.type

    def written(self, name: str) -> str:
        """A field as it is written, without its outer braces; nothing if the entry has not got it itself."""
        value = self.reference.entry.fields.get(name, "")
        return value if value and (not self._inherits or name in self._own) else ""

    def text(self, name: str) -> str:
        """The same as plain text."""
        written = self.written(name)
        return plain_text(written) if written else ""

    def has(self, *names: str) -> bool:
        """Whether it has one of these fields, its own or inherited."""
        return any(self.reference.entry.fields.get(name, "").strip() for name in names)

    @cached_property
    def _inherits(self) -> bool:
        source = self.reference.source.lower()
        return "crossref" in source or "xdata" in source

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(field.name for field in self.reference.entry.written_fields)

    @property
    def place(self) -> Location:
        """Where it begins."""
        return self.reference.location

    def place_of(self, name: str, offset: int = 0) -> Location:
        """Where the value of a field stands, or what is `offset` characters into it if that is on the same line."""
        line, column = self.reference.entry.place(name)
        return Location(self.place.path, line, column + (0 if "\n" in self.written(name)[:offset] else offset))

    def replacing(self, name: str, found: str, replacement: str) -> tuple[Edit, ...]:
        """A fix that puts something in the place of a part of a field, if it stands there as it is read."""
        value = self.written(name)
        place = self.place_of(name, value.find(found))
        lines = self.reference.source.split("\n")
        number = place.line - self.place.line
        column = place.column - (self.place.column if number == 0 else 1)
        if found not in value or "\n" in found or not lines[number][column:].startswith(found):
            return ()
        return (Edit(place, found, replacement),)


def outside_braces(value: str) -> str:
    """A value with what is in braces hidden, character for character: the name of an organisation is whole there."""
    return _IN_BRACES.sub(lambda found: "x" * len(found[0]), value)


_IN_BRACES = re.compile(r"\{[^{}]*\}")


def works(library: Library) -> Iterator[Work]:
    """Every work: those of the base, then those of papers' own bases."""
    for base in (library.base, *library.own_bases.values()):
        for reference in base.references.values():
            yield Work(reference)
