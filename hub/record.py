"""A working paper as catalogues describe it: what every format of its metadata is written from."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.citations.names import Name, read_names
from hub.content.earlier_version import EarlierVersion
from hub.content.paper import Correction, Paper, Withdrawal
from hub.content.people import Author
from hub.content.person import Person
from hub.content.series import Series
from hub.library import Library
from hub.licences import licence_address
from hub.way import appearances

LANGUAGE = "en-GB"
"""The language of a paper that names none."""


@dataclass(frozen=True)
class Institution:
    """Where an author works."""

    name: str
    ror: str = ""
    """Its address in the Research Organization Registry; empty if unknown."""


@dataclass(frozen=True)
class Contributor:
    """An author of a paper."""

    name: Name
    """Taken apart as Pandoc does it; a group's is whole."""
    orcid: str = ""
    """The iD as a web address; empty if unknown."""
    institutions: tuple[Institution, ...] = ()
    email: str = ""
    """Of the corresponding author only."""
    roles: tuple[str, ...] = ()
    """What the author contributed, in CRediT's words."""
    page: str = ""
    """The author's page on the hub, from the site's root."""

    @property
    def full_name(self) -> str:
        """The name as it is read aloud."""
        return str(self.name)


class Kinship(enum.Enum):
    """How another text stands to a paper."""

    CAME_OF = enum.auto()
    """The event that the paper came of or treats."""
    BECAME = enum.auto()
    """What the paper appeared as elsewhere."""
    EARLIER = enum.auto()
    """The same paper in a version before this one."""
    NEWEST = enum.auto()
    """The same paper as it is now, where this is an earlier version."""


@dataclass(frozen=True)
class Relation:
    """Another text that belongs to a paper."""

    kinship: Kinship
    title: str
    url: str
    """A whole web address; empty if there is none."""
    doi: str = ""
    where: str = ""
    """The journal, the book or the site."""
    when: str = ""
    """The day as ISO 8601 has it, or the year; empty if unknown."""


@dataclass(frozen=True)
class Record:
    """What catalogues are told of a paper."""

    id: str
    """The paper's place in the address."""
    title: str
    subtitle: str
    contributors: tuple[Contributor, ...]
    published: datetime.date | None
    changed: datetime.date | None
    """The latest day that the paper tells."""
    version: str
    changes: int
    """How many changes the paper tells of."""
    number: int | None
    """Its running number in the series."""
    issue: int | None
    """The issue of the series."""
    series: Series
    address: str
    """Its page, from the site's root."""
    url: str
    """Its page as a web address; empty while nobody says where the site is."""
    doi: str
    language: str
    """A tag of RFC 5646."""
    abstract: str
    """Paragraphs with an empty line between them."""
    keywords: tuple[str, ...]
    license: str
    """An SPDX identifier; empty if none is given."""
    relations: tuple[Relation, ...] = ()
    """What else belongs to it."""
    corrections: tuple[Correction, ...] = ()
    """What was mended after it was published."""
    withdrawn: Withdrawal | None = None
    """That it was withdrawn."""

    @property
    def full_title(self) -> str:
        """The title with its subtitle."""
        if not self.subtitle:
            return self.title
        return f"{self.title}{'' if self.title[-1:] in '!?.:;' else ':'} {self.subtitle}"

    @property
    def licence_address(self) -> str:
        """Where the licence can be read; empty if there is none."""
        return licence_address(self.license)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The abstract's paragraphs, each on one line."""
        return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", self.abstract) if part.strip())

    def related(self, *kinships: Kinship) -> tuple[Relation, ...]:
        """What stands to the paper in one of some ways, in the order in which it is told."""
        return tuple(relation for relation in self.relations if relation.kinship in kinships)

    @property
    def permanent_url(self) -> str:
        """What others should cite it by: its DOI, else its page."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


def record_of(paper: Paper, library: Library) -> Record:
    """What a paper's front matter and its hub say of it."""
    configuration = library.configuration
    return Record(
        id=paper.id,
        title=paper.title,
        subtitle=paper.subtitle,
        contributors=tuple(_contributor(author, paper, library) for author in paper.authors),
        published=paper.date,
        changed=paper.last_changed,
        version=paper.version,
        changes=len(paper.changes),
        number=paper.series.number,
        issue=paper.series.issue,
        series=configuration.series,
        address=paper.address,
        url=configuration.whole(paper.address),
        doi=_own_doi(paper),
        language=paper.lang or LANGUAGE,
        abstract=paper.abstract.strip(),
        keywords=paper.all_keywords,
        license=paper.license,
        relations=tuple(_relations(paper, library)),
        corrections=paper.corrections,
        withdrawn=paper.withdrawn,
    )


