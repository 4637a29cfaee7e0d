"""A coaching programme: how one was set up, told in facts that each name their source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from hub.content.document import Document, Part
from hub.content.front_matter import KeyPath
from hub.content.values import Ids, Text


class Fact(Part):
    """Something that is known of a programme."""

    says: Text
    """The fact, in a sentence."""
    sources: Ids = ()
    """Citation keys of the works that tell it; those of the programme, if none is given."""


def _as_fact(value: Any) -> Any:
    """A fact that is a text has its programme's sources."""
    return {"says": value} if isinstance(value, str | int | float) else value


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Facts = Annotated[
    tuple[Annotated[Fact, BeforeValidator(_as_fact, json_schema_input_type=Text | Fact)], ...],
    BeforeValidator(_as_list, json_schema_input_type=Text | Fact | tuple[Text | Fact, ...]),
]


class Programme(Document):
    """How a coaching programme was set up."""

    REQUIRED: ClassVar[tuple[str, ...]] = ("title", "sources")

    place: Text = ""
    """Where it was, such as `a trust of two schools in England`."""
    sources: Ids = ()
    """Citation keys of the works that tell of it."""
    coaches: Facts = ()
    """Who coaches whom."""
    pairing: Facts = ()
    """How they were brought together."""
    frequency: Facts = ()
    """How often they meet."""
    length: Facts = ()
    """How long a meeting is."""
    training: Facts = ()
    """How coaches are prepared."""
    supervision: Facts = ()
    """Where coaches think about their coaching."""
    resources: Facts = ()
    """What time and money were given."""
    feedback: Facts = ()
    """What is fed back, and to whom."""
    changes: Facts = ()
    """What changed, and who says so."""
    frameworks: Ids = ()
    """Frameworks that it goes with."""

    @property
    def usual_address(self) -> str:
        """`programmes/<id>/`."""
        return f"programmes/{self.id}/"

    def facts(self, aspect: str) -> tuple[Fact, ...]:
        """What is known of one of the `ASPECTS`."""
        facts: tuple[Fact, ...] = getattr(self, aspect)
        return facts

    @property
    def told(self) -> Iterator[ToldFact]:
        """Every fact, with its place."""
        for aspect in ASPECTS:
            for index, fact in enumerate(self.facts(aspect)):
                yield ToldFact(fact, (aspect, index))

    @property
    def all_sources(self) -> tuple[str, ...]:
        """The citation keys of the programme and of its facts, each once."""
        return tuple(dict.fromkeys((*self.sources, *(key for told in self.told for key in told.fact.sources))))


@dataclass(frozen=True)
class ToldFact:
    """A fact, and where it stands in the front matter."""

    fact: Fact
    place: KeyPath


ASPECTS = {
    "coaches": "Who coaches whom",
    "pairing": "Pairing",
    "frequency": "How often",
    "length": "How long",
    "training": "Training",
    "supervision": "Supervision",
    "resources": "Time and money",
    "feedback": "What is fed back",
    "changes": "What changed",
}
"""What programmes are compared by: the key in front matter, and what readers see."""
