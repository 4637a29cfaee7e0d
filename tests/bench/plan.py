"""What a generated hub holds, and how much of it: everything follows from four numbers.

Each file is made by chance of its own, seeded by its name, so that the first papers of a large hub are the papers of
a small one, and two sizes can be compared.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from random import Random

from hub.content.values import slug
from tests.bench.bibliography import Work, WorkMaker
from tests.bench.vocabulary import Vocabulary

FIRST_ISSUE = datetime.date(2008, 1, 7)
DAYS_BETWEEN_ISSUES = 42
PAPERS_IN_AN_ISSUE = 8
PAPERS_FROM_AN_EVENT = 3
PAPERS_BETWEEN_EVENTS = 20

THEMES = (
    "Asking questions", "Beginning teachers", "Coaching across a trust", "Coaching heads", "Feedback", "Group coaching",
    "Learning agreements", "Listening", "Measuring what changes", "Mentors and mentoring", "Middle leaders",
    "Peer coaching", "Reflection", "Supervision of coaches", "Time and place", "Trust",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """The sizes of a generated hub, and what its files need to know of each other."""

    papers: int
    references: int = 1000
    words: int = 2500
    """How long a paper is on average."""
    seed: int = 1

    def chance(self, *name: object) -> Random:
        """The chance by which one thing is made, the same whatever else is made."""
        return Random(f"{self.seed} {name}")  # noqa: S311 (nothing here is secret)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all texts."""
        return Vocabulary.invented(self.chance("vocabulary"))

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The reference base."""
        maker = WorkMaker(self.vocabulary, self.themes, self.chance("works"), most_people=self.references)
        return tuple(maker.make() for _ in range(self.references))

    @property
    def themes(self) -> tuple[str, ...]:
        """The ids of the themes."""
        return tuple(slug(title) for title in THEMES)

    @cached_property
    def frameworks(self) -> tuple[str, ...]:
        """The ids of the frameworks. As many as a small hub has: they are written seldom."""
        return tuple(f"framework-{number}" for number in range(1, 9))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles of the papers."""
        return tuple(self.vocabulary.title(self.chance("title", number)) for number in range(self.papers))

    def slug(self, number: int) -> str:
        """The folder of a paper, counted from 0."""
        return f"{'-'.join(slug(self.titles[number]).split('-')[:4])}-{number + 1}"

    def issue(self, number: int) -> int:
        """The issue in which a paper appears, counted from 1."""
        return number // PAPERS_IN_AN_ISSUE + 1

    @property
    def issues(self) -> range:
        """The numbers of the issues."""
        return range(1, self.issue(self.papers - 1) + 1)

    @property
    def events(self) -> range:
        """The events, counted from 0."""
        return range(1 + (self.papers - 1) // PAPERS_BETWEEN_EVENTS)

    def event(self, number: int) -> str:
        """The name of an event's file."""
        day = self.day(self.issue(number * PAPERS_BETWEEN_EVENTS)) - datetime.timedelta(days=60)
        return f"{day}-{slug(self.event_title(number))}-{number + 1}"

    def event_title(self, number: int) -> str:
        """What an event is called."""
        return self.vocabulary.title(self.chance("event's title", number), 2, 5)

    def day(self, issue: int) -> datetime.date:
        """The day on which an issue appears."""
        return FIRST_ISSUE + datetime.timedelta(days=DAYS_BETWEEN_ISSUES * (issue - 1))

    def some_themes(self, chance: Random, most: int = 4) -> list[str]:
        """One theme or more, some themes far more often than others."""
        weights = [1 / (rank + 2) for rank in range(len(self.themes))]
        return list(dict.fromkeys(chance.choices(self.themes, weights, k=chance.randint(1, most))))

    def somebody(self, chance: Random, paper: int) -> int:
        """The number of somebody who writes by the time of a paper: new people come as the hub grows."""
        return chance.randrange(3 + paper * 4 // 5)
