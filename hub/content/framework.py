"""A question framework: what to ask in each phase of a coaching conversation, on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from hub.content.document import Document, Part
from hub.content.front_matter import KeyPath
from hub.content.values import Id, Ids, Minutes, Text, slug
from hub.content.vocabulary import MeetingPart, Role, Setting

WORDS_OF_AN_ID = 8
"""How many of a question's words name it until it is given an id."""


class Question(Part):
    """A question that somebody can ask."""

    ask: Text
    """The question, in the words that are said aloud or thought."""
    id: Id = ""
    """The name by which it is found for ever; the framework's id and its first words, if none is given."""
    helps: Text = ""
    """When it helps, in a sentence that begins with `When`."""
    themes: Ids = ()
    """Ids of themes that it touches; those of the framework, if none is given."""


def _as_question(value: Any) -> Any:
    """A question that is a text has nothing besides its words."""
    if isinstance(value, dict) and "ask" not in value:
        raise ValueError("must have its words under ask; a question that holds a colon must stand in quotation marks.")
    return {"ask": value} if isinstance(value, str | int | float) else value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Questions = Annotated[
    tuple[Annotated[Question, BeforeValidator(_as_question, json_schema_input_type=Text | Question)], ...],
    BeforeValidator(_as_list, json_schema_input_type=Text | tuple[Text | Question, ...]),
]


class Phase(Part):
    """A part of the conversation."""

    name: Text
    """What the phase is called."""
    purpose: Text = ""
    """What it is for, in a sentence."""
    minutes: Minutes | None = None
    """How long it usually takes."""
    coach: Questions = ()
    """Questions that the coach can ask."""
    learner: Questions = ()
    """Questions that the professional learner can ask, of the coach or silently."""
    observer: Questions = ()
    """Questions that an observer can ask, where three meet."""
    part: MeetingPart | None = None
    """What it is in a meeting, where it is not the conversation itself: a planned meeting has it once."""

    def questions(self, role: Role) -> tuple[Question, ...]:
        """The questions of one side."""
        return {Role.COACH: self.coach, Role.LEARNER: self.learner, Role.OBSERVER: self.observer}[role]


Settings = Annotated[
    tuple[Setting, ...],
    BeforeValidator(
        lambda value: [value] if isinstance(value, str) else value,
        json_schema_input_type=Setting | tuple[Setting, ...],
    ),
]


class Framework(Document):
    """A question framework."""

    phases: tuple[Phase, ...] = ()
    """The phases in order."""
    setting: Settings = ()
    """Who is in the room."""
    duration: Minutes | None = Field(default=None)
    """How many minutes the whole takes."""
    sources: Ids = ()
    """Citation keys of the works that the framework rests on."""
    not_for: Text = ""
    """What it must not be used for, such as `Performance management or therapy.`"""
    licence_note: Text = ""
    """What may be done with it, and whose the model is."""

    @property
    def usual_address(self) -> str:
        """`frameworks/<id>/`."""
        return f"frameworks/{self.id}/"

    @cached_property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """Its questions on every side, phase by phase."""
        return tuple(self._questions())

    def _questions(self) -> Iterator[AskedQuestion]:
        for number, phase in enumerate(self.phases):
            for role in Role:
                for place, question in enumerate(phase.questions(role)):
                    id_ = question.id or "-".join([self.id, *slug(question.ask).split("-")[:WORDS_OF_AN_ID]])
                    yield AskedQuestion(id_, question, self, phase, role, ("phases", number, role.value, place))


@dataclass(frozen=True)
class AskedQuestion:
    """A question where it is asked: by one side, in a phase of a framework."""

    id: str
    """The name by which it is found: the one that it was given, else one of its first words."""
    question: Question
    framework: Framework
    phase: Phase
    role: Role
    place: KeyPath
    """Where it stands in the framework's front matter."""

    @property
    def ask(self) -> str:
        """The question itself."""
        return self.question.ask

    @property
    def helps(self) -> str:
        """When it helps."""
        return self.question.helps

    @property
    def anchor(self) -> str:
        """Its place on the framework's page."""
        return f"q-{self.id}"

    @property
    def address(self) -> str:
        """Where it is found, from the site's root: `frameworks/grow/#q-grow-1`."""
        return f"{self.framework.address}#{self.anchor}"

    @property
    def themes(self) -> tuple[str, ...]:
        """Ids of the themes that it touches."""
        return self.question.themes or self.framework.themes
