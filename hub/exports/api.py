"""The hub's content as JSON for programs: papers, events, themes, people and references, with its JSON Schema.

Each list is cut into files of the same size, so that none grows with the hub: `api/v1/papers/1.json` and so on, which
`api/v1/index.json` leads to. There is no server: everything is a file, and whoever asks gets the whole of it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from hub.content.document import Part
from hub.content.event import Event
from hub.content.paper import Paper
from hub.content.person import Person
from hub.content.reference import Reference
from hub.content.theme import Theme
from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.record import Contributor, Kinship, record_of
from hub.schemas import DIALECT, plain_schema, schema_address

VERSION = "1.0"
"""Of the form: the first number, which stands in the addresses too, changes when something that was there goes or means
something else."""
FOLDER = f"api/v{VERSION.partition('.')[0]}/"
ITEMS_A_FILE = 100
"""How many items a file has at most."""


class Author(Part):
    """Somebody who wrote a paper."""

    name: str
    """The name as it is printed."""
    orcid: str
    """The ORCID iD as a web address; may be empty."""
    affiliations: tuple[str, ...]
    """Names of institutions."""
    url: str
    """The author's page on the hub; may be empty."""


class Elsewhere(Part):
    """What a paper appeared as elsewhere."""

    title: str
    """What it is called there."""
    doi: str
    """Its DOI; may be empty."""
    url: str
    """Where it is; may be empty."""
    date: str
    """The day or the year; may be empty."""


class PaperItem(Part):
    """A working paper."""

    id: str
    """Its name in the hub."""
    url: str
    """Its page."""
    title: str
    """The title with its subtitle."""
    authors: tuple[Author, ...]
    """Who wrote it, in order."""
    type: str
    """What kind of paper it is."""
    abstract: str
    """Paragraphs with an empty line between them; may be empty."""
    date: str
    """The day of publication; empty if none is told."""
    updated: str
    """The day of the last change; empty if none is told."""
    version: str
    """The version."""
    issue: int | None = None
    """The issue of the series, if it is in one."""
    number: int | None = None
    """The running number in the series, if it has one."""
    doi: str
    """The DOI without a resolver; may be empty."""
    license: str
    """The SPDX identifier of the licence; may be empty."""
    language: str
    """A tag of RFC 5646."""
    keywords: tuple[str, ...]
    """What it is about, in its authors' words."""
    themes: tuple[str, ...]
    """Ids of themes."""
    events: tuple[str, ...]
    """Ids of the events that it came of or treats."""
    references: tuple[str, ...]
    """Citation keys of the works of the reference base that it cites."""
    published_elsewhere: tuple[Elsewhere, ...]
    """What it became."""
    withdrawn: str
    """Why it was withdrawn; empty if it was not."""


class EventItem(Part):
    """An event."""

    id: str
    """Its name in the hub."""
    url: str
    """Its page."""
    title: str
    """What it is called."""
    description: str
    """What it is, in a sentence."""
    start: str
    """The first day, with the time if it is known; empty if none is told."""
    end: str
    """The last day, with the time if it is known; may be empty."""
    timezone: str
    """The time zone of its times, by its name in the IANA database."""
    venue: str
    """Where it takes place; may be empty."""
    online: str
    """Where it takes place online; may be empty."""
    organisers: tuple[str, ...]
    """Names."""
    speakers: tuple[str, ...]
    """Names."""
    themes: tuple[str, ...]
    """Ids of themes."""
    papers: tuple[str, ...]
    """Ids of the papers that came of it."""


class ThemeItem(Part):
    """A theme of the field."""

    id: str
    """Its name in the hub."""
    url: str
    """Its page."""
    title: str
    """What it is called."""
    description: str
    """What it is, in a sentence."""
    broader: tuple[str, ...]
    """Ids of themes that hold it."""
    related: tuple[str, ...]
    """Ids of themes that touch it."""


