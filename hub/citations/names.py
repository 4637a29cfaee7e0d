"""People and organisations as BibTeX writes them: `Family, Given`, `Given von Family`, `{An Organisation}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person

from hub.citations.latex import plain_text


@dataclass(frozen=True)
class Name:
    """One name in a list of authors or editors."""

    family: str = ""
    """The part that lists sort by."""
    given: str = ""
    """What comes before it."""
    particle: str = ""
    """What belongs to the family name and comes before it: `van`."""
    suffix: str = ""
    """What comes after it: `Jr`."""
    literal: str = ""
    """The whole name of an organisation, or `others` at the end of a list that names not everybody."""

    def __str__(self) -> str:
        """The name as it is read aloud."""
        return self.literal or " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)

    @property
    def sorted_as(self) -> str:
        """The name as an alphabetical list takes it."""
        return (self.literal or f"{self.family} {self.given}").casefold()


def read_names(latex: str) -> tuple[Name, ...]:
    """The names of a field such as `author`, in order.

    >>> [str(name) for name in read_names("Ball, Stephen J. and {Education Policy Institute} and others")]
    ['Stephen J. Ball', 'Education Policy Institute', 'others']
    """
    names = (written.strip() for written in split_name_list(" ".join(latex.split())))
    return tuple(_read_name(name) for name in names if name not in ("", "and"))


def _read_name(written: str) -> Name:
    if written == "others" or re.fullmatch(r"\{.*\}", written):
        return Name(literal=plain_text(written))
    try:
        person = Person(written)
    except InvalidNameString:
        return Name(literal=plain_text(written))
    return Name(
        family=_joined(person.last_names),
        given=_joined([*person.first_names, *person.middle_names]),
        particle=_joined(person.prelast_names),
        suffix=_joined(person.lineage_names),
    )


def _joined(parts: list[str]) -> str:
    return plain_text(" ".join(parts))
