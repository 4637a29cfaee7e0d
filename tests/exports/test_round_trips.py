"""What other programs read in each format is what was written: the hub's own base, odd entries, bases of others."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypandoc
import pytest
import rispy
from pybtex.database import BibliographyData, parse_string

from hub.citations.csl_items import CslItems, CslReader, Item
from hub.content.base import read_base_file
from hub.content.reference import Reference
from hub.exports import bibtex, csl_json, ris
from tests.conftest import ROOT

MOST = 200
"""How many works of a base are read back; one has thousands."""
OWN = [ROOT / "references.bib", Path(__file__).with_name("odd.bib")]

Read = tuple[list[Reference], CslItems]


@pytest.fixture(params=OWN, ids=lambda file: file.name)
def own(request: pytest.FixtureRequest, reader: CslReader) -> Read:
    return read(request.param, reader)


@pytest.fixture
def others(base_file: Path, reader: CslReader) -> Read:
    return read(base_file, reader)


def read(file: Path, reader: CslReader) -> Read:
    references = list(read_base_file(file, file.name).references.values())[:MOST]
    return references, reader.begin(reference.entry for reference in references)


def read_by_pandoc(text: str, format_: str) -> list[Item]:
    items: list[Item] = json.loads(pypandoc.convert_text(text, "csljson", format=format_)) if text.strip() else []
    return items


# BibTeX


def test_pandoc_reads_our_bibtex(own: Read) -> None:
    read_as_csl_json(*own)


def test_pandoc_reads_the_bibtex_of_others(others: Read) -> None:
    read_as_csl_json(*others)


def read_as_csl_json(references: list[Reference], items: CslItems) -> None:
    """BibTeX as it is written says to Pandoc what CSL-JSON says."""
    ours = {item["id"]: item for item in json.loads(csl_json.write(references, items))}
    theirs = {item["id"]: item for item in read_by_pandoc(bibtex.write(references, items), "biblatex")}
    assert ours == {key: mended(theirs[key], ours[key]) for key in ours}


def mended(theirs: Item, ours: Item) -> Item:
    """An item of Pandoc's, with what a date says in words, of which it writes nothing, and what the schema allows."""
    in_words = {name: date for name, date in ours.items() if isinstance(date, dict) and "literal" in date}
    keys = {"custom": {"other-ids": re.split(", *", theirs["other-ids"])}} if "other-ids" in theirs else {}
    rest = {name: value for name, value in theirs.items() if name != "other-ids"}
    return {**rest, **in_words, **keys, "type": theirs["type"] or "document"}


def test_pybtex_reads_our_bibtex(own: Read) -> None:
    references, items = own
    for reference in references:
        entries = parse_string(bibtex.write([reference], items), "bibtex").entries
        assert reference.key in entries
        assert {ancestor.key for ancestor in reference.ancestors} == {*entries} - {reference.key}


def test_pybtex_reads_the_same_entries_in_the_whole(own: Read) -> None:
    references, items = own
    written = "\n".join(file.read_text(encoding="utf-8") for file in OWN)
    theirs = entries_of(parse_string(written, "bibtex"))
    assert entries_of(parse_string(bibtex.write(references, items), "bibtex")).items() <= theirs.items()


def entries_of(base: BibliographyData) -> dict[str, Any]:
    return {key: (entry.type, dict(entry.fields), str(entry.persons)) for key, entry in base.entries.items()}


# RIS


def test_rispy_reads_our_ris(own: Read) -> None:
    read_as_ris(*own)


def test_rispy_reads_the_ris_of_others(others: Read) -> None:
    read_as_ris(*others)


def read_as_ris(references: list[Reference], items: CslItems) -> None:
    records = rispy.loads(ris.write(references, items))
    assert [said_by_rispy(record) for record in records] == [
        said_by_item(items.item(reference.entry), reference.doi) for reference in references
    ]


def said_by_rispy(record: Mapping[str, Any]) -> dict[str, Any]:
    pages = [record[name] for name in ("start_page", "end_page") if name in record]
    return {
        "id": record["id"],
        "type": record["type_of_reference"],
        "title": record.get("title", ""),
        "authors": [name.removesuffix(",") for name in record.get("authors", [])],
        "year": record.get("year", ""),
        "pages": "-".join(pages),
        "doi": record.get("doi", ""),
    }


def said_by_item(item: Item, doi: str) -> dict[str, Any]:
    year = item.get("issued", {}).get("date-parts", [[0]])[0][0]
    title = item.get("title", "")
    if "volume-title" in item and "container-title" not in item:
        title += f": {item['volume-title']}"
    return {
        "id": item["id"],
        "type": ris.TYPES.get(item["type"], "GEN"),
        "title": plain(title),
        "authors": [plain(name).replace("*", "") for name in names(item)],
        "year": f"{year:04}" if year > 0 else "",
        "pages": re.sub(r"\s*[–-]+\s*", "-", plain(item.get("page", ""))),
        "doi": doi,
    }


def plain(text: str) -> str:
    return " ".join(re.sub(r"</?(?:i|b|sub|sup|span)(?: [^>]*)?>", "", text).split())


def names(item: Item) -> list[str]:
    people = item.get("author") or item.get("director") or []
    return [in_order(person) for person in people if person.get("literal") != "others"]


def in_order(person: Mapping[str, str]) -> str:
    if "literal" in person:
        return person["literal"].replace(",", "")
    particle = " ".join(person[name] for name in ("dropping-particle", "non-dropping-particle") if person.get(name))
    family = re.sub("([’-]) ", r"\1", f"{particle} {person.get('family', '')}".strip())
    return ", ".join(part for part in (family, person.get("given", ""), person.get("suffix", "")) if part)


def test_pandoc_reads_our_ris(own: Read) -> None:
    references, items = own
    ours = [said_by_item(items.item(reference.entry), reference.doi) for reference in references]
    theirs = read_by_pandoc(ris.write(references, items), "ris")
    assert [said_by_pandoc(item) for item in theirs] == [
        {**said, "authors": [READ_OTHERWISE.get(name, name) for name in said["authors"]]} for said in ours
    ]


READ_OTHERWISE = {"Lee, Ann, Jr.": "Lee, Jr., Ann"}
"""Pandoc takes for BibTeX's order what is RIS's."""
TYPES_OF_PANDOC = {"entry": "GEN", "misc": "ELEC", "motion-picture": "MPCT", "program": "COMP", "unpublished": "UNPB"}
"""What Pandoc calls the types of records that it has no type of CSL for."""


def said_by_pandoc(item: Item) -> dict[str, Any]:
    kind = item["type"]
    return said_by_item({**item, "type": ""}, doi=item.get("DOI", "")) | {
        "type": TYPES_OF_PANDOC.get(kind) or ris.TYPES.get(kind)
    }


def test_every_line_is_a_tag_and_its_value(own: Read) -> None:
    text = ris.write(*own)
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert [line for line in lines if line and not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    records = [record.split("\r\n") for record in text.removesuffix("\r\n").split("\r\n\r\n")]
    assert {record[0][:6] for record in records} == {"TY  - "}
    assert {record[-1] for record in records} == {"ER  - "}
    assert len(records) == len(own[0])
