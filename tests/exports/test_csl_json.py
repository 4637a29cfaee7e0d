"""CSL-JSON: what Pandoc writes itself, mended where the schema does not allow it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pypandoc
import pytest

from hub.citations.csl_items import CslReader, Item
from hub.content.base import read_base, read_base_file
from hub.content.reference import Base
from hub.exports.csl_json import write
from tests.conftest import ROOT
from tests.published_schemas import SCHEMAS

SCHEMA = SCHEMAS / "csl/csl-data.json"


def read(base: Base, reader: CslReader) -> list[Item]:
    """The items of a base, by way of the text that a file has."""
    items: list[Item] = json.loads(write(list(base.references.values()), reader.begin(base.entries.values())))
    return items


def read_by_pandoc(text: str) -> list[Item]:
    memory = ["+RTS", "-M1g", "-RTS"]
    items: list[Item] = json.loads(pypandoc.convert_text(text, "csljson", format="biblatex", extra_args=memory))
    return items


def test_items(case: dict[str, Any], reader: CslReader) -> None:
    item, *_ = read(read_base(case["entry"], "references.bib"), reader)
    assert item == case["item"]

    written, *_ = read_by_pandoc(case["entry"])
    otherwise = {**item, **case.get("pandoc", {})}
    assert written == {name: value for name, value in otherwise.items() if value is not None}


def test_the_text(reader: CslReader) -> None:
    base = read_base("@book{b, title = {Étude}, year = 2020}\n@misc{a, title = {a < b}}", "references.bib")
    items = reader.begin(base.entries.values())

    assert (
        write(list(base.references.values()), items)
        == """[
  {
    "id": "b",
    "issued": {
      "date-parts": [
        [
          2020
        ]
      ]
    },
    "title": "Étude",
    "type": "book"
  },
  {
    "id": "a",
    "title": "A < b",
    "type": "document"
  }
]
"""
    )


def test_a_separator_of_lines_in_a_text(reader: CslReader) -> None:
    base = read_base("@book{a, title = {One}, abstract = {So\u2028it\x85is}}", "references.bib")
    (item,) = read(base, reader)
    assert item["abstract"] == "So\u2028it\x85is"


def test_the_hubs_own_base(reader: CslReader) -> None:
    text = (ROOT / "references.bib").read_text(encoding="utf-8")
    items = read(read_base(text, "references.bib"), reader)

    assert items == [{**item, "type": item["type"] or "document"} for item in read_by_pandoc(text)]


def invalid(items: list[Item]) -> list[str]:
    if not SCHEMA.is_file():
        pytest.skip(f"no schema at {SCHEMA}: set HUB_SCHEMAS")
    schema = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return [error.message for error in schema.iter_errors(items)]


def test_a_valid_item(case: dict[str, Any]) -> None:
    assert invalid([case["item"]]) == []


def test_the_hubs_own_base_is_valid(reader: CslReader) -> None:
    assert invalid(read(read_base_file(ROOT / "references.bib", "references.bib"), reader)) == []
