"""Events: a page for each, and the list of those to come and those past."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.event import Conversation, Event, ProgrammeItem
from hub.content.people import Participant
from hub.content.reference import Reference
from hub.exports import feeds, icalendar_files
from hub.library import Library
from hub.pages.cards import Card, card, facets_of, theme_links
from hub.pages.page import Link, Page, When, listed, when
from hub.pages.paging import Slice, slices
from hub.pages.way_lines import StepLine, way_lines

ADDRESS = "events/"


@dataclass(frozen=True)
class ParticipantLine:
    """A speaker or an organiser."""

    name: str
    address: str
    """The person's page."""
    affiliation: str


@dataclass(frozen=True)
class EventView:
    """What the template shows."""

    is_coming: bool
    start: When | None
    end: When | None
    """Only where it ends on another day, or at another time."""
    timezone: str
    """Of the times, for those who take part from elsewhere."""
    venue: str
    online: str
    registration: str
    organisers: tuple[ParticipantLine, ...]
    speakers: tuple[ParticipantLine, ...]
    programme: tuple[ProgrammeItem, ...]
    conversations: tuple[Conversation, ...]
    papers: tuple[Card, ...]
    """Papers of the hub that came of it."""
    ways: tuple[tuple[StepLine, ...], ...]
    """The ways of those that appeared elsewhere as well."""
    publications: tuple[Reference, ...]
    """Works of the reference base that came of it."""
    themes: tuple[Link, ...]
    calendar: str
    """The address of its `.ics` file."""


@dataclass(frozen=True)
class EventsView:
    """What the list's template shows."""

    coming: tuple[Card, ...]
    past: Slice[Card]
    calendar: str
    """The address of the calendar of all events."""


def pages(library: Library) -> Iterator[Page]:
    """The list of events, then each of them."""
    yield from _list(library)
    for event in library.events:
        yield _event(event, library)


def _list(library: Library) -> Iterator[Page]:
    coming = tuple(card(event, library) for event in library.coming_events)
    for part in slices([card(event, library) for event in library.past_events], ADDRESS):
        yield Page(
            address=part.address,
            title="Events" if part.is_first else f"Past events, page {part.number}",
            template="events.html",
            description="Events on coaching and mentoring in education, with their write-ups and what came of them.",
            view=EventsView(coming if part.is_first else (), part, icalendar_files.ALL_EVENTS),
            feed=feeds.EVENTS if part.is_first else "",
            trail=() if part.is_first else (Link("Events", ADDRESS),),
        )


def _event(event: Event, library: Library) -> Page:
    references = library.base.references
    publications = tuple(references[key] for key in event.outputs if key in references)
    view = EventView(
        is_coming=event in library.coming_events,
        start=when(event.start) if event.start else None,
        end=_end(event),
        timezone=event.timezone if isinstance(event.start, datetime.datetime) else "",
        venue=event.venue,
        online=event.online or "",
        registration=event.registration or "",
        organisers=tuple(_line(organiser, library) for organiser in event.organisers),
        speakers=tuple(_line(speaker, library) for speaker in event.speakers),
        programme=event.programme,
        conversations=event.conversations,
        papers=tuple(card(paper, library) for paper in library.papers_of(event)),
        ways=tuple(way_lines(paper, library) for paper in library.papers_of(event) if paper.published_elsewhere),
        publications=publications,
        themes=theme_links(event, library),
        calendar=icalendar_files.event_address(event),
    )
    return Page(
        address=event.address,
        title=event.title,
        template="event.html",
        kind="Event",
        description=event.description,
        view=view,
        markdown=event.body,
        document=event,
        entries=publications,
        facets=facets_of(event, library, byline=_byline(event)),
        changed=event.updated or event.date or _past_day(event, library),
        trail=(Link("Events", ADDRESS),),
    )


def _end(event: Event) -> When | None:
    """When it ends; on the day on which it starts, only the time."""
    if event.end is None or event.end == event.start:
        return None
    told = when(event.end)
    same_day = isinstance(event.end, datetime.datetime) and event.last_day == event.first_day
    return When(told.text.partition(", ")[2], told.iso) if same_day else told


def _line(participant: Participant, library: Library) -> ParticipantLine:
    person = library.person(participant.name, participant.orcid)
    return ParticipantLine(participant.name, person.address if person else "", participant.affiliation)


def _byline(event: Event) -> str:
    names = listed([speaker.name for speaker in event.speakers])
    return ", ".join(part for part in (when(event.start).text if event.start else "", names) if part)


def _past_day(event: Event, library: Library) -> datetime.date | None:
    """The day of an event that is over: its page cannot have been older."""
    return event.first_day if event in library.past_events else None
