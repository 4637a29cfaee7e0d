"""When an event is: its days, its times, its time zone."""

from __future__ import annotations

import datetime

import pytest

from hub.content.event import Event
from tests.conftest import ReadLibrary

DAY = datetime.date(2026, 3, 14)


def event(library: ReadLibrary, front_matter: str) -> Event:
    (read,) = library({"docs/events/2026-03-14-trust.md": f"---\ntitle: Trust\n{front_matter}---\nText.\n"}).events
    return read


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-14", DAY),
        ("14 March 2026", DAY),
        ("2026-03-14 17:00", datetime.datetime(2026, 3, 14, 17, 0)),  # noqa: DTZ001 - the zone is a key of its own
        ("2026-03-14T9:05", datetime.datetime(2026, 3, 14, 9, 5)),  # noqa: DTZ001
        ("2026-03-14 17:00:00", datetime.datetime(2026, 3, 14, 17, 0)),  # noqa: DTZ001
    ],
)
def test_a_start(written: str, moment: datetime.date, library: ReadLibrary) -> None:
    read = event(library, f"start: {written}\n")
    assert (read.start, read.first_day, read.last_day, read.findings) == (moment, DAY, DAY, ())


@pytest.mark.parametrize(
    ("start", "end", "contradict"),
    [
        ("2026-03-14", "2026-03-14", False),
        ("2026-03-14", "2026-03-13", True),
        ("2026-03-14 17:00", "2026-03-14 17:00", False),
        ("2026-03-14 17:00", "2026-03-14 16:59", True),
        ("2026-03-14 17:00", "2026-03-14", False),
        ("2026-03-14", "2026-03-14 09:00", False),
        ("2026-03-14 17:00", "2026-03-13", True),
    ],
)
def test_an_end_that_is_before_the_start(start: str, end: str, contradict: bool, library: ReadLibrary) -> None:
    assert event(library, f"start: {start}\nend: {end}\n").ends_before_it_starts is contradict


def test_an_event_of_some_days(library: ReadLibrary) -> None:
    read = event(library, "start: 2026-03-14 17:00\nend: 2026-03-16\n")
    assert (read.first_day, read.last_day) == (DAY, datetime.date(2026, 3, 16))


def test_an_event_without_a_day_has_none(library: ReadLibrary) -> None:
    read = event(library, "end: soon\n")
    assert (read.first_day, read.last_day, read.ends_before_it_starts) == (None, None, False)


def test_times_are_in_london_unless_somebody_says_otherwise(library: ReadLibrary) -> None:
    assert event(library, "start: 2026-03-14\n").zone.key == "Europe/London"
    assert event(library, "start: 2026-03-14\ntimezone: Asia/Tokyo\n").zone.key == "Asia/Tokyo"
