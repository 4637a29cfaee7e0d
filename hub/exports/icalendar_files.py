"""iCalendar: all events in one calendar, and each in a file of its own (RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import icalendar

from hub.content.event import Event
from hub.exports.exported import ExportedFile
from hub.library import Library

ALL_EVENTS = "events.ics"
"""The address of the calendar of all events."""


def files(library: Library) -> Iterator[ExportedFile]:
    """The calendar of all events, and one for each event whose day is known."""
    dated = [event for event in library.events if event.start]
    yield ExportedFile(ALL_EVENTS, calendar(dated, library))
    for event in dated:
        yield ExportedFile(event_address(event), calendar([event], library))


def event_address(event: Event) -> str:
    """Where an event's own calendar is, beside its page."""
    return f"{event.address}{event.id}.ics" if event.start else ""


def calendar(events: Iterable[Event], library: Library) -> bytes:
    """A calendar of some events. Times are in UTC, so that it needs no definition of a time zone."""
    written = icalendar.Calendar()
    written.add("prodid", f"-//{library.configuration.site_name}//Events//EN")
    written.add("version", "2.0")
    written.add("name", library.configuration.site_name)
    for event in events:
        written.add_component(_component(event, library))
    content: bytes = written.to_ical()
    return content


def _component(event: Event, library: Library) -> icalendar.Event:
    site = library.configuration.site_url
    written = icalendar.Event()
    # Stable, so that a calendar that has the event already changes it instead of adding a second.
    written.add("uid", f"{event.id}@{urlsplit(site).hostname or 'hub'}")
    written.add("dtstamp", _stamp(event))
    start, end = _from_and_until(event)
    written.add("dtstart", _moment(start, event))
    if end:
        written.add("dtend", _moment(end, event))
    written.add("summary", event.title)
    if event.description:
        written.add("description", event.description)
    if place := event.venue or event.online:
        written.add("location", place)
    written.add("url", f"{site}{event.address}")
    written.add("status", "CONFIRMED")
    if themes := [theme.title for theme in library.themes_of(event)]:
        written.add("categories", themes)
    return written


def _stamp(event: Event) -> datetime.datetime:
    """When the event's data were last changed, as the content tells it: a build has no clock."""
    day = event.updated or event.date or event.first_day or datetime.date.min
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)


def _moment(moment: datetime.date, event: Event) -> datetime.date:
    if isinstance(moment, datetime.datetime):
        return moment.replace(tzinfo=event.zone).astimezone(datetime.UTC)
    return moment


def _from_and_until(event: Event) -> tuple[datetime.date, datetime.date | None]:
    """Two days or two moments, never one of each; a last day is told by the day after it (RFC 5545, section 3.6.1)."""
    start, end = event.start or datetime.date.min, event.end
    if end and not isinstance(end, datetime.datetime):
        end += datetime.timedelta(days=1)
        return start, datetime.datetime.combine(end, _MIDNIGHT) if isinstance(start, datetime.datetime) else end
    if end and not isinstance(start, datetime.datetime):
        return datetime.datetime.combine(start, _MIDNIGHT), end
    return start, end


_MIDNIGHT = datetime.time.min
"""Of the event's own time zone."""
