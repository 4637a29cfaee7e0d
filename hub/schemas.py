"""JSON Schemas of front matter, one for each type of content, from the classes that the hub itself reads it with.

They are for editors, which complete keys and words with them and tell what each means; `hub check` says more.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from hub.content.document import Document
from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.issue import Issue
from hub.content.paper import Paper
from hub.content.person import PersonNotes
from hub.content.plain_page import PlainPage
from hub.content.programme import Programme
from hub.content.template import Template
from hub.content.theme import Theme
from hub.content.vocabulary import Term

KINDS: Mapping[str, type[Document]] = {
    "event": Event,
    "framework": Framework,
    "issue": Issue,
    "page": PlainPage,
    "paper": Paper,
    "person": PersonNotes,
    "programme": Programme,
    "template": Template,
    "theme": Theme,
}
"""Every type of content, by the name of its schema."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_address(kind: str) -> str:
    """Where the schema of a type is on the site."""
    return f"schemas/{kind}.json"


def schema(kind: str, site_url: str) -> dict[str, Any]:
    """The schema of a type's front matter.

    Args:
        kind: one of `KINDS`.
        site_url: where the site is, ending with a slash.
    """
    model = KINDS[kind]
    made = plain_schema(model, "validation")
    foreign = {key: {"description": "For other tools; nothing to the hub."} for key in sorted(model.FOREIGN_KEYS)}
    return {
        "$schema": DIALECT,
        "$id": f"{site_url}{schema_address(kind)}",
        "title": f"Front matter: {kind}",
        **made,
        "properties": {**made["properties"], **foreign},
        "required": list(model.REQUIRED),
    }


def plain_schema(model: type[BaseModel], mode: JsonSchemaMode) -> dict[str, Any]:
    """The schema of a class, without what is only of use to a program.

    Args:
        model: the class.
        mode: `validation` for what may be read into it, `serialization` for what is written of it.
    """
    return model.model_json_schema(mode=mode, schema_generator=_Schema)


class _Schema(GenerateJsonSchema):
    """Says what a person would write, without what is only of use to a program: defaults, invented titles, null."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """A closed list with what each of its words means, in a keyword of VS Code's."""
        made = super().enum_schema(schema)
        made.pop("title", None)
        return {**made, "enumDescriptions": [_meaning(word) for word in schema["members"]]}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)
        return made


def _meaning(word: enum.Enum) -> str:
    if not isinstance(word, Term):
        return str(word.value)
    return f"{word.label}: {word.meaning}" if word.meaning else word.label
