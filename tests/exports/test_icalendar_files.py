"""Calendars: all events in one, and each in its own (RFC 5545)."""

from __future__ import annotations

import datetime

import icalendar
import pytest

from hub.exports.icalendar_files import files
from tests.conftest import ReadLibrary

EVENING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//A small hub//Events//EN
NAME:A small hub
BEGIN:VEVENT
SUMMARY:Speaking up
DTSTART:20260314T170000Z
DTEND:20260314T193000Z
DTSTAMP:20260110T000000Z
UID:speaking-up@hub.example
CATEGORIES:Trust
DESCRIPTION:An evening on trust.
LOCATION:A hall\\, London
STATUS:CONFIRMED
URL:https://hub.example/events/speaking-up/
END:VEVENT
END:VCALENDAR
"""

TWO_DAYS = """BEGIN:VEVENT
SUMMARY:Two days
DTSTART;VALUE=DATE:20260701
DTEND;VALUE=DATE:20260703
DTSTAMP:20260701T000000Z
UID:two-days@hub.example
CATEGORIES:Pairs
LOCATION:https://meet.example/two-days
STATUS:CONFIRMED
URL:https://hub.example/events/two-days/
END:VEVENT
"""


def calendars(library: ReadLibrary, front_matter: str = "") -> dict[str, bytes]:
    event = f"---\ntitle: Trust\n{front_matter}---\nText.\n"
    read = library({"docs/events/trust.md": event} if front_matter else "small")
    return {file.address: file.content for file in files(read)}


def test_an_event_in_a_calendar_of_its_own(library: ReadLibrary) -> None:
    written = calendars(library)["events/speaking-up/speaking-up.ics"]
    assert written == EVENING.replace("\n", "\r\n").encode()


def test_all_events_in_one_calendar(library: ReadLibrary) -> None:
    written = calendars(library)
    assert sorted(written) == [
        "events.ics",
        "events/speaking-up/speaking-up.ics",
        "events/two-days/two-days.ics",
    ]
    everything = written["events.ics"].decode().replace("\r\n", "\n")
    assert TWO_DAYS in everything
    assert EVENING.split("NAME:A small hub\n")[1].removesuffix("END:VCALENDAR\n") in everything


UTC = datetime.UTC


@pytest.mark.parametrize(
    ("front_matter", "start", "end"),
    [
        ("start: 2026-03-14\n", datetime.date(2026, 3, 14), None),
        ("start: 2026-03-14\nend: 2026-03-14\n", datetime.date(2026, 3, 14), datetime.date(2026, 3, 15)),
        ("start: 2026-03-14 17:00\n", datetime.datetime(2026, 3, 14, 17, tzinfo=UTC), None),
        (
            "start: 2026-06-14 17:00\nend: 2026-06-14 19:00\n",
            datetime.datetime(2026, 6, 14, 16, tzinfo=UTC),
            datetime.datetime(2026, 6, 14, 18, tzinfo=UTC),
        ),
        (
            "start: 2026-06-14 09:00\nend: 2026-06-14 11:00\ntimezone: Asia/Tokyo\n",
            datetime.datetime(2026, 6, 14, 0, tzinfo=UTC),
            datetime.datetime(2026, 6, 14, 2, tzinfo=UTC),
        ),
        (
            "start: 2026-03-14 17:00\nend: 2026-03-15\n",
            datetime.datetime(2026, 3, 14, 17, tzinfo=UTC),
            datetime.datetime(2026, 3, 16, tzinfo=UTC),
        ),
        (
            "start: 2026-03-14\nend: 2026-03-15 12:00\n",
            datetime.datetime(2026, 3, 14, tzinfo=UTC),
            datetime.datetime(2026, 3, 15, 12, tzinfo=UTC),
        ),
    ],
    ids=["a day", "one day", "a time", "summer time", "another zone", "a time and a day", "a day and a time"],
)
def test_a_calendar_reads_when_it_is(
    front_matter: str, start: datetime.date, end: datetime.date | None, library: ReadLibrary
) -> None:
    written = calendars(library, front_matter)["events/trust/trust.ics"]
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert event["DTSTART"].dt == start
    assert (event["DTEND"].dt if "DTEND" in event else None) == end


def test_long_lines_are_folded_within_characters(library: ReadLibrary) -> None:
    description = "Zoë’s évening, with; everything " * 8
    written = calendars(library, f"start: 2026-03-14\ndescription: {description}\n")["events.ics"]
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(event["DESCRIPTION"]) == description.strip()


def test_an_event_without_a_day_is_in_no_calendar(library: ReadLibrary) -> None:
    written = calendars(library, "start: soon\n")
    assert list(written) == ["events.ics"]
    assert icalendar.Calendar.from_ical(written["events.ics"]).walk("VEVENT") == []
