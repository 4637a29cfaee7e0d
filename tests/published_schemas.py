"""Schemas that standards publish. They are no part of the project: tests use them where they are at hand."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT

SCHEMAS = Path(os.environ.get("HUB_SCHEMAS", ROOT.parent / "shared/schemas"))


@cache
def xml_schema(path: str, lax: bool = False) -> etree.XMLSchema:
    """A schema by its place in the folder of schemas; the test that asks for it is skipped if it is not there.

    Args:
        path: such as `oai-pmh/OAI-PMH.xsd`.
        lax: whether elements that it has from elsewhere are taken without a schema of their own.
    """
    file = SCHEMAS / path
    if not file.is_file():
        pytest.skip(f"no schema at {file}: set HUB_SCHEMAS")
    text = file.read_bytes()
    return etree.XMLSchema(
        etree.fromstring(text.replace(b'"strict"', b'"lax"') if lax else text, base_url=file.as_uri())
    )


def errors(schema: etree.XMLSchema, document: bytes | etree._Element) -> list[str]:
    """What a schema has to say against a document."""
    schema.validate(etree.fromstring(document) if isinstance(document, bytes) else document)
    return [f"{error.line}: {error.message}" for error in schema.error_log]
