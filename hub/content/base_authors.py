"""The authors of the reference base: under each, what they wrote, or edited where nobody is named as author.

Two names are one author's if they have the same letters. `Lofthouse, R.` and `Lofthouse, Rachel` stay two: nobody can
say from the names alone that they are one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import dropwhile

from hub.citations.names import Name
from hub.content.reference import Reference
from hub.content.values import slug
from hub.letters import folded, without_accents


@dataclass
class BaseAuthor:
    """A person or a body that works of the base are by."""

    id: str
    """The place in addresses."""
    name: Name
    """As the first of the works has it."""
    works: list[Reference] = field(default_factory=list)
    """In the order of the base's list."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of an index: `van Nieuwerburgh` stands under V, with which it begins, and under N."""
        whole = self.name.inverted
        return tuple(dict.fromkeys(folded(heading) for heading in (_without_particle(self.name), whole)))


class BaseAuthors:
    """Every author of some references.

    Args:
        references: in the order in which an author's works are listed.
    """

    def __init__(self, references: Iterable[Reference]) -> None:
        self.by_id: dict[str, BaseAuthor] = {}
        """In the order in which they come."""
        self._of: dict[str, tuple[BaseAuthor, ...]] = {}
        for reference in references:
            names = [(author_id(name), name) for name in reference.named_authors]
            authors = [self.by_id.setdefault(id_, BaseAuthor(id_, name)) for id_, name in names]
            self._of[reference.key] = tuple({author.id: author for author in authors}.values())
            for author in self._of[reference.key]:
                author.works.append(reference)

    def of(self, key: str) -> tuple[BaseAuthor, ...]:
        """The authors of a work, each once."""
        return self._of.get(key, ())

    def called(self, name: str) -> BaseAuthor | None:
        """The author who has the name of a person or a group, if there is one."""
        return self.by_id.get(author_id(Name(literal=name)))


def author_id(name: Name) -> str:
    """The place of an author in addresses: the letters of the name.

    Where its script has letters that no address can hold, a number follows that the same name always gets.
    """
    plain = without_accents(str(name))
    letters = slug(plain)
    if letters.startswith("page-"):  # `authors/page-2/` is a page of the index
        letters = f"author-{letters}"
    if plain.isascii() or not _OTHER_LETTERS.search(plain):
        return letters or "unnamed"
    number = hashlib.sha256(folded(plain).encode()).hexdigest()[:8]
    return f"{letters or 'author'}-{number}"


def _without_particle(name: Name) -> str:
    """The heading less the words in small letters, or the article, with which it begins."""
    if name.literal:
        return re.sub(r"\AThe\s+(?=\S)", "", name.literal)
    family = " ".join(dropwhile(lambda word: word[0].islower(), name.family.split())) or name.family
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


_OTHER_LETTERS = re.compile(r"(?![\x00-\x7f])\w")
