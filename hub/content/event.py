"""An event: announced, then written up, then linked to what came of it."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator

from hub.content.document import Document, Part
from hub.content.people import Participants
from hub.content.values import Ids, Moment, Text, Texts, WebAddress, slug


def _known_timezone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"must be a name of the IANA time zone database, like Europe/London; found '{name}'.")
    return name


class ProgrammeItem(Part):
    """A part of an event's programme."""

    time: Text = ""
    """When it begins, as it should be printed."""
    title: Text
    """What it is."""
    description: Text = ""
    """What happens in it."""
    speakers: Texts = ()
    """Who leads it."""


class Conversation(Part):
    """Who talked with whom, on what."""

    participants: Texts = ()
    """The names."""
    about: Text = ""
    """The subject."""


class Event(Document):
    """An event."""

    REQUIRED: ClassVar[tuple[str, ...]] = ("title", "start")

    start: Moment | None = None
    """The first day, with the time if it is known."""
    end: Moment | None = None
    """The last day, with the time if it is known."""
    timezone: Annotated[Text, AfterValidator(_known_timezone)] = "Europe/London"
    """The time zone in which the times are given."""
    venue: Text = ""
    """Where it takes place."""
    online: WebAddress | None = None
    """Where it takes place online."""
    organisers: Participants = ()
    """Who holds it."""
    speakers: Participants = ()
    """Who speaks."""
    programme: tuple[ProgrammeItem, ...] = ()
    """What happens, in order."""
    registration: WebAddress | None = None
    """Where to book a place."""
    conversations: tuple[Conversation, ...] = ()
    """Who talked with whom, on what."""
    consent: Text = ""
    """How the people who are quoted or described agreed to it."""
    outputs: Ids = ()
    """What came of it: papers of the hub, by folder, and citation keys."""

    @cached_property
    def id(self) -> str:
        """The file's name without the date before it."""
        return slug(re.sub(r"\A\d{4}-\d{2}-\d{2}-", "", self.source.file.stem))

    @property
    def usual_address(self) -> str:
        """`events/<slug>/`."""
        return f"events/{self.id}/"

    @property
    def first_day(self) -> datetime.date | None:
        """The day on which it starts."""
        return _day(self.start)

    @property
    def last_day(self) -> datetime.date | None:
        """The day on which it ends; the first day if no end is given."""
        return _day(self.end) or self.first_day

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its times."""
        return ZoneInfo(self.timezone)

    @property
    def ends_before_it_starts(self) -> bool:
        """Whether its two moments contradict each other."""
        if isinstance(self.start, datetime.datetime) and isinstance(self.end, datetime.datetime):
            return self.end < self.start
        return self.first_day is not None and self.last_day is not None and self.last_day < self.first_day


def _day(moment: datetime.date | None) -> datetime.date | None:
    return moment.date() if isinstance(moment, datetime.datetime) else moment
