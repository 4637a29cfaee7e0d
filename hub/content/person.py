"""People: who they are follows from what they wrote, said and organised; a file adds what cannot be derived."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hub.content.document import Document, Part
from hub.content.event import Event
from hub.content.paper import Paper
from hub.content.values import Orcid, Text, WebAddress, slug
from hub.content.vocabulary import PersonKind


class PersonLink(Part):
    """A page about a person elsewhere."""

    label: Text
    """What the link says."""
    url: WebAddress
    """Where it leads."""


class PersonNotes(Document):
    """`docs/people/<id>.md`: what is known of a person besides their work here. The title is the name."""

    orcid: Orcid | None = None
    """The person's ORCID iD."""
    affiliation: Text = ""
    """The institution, in words."""
    links: tuple[PersonLink, ...] = ()
    """Pages about the person elsewhere."""
    kind: PersonKind = PersonKind.PERSON
    """Whether the name is one person's or a group's."""

    @property
    def usual_address(self) -> str:
        """`people/<id>/`."""
        return f"people/{slug(self.title)}/"


@dataclass(frozen=True)
class Person:
    """Somebody, with everything they wrote, said or organised here."""

    id: str
    """Their place in addresses."""
    name: str
    """The name as it is printed."""
    orcid: str = ""
    """Without the resolver's address; empty if unknown."""
    affiliations: tuple[str, ...] = ()
    """Institutions that papers and events name, each once."""
    papers: tuple[Paper, ...] = ()
    """What they wrote, newest first."""
    spoke: tuple[Event, ...] = ()
    """Where they spoke, latest first."""
    organised: tuple[Event, ...] = ()
    """What they organised, latest first."""
    notes: PersonNotes | None = None
    """What their own file adds."""

    @property
    def address(self) -> str:
        """`people/<id>/`."""
        return f"people/{self.id}/"

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of their work, each once, in the order of their work."""
        work = (*self.papers, *self.spoke, *self.organised)
        return tuple(dict.fromkeys(theme for document in work for theme in document.themes))

    @property
    def is_group(self) -> bool:
        """Whether the name is a group's."""
        return self.notes is not None and self.notes.kind is PersonKind.GROUP


def people(papers: Iterable[Paper], events: Iterable[Event], notes: Iterable[PersonNotes]) -> tuple[Person, ...]:
    """Everybody that papers, events and notes name, by id.

    Two names are one person's if they have the same ORCID iD, or the same letters and no ORCID iD that differs.
    """
    gathered = _Gathering()
    for paper in papers:
        for author in paper.authors:
            gathered.add(author.full_name, author.orcid, paper.institutions(author)).papers.append(paper)
    for event in events:
        for speaker in event.speakers:
            gathered.add(speaker.name, speaker.orcid, (speaker.affiliation,)).spoke.append(event)
        for organiser in event.organisers:
            gathered.add(organiser.name, organiser.orcid, (organiser.affiliation,)).organised.append(event)
    for note in notes:
        gathered.add(note.title, note.orcid, (note.affiliation,)).notes = note
    return tuple(sorted(gathered.people(), key=lambda person: person.id))


@dataclass
class _Gathered:
    """What has been found of one person so far."""

    name: str
    orcid: str = ""
    affiliations: list[str] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    spoke: list[Event] = field(default_factory=list)
    organised: list[Event] = field(default_factory=list)
    notes: PersonNotes | None = None

    def as_person(self, person_id: str) -> Person:
        return Person(
            id=person_id,
            name=self.name,
            orcid=self.orcid,
            affiliations=tuple(dict.fromkeys(name for name in self.affiliations if name)),
            papers=tuple(dict.fromkeys(self.papers)),
            spoke=tuple(dict.fromkeys(self.spoke)),
            organised=tuple(dict.fromkeys(self.organised)),
            notes=self.notes,
        )


class _Gathering:
    """People under their names' letters; each name usually has one person under it."""

    def __init__(self) -> None:
        self._by_letters: dict[str, list[_Gathered]] = {}
        self._by_orcid: dict[str, _Gathered] = {}

    def add(self, name: str, orcid: str | None, affiliations: tuple[str, ...]) -> _Gathered:
        person = self._by_orcid.get(orcid or "") or self._with_same_name(name, orcid or "")
        person.affiliations += affiliations
        if orcid:
            person.orcid = orcid
            self._by_orcid[orcid] = person
        return person

    def _with_same_name(self, name: str, orcid: str) -> _Gathered:
        namesakes = self._by_letters.setdefault(slug(name) or "unnamed", [])
        for person in namesakes:
            if not orcid or not person.orcid or person.orcid == orcid:
                return person
        namesakes.append(_Gathered(name))
        return namesakes[-1]

    def people(self) -> Iterator[Person]:
        for letters, namesakes in self._by_letters.items():
            # `people/page-2/` is the second page of the list of people.
            name = re.sub(r"\Apage-", "person-page-", letters)
            for number, person in enumerate(namesakes, start=1):
                yield person.as_person(name if number == 1 else f"{name}-{number}")