class PersonItem(Part):
    """Somebody who wrote, spoke or organised, or a group."""

    id: str
    """Their name in the hub."""
    url: str
    """Their page."""
    name: str
    """The name as it is printed."""
    is_group: bool
    """Whether it is a group's."""
    orcid: str
    """The ORCID iD as a web address; may be empty."""
    affiliations: tuple[str, ...]
    """Names of institutions."""
    papers: tuple[str, ...]
    """Ids of papers."""
    spoke: tuple[str, ...]
    """Ids of events."""
    organised: tuple[str, ...]
    """Ids of events."""


class ReferenceItem(Part):
    """A work of the reference base."""

    key: str
    """Its citation key."""
    url: str
    """Its page on the hub."""
    kind: str
    """What it is."""
    title: str
    """What it is called."""
    authors: tuple[str, ...]
    """Names, family names first."""
    year: int | None = None
    """The year it appeared, if it is told."""
    container: str
    """The journal, the book or the publisher; may be empty."""
    doi: str
    """The DOI without a resolver; may be empty."""
    address: str
    """Where it is on the web, besides its DOI; may be empty."""
    themes: tuple[str, ...]
    """Ids of themes."""
    is_retracted: bool
    """Whether its entry says that it was retracted."""


Item = PaperItem | EventItem | ThemeItem | PersonItem | ReferenceItem


class ItemList(Part):
    """A part of a list."""

    version: str
    """The version of this form."""
    kind: str
    """What is listed: `papers`, `events`, `themes`, `people` or `references`."""
    total: int
    """How many items the whole list has."""
    page: int
    """Which part this is, counted from 1."""
    pages: int
    """How many parts there are."""
    next: str
    """The next part; empty in the last."""
    items: tuple[Item, ...]
    """The items, in the order in which the hub lists them."""


class Listed(Part):
    """A list, and where it begins."""

    kind: str
    """What is listed."""
    total: int
    """How many items it has."""
    first: str
    """Its first part."""


class Index(Part):
    """What there is."""

    version: str
    """The version of this form."""
    name: str
    """What the hub is called."""
    hub: str
    """Where the hub is."""
    lists: tuple[Listed, ...]
    """Every list."""


def files(library: Library) -> Iterator[ExportedFile]:
    """The index, the parts of each list, and the schema of both."""
    site = library.configuration.site_url
    listed = []
    for kind, (items, as_item) in _LISTS.items():
        chosen = items(library)
        listed.append(Listed(kind=kind, total=len(chosen), first=f"{site}{_address(kind, 1)}"))
        for part in _parts(kind, chosen, as_item, library):
            yield ExportedFile(_address(kind, part.page), _as_json(part, site))
    index = Index(version=VERSION, name=library.configuration.site_name, hub=site, lists=tuple(listed))
    yield ExportedFile(f"{FOLDER}index.json", _as_json(index, site))
    text = json.dumps(schema(site), ensure_ascii=False, indent=1) + "\n"
    yield ExportedFile(schema_address("api"), text.encode())


def schema(site_url: str) -> dict[str, Any]:
    """The schema of every file, as JSON: an index, or a part of a list.

    Args:
        site_url: where the site is, ending with a slash.
    """
    forms = {model.__name__: plain_schema(model, "serialization") for model in (Index, ItemList)}
    definitions = {name: one for form in forms.values() for name, one in form.pop("$defs").items()}
    link = {"$schema": {"description": "The address of this schema.", "type": "string"}}
    return {
        "$schema": DIALECT,
        "$id": f"{site_url}{schema_address('api')}",
        "title": f"Content of a hub, version {VERSION}",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in forms],
        "$defs": {
            **definitions,
            **{name: {**form, "properties": {**link, **form["properties"]}} for name, form in forms.items()},
        },
    }


def _address(kind: str, page: int) -> str:
    return f"{FOLDER}{kind}/{page}.json"


