"""People as front matter names them: authors of papers, speakers and organisers of events."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from hub.content.document import Part
from hub.content.values import Email, Orcid, Parts, Text, WebAddress
from hub.content.vocabulary import CreditRole


class Affiliation(Part):
    """An institution that authors of a paper belong to."""

    index: Text = ""
    """The number or name by which authors refer to it."""
    name: Text = ""
    """The institution's name."""
    ror: Text = ""
    """Its identifier in the Research Organization Registry."""


class Participant(Part):
    """Somebody who spoke at an event or organised it: a person, or a group such as a centre."""

    name: Text
    """The name as it should be printed."""
    orcid: Orcid | None = None
    """The person's ORCID iD."""
    affiliation: Text = ""
    """The institution, in words."""


class Author(Part):
    """Somebody who wrote a paper."""

    name: Text = ""
    """The name as it should be printed; or `given-names` and `surname`."""
    given_names: Text = Field(default="", alias="given-names")
    """The part of the name that comes before the surname."""
    surname: Text = ""
    """The part of the name that lists sort by."""
    orcid: Orcid | None = None
    """The author's ORCID iD."""
    affiliation: Parts = ()
    """An institution's name, or the `index` of one or more of the paper's `affiliations`."""
    email: Email | None = None
    """Where readers may write; shown only for a corresponding author."""
    corresponding: bool = False
    """Whether questions about the paper go to this author."""
    equal_contrib: bool = Field(default=False, alias="equal-contrib")
    """Whether this author contributed as much as the others so marked."""
    roles: tuple[CreditRole, ...] = ()
    """What the author contributed, in CRediT's terms."""
    url: WebAddress | None = None
    """The author's own page."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["name"]}, {"required": ["given-names"]}, {"required": ["surname"]}]}
    )

    @model_validator(mode="after")
    def _has_a_name(self) -> Author:
        if not self.full_name:
            raise ValueError("must have a name.")
        return self

    @property
    def full_name(self) -> str:
        """The name as it is printed."""
        return self.name or f"{self.given_names} {self.surname}".strip()


def _named(value: Any) -> Any:
    """`- Ruth Whiteside` is short for `- name: Ruth Whiteside`."""
    return {"name": value} if isinstance(value, str) else value


def _all_named(value: Any) -> Any:
    if isinstance(value, str):
        return [_named(value)]
    return [_named(item) for item in value] if isinstance(value, list) else value


Authors = Annotated[
    tuple[Author, ...], BeforeValidator(_all_named, json_schema_input_type=tuple[Author | str, ...] | str)
]
Participants = Annotated[
    tuple[Participant, ...], BeforeValidator(_all_named, json_schema_input_type=tuple[Participant | str, ...] | str)
]
