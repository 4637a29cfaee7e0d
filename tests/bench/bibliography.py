"""An invented reference base: the kinds of work, the fields and the habits that real ones have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tests.bench.names import bearer, institution
from tests.bench.vocabulary import Vocabulary

Fields = dict[str, str]

_KINDS: Mapping[str, int] = {
    "article": 55,
    "book": 14,
    "incollection": 10,
    "report": 8,
    "inproceedings": 5,
    "online": 5,
    "thesis": 3,
}
"""Kinds of entry and how many in a hundred are of each."""
_JOURNALS = 80


@dataclass(frozen=True)
class Work:
    """An entry of the base."""

    key: str
    surname: str
    """The first author's, or an institution's name, for sentences that name it outside of the citation."""
    entry: str
    """The entry as BibTeX."""
    pages: range
    """The pages that one can cite of it."""


class WorkMaker:
    """Makes works whose authors and journals come again, and gives each a key of its own."""

    def __init__(self, vocabulary: Vocabulary, themes: Sequence[str], chance: Random, most_people: int) -> None:
        self._vocabulary = vocabulary
        self._themes = themes
        self._chance = chance
        self._most_people = most_people
        self._journals = [f"Journal of {vocabulary.title(chance, 1, 3).title()}" for _ in range(_JOURNALS)]
        self._taken: set[str] = set()

    def make(self) -> Work:
        """One more work."""
        chance = self._chance
        people = [bearer(self._person()) for _ in range(chance.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, 7)))]
        year = 2021 - int(chance.expovariate(1 / 9)) % 60
        title = self._vocabulary.title(chance, 4, 11)
        kind = chance.choices(list(_KINDS), weights=list(_KINDS.values()))[0]
        authors = self._authors([f"{one.surname}, {one.given}" for one in people])
        fields = {"author": authors, "title": self._marked(title)}
        fields |= _dated(chance, year) | self._published(kind) | self._identified(kind)
        key = self._key(people[0].surname, year, title)
        named = authors.strip("{}") if authors.startswith("{") else people[0].surname
        return Work(key, named, _entry(kind, key, fields), _citable(fields))

    def _person(self) -> int:
        """Some people write much, most of them once."""
        return int(self._most_people * self._chance.random() ** 2)

    def _authors(self, names: list[str]) -> str:
        if self._chance.random() < 0.06:
            return f"{{{institution(self._chance.randrange(120))}}}"
        if len(names) > 3 and self._chance.random() < 0.2:
            names = [*names[:3], "others"]
        if self._chance.random() < 0.05:
            names[0] = f"van {names[0]}"
        return " and ".join(names).replace("ë", '{\\"e}').replace("é", "{\\'e}")

    def _marked(self, title: str) -> str:
        """A title with a name in braces, or a subtitle, as some have."""
        if self._chance.random() < 0.15:
            title += f" in {{{bearer(self._chance.randrange(400)).surname}}}"
        if self._chance.random() < 0.4:
            title += f": {self._vocabulary.title(self._chance, 3, 7)}"
        return title

    def _published(self, kind: str) -> Fields:
        """Where a work of a kind appeared."""
        chance = self._chance
        if kind == "article":
            return self._in_a_journal()
        if kind in {"incollection", "inproceedings"}:
            return {"booktitle": self._vocabulary.title(chance), "editor": self._editors(), "pages": _pages(chance),
                    "publisher": self._publisher()}  # fmt: skip
        if kind == "book":
            edition = {"edition": str(chance.randint(2, 5))} if chance.random() < 0.3 else {}
            return {"publisher": self._publisher(), "address": bearer(chance.randrange(40)).surname} | edition
        if kind == "online":
            return {"organization": institution(chance.randrange(120)), "urldate": "2021-06-14"}
        usual = {"institution": institution(chance.randrange(120))}
        return usual | ({"type": "phdthesis"} if kind == "thesis" else {"number": str(chance.randint(1, 90))})

    def _in_a_journal(self) -> Fields:
        chance = self._chance
        name = "journaltitle" if chance.random() < 0.5 else "journal"
        number = {"number": str(chance.randint(1, 6))} if chance.random() < 0.8 else {}
        volume = {"volume": str(chance.randint(1, 60))}
        return {name: chance.choice(self._journals)} | volume | number | {"pages": _pages(chance)}

    def _editors(self) -> str:
        editors = [bearer(self._person()) for _ in range(self._chance.randint(1, 3))]
        return " and ".join(f"{editor.surname}, {editor.given[0]}." for editor in editors)

    def _publisher(self) -> str:
        return f"{bearer(self._chance.randrange(30)).surname} Press"

    def _identified(self, kind: str) -> Fields:
        """Identifiers, themes and what else an entry may hold. The DOI's prefix is the one kept for tests."""
        chance = self._chance
        fields: Fields = {"keywords": ", ".join(chance.sample(self._themes, chance.randint(1, 3)))}
        number = chance.randrange(10**7)
        if kind == "article" and chance.random() < 0.75:
            fields["doi"] = f"10.5555/{number:07}"
        if kind in {"online", "report"}:
            fields["url"] = f"https://example.org/{number:07}"
        if chance.random() < 0.15:
            fields["abstract"] = self._vocabulary.paragraph(chance, 120)
        return fields

    def _key(self, surname: str, year: int, title: str) -> str:
        stem = f"{surname.lower()}{year}{title.partition(' ')[0].lower()}"
        key = next(name for name in (stem, *(f"{stem}{n}" for n in range(2, 10_000))) if name not in self._taken)
        self._taken.add(key)
        return key


def _dated(chance: Random, year: int) -> Fields:
    """BibTeX says `year`, BibLaTeX `date`; bases hold both."""
    if chance.random() < 0.5:
        return {"year": str(year)}
    return {"date": f"{year}-{chance.randint(1, 12):02}" if chance.random() < 0.3 else str(year)}


def _pages(chance: Random) -> str:
    first = chance.randint(1, 600)
    return f"{first}--{first + chance.randint(3, 30)}"


def _citable(fields: Fields) -> range:
    """The pages of an article or a chapter; of other works, as many as books have."""
    if "pages" not in fields:
        return range(1, 301)
    first, last = fields["pages"].split("--")
    return range(int(first), int(last) + 1)


def _entry(kind: str, key: str, fields: Fields) -> str:
    lines = "".join(f"  {name:<12} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"