def _parts(
    kind: str, items: Sequence[Any], as_item: Callable[[Any, Library], Item], library: Library
) -> Iterator[ItemList]:
    count = max(1, -(-len(items) // ITEMS_A_FILE))
    for page in range(1, count + 1):
        following = f"{library.configuration.site_url}{_address(kind, page + 1)}"
        shown = items[(page - 1) * ITEMS_A_FILE : page * ITEMS_A_FILE]
        yield ItemList(
            version=VERSION,
            kind=kind,
            total=len(items),
            page=page,
            pages=count,
            next=following if page < count else "",
            items=tuple(as_item(item, library) for item in shown),
        )


def _as_json(content: Part, site: str) -> bytes:
    told = {"$schema": f"{site}{schema_address('api')}", **content.model_dump(mode="json", exclude_none=True)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _paper(paper: Paper, library: Library) -> PaperItem:
    record = record_of(paper, library)
    became = record.related(Kinship.BECAME)
    return PaperItem(
        id=paper.id,
        url=f"{library.configuration.site_url}{paper.address}",
        title=record.full_title,
        authors=tuple(_author(contributor, library) for contributor in record.contributors),
        type=str(paper.type),
        abstract="\n\n".join(record.paragraphs),
        date=_day(record.published),
        updated=_day(record.changed),
        version=record.version,
        issue=record.issue,
        number=record.number,
        doi=record.doi,
        license=record.license,
        language=record.language,
        keywords=record.keywords,
        themes=_ids(library.themes_of(paper)),
        events=_ids(library.events_of(paper)),
        references=tuple(key for key in library.keys_in(paper) if key in library.base),
        published_elsewhere=tuple(
            Elsewhere(title=told.title, doi=told.doi, url=told.url, date=told.when) for told in became
        ),
        withdrawn=record.withdrawn.reason if record.withdrawn else "",
    )


def _author(contributor: Contributor, library: Library) -> Author:
    return Author(
        name=contributor.full_name,
        orcid=contributor.orcid,
        affiliations=tuple(institution.name for institution in contributor.institutions),
        url=f"{library.configuration.site_url}{contributor.page}" if contributor.page else "",
    )


def _event(event: Event, library: Library) -> EventItem:
    return EventItem(
        id=event.id,
        url=f"{library.configuration.site_url}{event.address}",
        title=event.title,
        description=event.description,
        start=_day(event.start),
        end=_day(event.end),
        timezone=event.timezone,
        venue=event.venue,
        online=event.online or "",
        organisers=tuple(organiser.name for organiser in event.organisers),
        speakers=tuple(speaker.name for speaker in event.speakers),
        themes=_ids(library.themes_of(event)),
        papers=_ids(library.papers_of(event)),
    )


def _theme(theme: Theme, library: Library) -> ThemeItem:
    return ThemeItem(
        id=theme.id,
        url=f"{library.configuration.site_url}{theme.address}",
        title=theme.title,
        description=theme.description,
        broader=tuple(name for name in theme.broader if name in library.theme_by_id),
        related=tuple(name for name in theme.related if name in library.theme_by_id),
    )


def _person(person: Person, library: Library) -> PersonItem:
    return PersonItem(
        id=person.id,
        url=f"{library.configuration.site_url}{person.address}",
        name=person.name,
        is_group=person.is_group,
        orcid=f"https://orcid.org/{person.orcid}" if person.orcid else "",
        affiliations=person.affiliations,
        papers=_ids(person.papers),
        spoke=_ids(person.spoke),
        organised=_ids(person.organised),
    )


def _reference(reference: Reference, library: Library) -> ReferenceItem:
    return ReferenceItem(
        key=reference.key,
        url=f"{library.configuration.site_url}{library.reference_address(reference.key)}",
        kind=reference.kind,
        title=reference.title,
        authors=tuple(name.inverted for name in reference.named_authors),
        year=reference.year,
        container=reference.container,
        doi=reference.doi,
        address=reference.url,
        themes=tuple(word for word in dict.fromkeys(reference.keywords) if word in library.theme_by_id),
        is_retracted=reference.is_retracted,
    )


def _ids(content: Iterable[Paper | Event | Theme]) -> tuple[str, ...]:
    return tuple(item.id for item in content)


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


_LISTS: dict[str, tuple[Callable[[Library], Sequence[Any]], Callable[[Any, Library], Item]]] = {
    "papers": (lambda library: library.papers, _paper),
    "events": (lambda library: library.events, _event),
    "themes": (lambda library: library.themes, _theme),
    "people": (lambda library: library.people, _person),
    "references": (lambda library: library.references, _reference),
}
"""What is listed, by the word that addresses use: the content, and how an item of it is told."""
