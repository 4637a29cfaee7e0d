"""JSON Schemas of front matter, at addresses that editors can be given."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.schemas import KINDS, schema, schema_address


def files(library: Library) -> Iterator[ExportedFile]:
    """A schema for each type of content."""
    for kind in KINDS:
        yield ExportedFile(schema_address(kind), as_json(kind, library.configuration.site_url).encode())


def as_json(kind: str, site_url: str) -> str:
    """A schema as a file holds it."""
    return json.dumps(schema(kind, site_url), indent=2, ensure_ascii=False) + "\n"
