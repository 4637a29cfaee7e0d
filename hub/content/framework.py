"""A question framework: what to ask in each phase of a coaching conversation, on both sides."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from hub.content.document import Document, Part
from hub.content.values import Ids, Minutes, Text, Texts
from hub.content.vocabulary import Role, Setting


class Phase(Part):
    """A part of the conversation."""

    name: Text
    """What the phase is called."""
    purpose: Text = ""
    """What it is for, in a sentence."""
    minutes: Minutes | None = None
    """How long it usually takes."""
    coach: Texts = ()
    """Questions that the coach can ask."""
    learner: Texts = ()
    """Questions that the professional learner can ask, of the coach or silently."""

    def questions(self, role: Role) -> tuple[str, ...]:
        """The questions of one side."""
        return self.coach if role is Role.COACH else self.learner


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
    licence_note: Text = ""
    """What may be done with it, and whose the model is."""

    @property
    def usual_address(self) -> str:
        """`frameworks/<id>/`."""
        return f"frameworks/{self.id}/"

    @property
    def question_count(self) -> int:
        """How many questions it has on both sides."""
        return sum(len(phase.questions(role)) for phase in self.phases for role in Role)
