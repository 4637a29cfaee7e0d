"""People as front matter names them: authors of papers, speakers and organisers of events."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from hub.content.document import Part
from hub.content.values import Email, Orcid, Parts, Text, WebAddress, Words
from hub.content.vocabulary import CreditRole


class Affiliation(Part):
    """An institution that authors of a paper belong to."""

    index: Text = ""
    """The number or name by which authors refer to it."""
    name: Words = ""
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

    name: Words = ""
    """The name as it should be printed; or `given-names` and `surname`."""
    given_names: Text = Field(default="", alias="given-names")
    """The part of the name that comes before the surname."""
    dropping_particle: Text = Field(default="", alias="dropping-particle")
    """What stands before the surname and is left out where that stands alone: the `van` of Beethoven."""
    non_dropping_particle: Text = Field(default="", alias="non-dropping-particle")
    """What stands before it there as well: the `de` of de Broglie."""
    surname: Text = ""
    """The part of the name that lists sort by."""
    suffix: Text = ""
    """What comes after the surname, such as `III`."""
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
    note: Words = ""
    """What a footnote says of the author, as in JOSS's `name: Ada Example^[corresponding author]`."""

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
        particles = (self.dropping_particle, self.non_dropping_particle)
        parts = (self.given_names, *particles, self.surname, self.suffix)
        return self.name or " ".join(part for part in parts if part)


_OTHER_NAMES = {
    "given": "given-names",
    "first": "given-names",
    "firstname": "given-names",
    "family": "surname",
    "lastname": "surname",
    "literal": "name",
}
"""What else JOSS papers call the parts of a name (Open Journals, "Author Names")."""


def _named(value: Any) -> Any:
    """`- Ruth Whiteside` is short for `- name: Ruth Whiteside`."""
    return {"name": value} if isinstance(value, str) else value


def _all_named(value: Any) -> Any:
    if isinstance(value, str):
        return [_named(value)]
    return [_named(item) for item in value] if isinstance(value, list) else value


def _author(value: Any) -> Any:
    """An author as JOSS papers have one: parts of the name under `name`, other words for them, a footnote after it."""
    if not isinstance(value, dict):
        return value
    parts = value["name"] if isinstance(value.get("name"), dict) else {}
    given = {**{key: one for key, one in value.items() if not (parts and key == "name")}, **parts}
    author = {_OTHER_NAMES.get(key, key): one for key, one in given.items()}
    name, notes = author.get("name"), []
    if isinstance(name, str) and (notes := _NOTE.findall(name)):
        author.update({"name": _NOTE.sub("", name).strip(), "note": " ".join(notes)})
        said = " ".join(notes).lower()
        marked = {"corresponding": "correspond" in said, "equal-contrib": "equal" in said}
        author = {**{key: True for key, is_so in marked.items() if is_so}, **author}
    return author


_NOTE = re.compile(r"\s?\^\[([^\]]{0,500})\]")


def _all_authors(value: Any) -> Any:
    named = _all_named(value)
    return [_author(item) for item in named] if isinstance(named, list) else named


Authors = Annotated[
    tuple[Author, ...], BeforeValidator(_all_authors, json_schema_input_type=tuple[Author | str, ...] | str)
]
Participants = Annotated[
    tuple[Participant, ...], BeforeValidator(_all_named, json_schema_input_type=tuple[Participant | str, ...] | str)
]