def _own_doi(paper: Paper) -> str:
    """A paper's DOI. An earlier version has one of its own or none: its file was copied from the paper's."""
    is_copied = isinstance(paper, EarlierVersion) and paper.doi == paper.paper.doi
    return "" if is_copied else paper.doi or ""


def _relations(paper: Paper, library: Library) -> Iterator[Relation]:
    whole = library.configuration.whole
    if isinstance(paper, EarlierVersion):
        newest = paper.paper
        day = newest.last_changed.isoformat() if newest.last_changed else ""
        yield Relation(Kinship.NEWEST, newest.title, whole(newest.address), newest.doi or "", when=day)
        return
    for event in library.events_of(paper):
        day = event.first_day.isoformat() if event.first_day else ""
        yield Relation(Kinship.CAME_OF, event.title, whole(event.address), when=day)
    for step in appearances(paper, library):
        url = step.address if "://" in step.address else whole(step.address)
        when = step.day.isoformat() if step.day else str(step.year or "")
        yield Relation(Kinship.BECAME, step.title, url, step.doi, step.where, when)
    for version in library.versions_before(paper):
        day = version.last_changed.isoformat() if version.last_changed else ""
        yield Relation(Kinship.EARLIER, version.title, whole(version.address), _own_doi(version), when=day)


def _contributor(author: Author, paper: Paper, library: Library) -> Contributor:
    person = library.person(author.full_name, author.orcid)
    return Contributor(
        name=_name(author, person),
        orcid=f"https://orcid.org/{author.orcid}" if author.orcid else "",
        institutions=tuple(Institution(one.name, _ror(one.ror)) for one in paper.affiliations_of(author)),
        email=(author.email or "") if author.corresponding else "",
        roles=tuple(role.label for role in author.roles),
        page=person.address if person else "",
    )


def _name(author: Author, person: Person | None) -> Name:
    """A name in its parts, which front matter may give; a group's is whole."""
    whole = " ".join(author.full_name.split())
    if author.surname:
        particles = " ".join(part for part in (author.dropping_particle, author.non_dropping_particle) if part)
        given = author.given_names or whole.removesuffix(author.surname).strip()
        return Name(family=author.surname, given=given, particle=particles, suffix=author.suffix)
    if is_group(whole, person):
        return Name(literal=whole)
    (name, *_) = read_names(whole.translate(_PUT_ASIDE)) or (Name(literal=whole),)
    return Name(**{part: text.translate(_BACK) for part, text in dataclasses.asdict(name).items()})


# What LaTeX would read as something else stands for itself in front matter.
_PUT_ASIDE = {ord(character): 0xE000 + place for place, character in enumerate("\\{}$%&#_~^'`")}
_BACK = {stands: character for character, stands in _PUT_ASIDE.items()}


def is_group(name: str, person: Person | None) -> bool:
    """Whether a name is a group's: its notes say so, or it has a single word, an article or an `and`.

    >>> [is_group(name, None) for name in ("CollectivED", "The Editors", "Ada and Bo", "Ada Example")]
    [True, True, True, False]
    """
    by_its_words = " " not in name or name.lower().startswith("the ") or " and " in name
    return by_its_words or (person is not None and person.is_group)


def _ror(identifier: str) -> str:
    found = re.search(r"0[a-z0-9]{6}[0-9]{2}\Z", identifier.strip().rstrip("/").lower())
    return f"https://ror.org/{found[0]}" if found else ""
