"""A template: a form to fill in, such as a learning agreement."""

from __future__ import annotations

from hub.content.document import Document, Part
from hub.content.values import Ids, Text, Texts
from hub.content.vocabulary import BrowserForm, FieldKind


class TemplateField(Part):
    """One thing to fill in."""

    label: Text
    """What is asked."""
    help: Text = ""
    """What to write, in a sentence."""
    kind: FieldKind = FieldKind.TEXT
    """What is written there."""
    options: Texts = ()
    """What there is to choose from, where the kind is `choice`."""
    why: Text = ""
    """Why it should not be missing: told while nothing is written there."""


class Template(Document):
    """A form that people fill in and keep."""

    fields: tuple[TemplateField, ...] = ()
    """What there is to fill in, in order."""
    confidential: Text = ""
    """What of it may be shared and what may not."""
    frameworks: Ids = ()
    """Frameworks that it goes with."""
    form: BrowserForm | None = None
    """The page of the hub on which it can be filled in, if there is one."""

    @property
    def usual_address(self) -> str:
        """`templates/<id>/`."""
        return f"templates/{self.id}/"
