"""The static repository: its parts are valid answers of OAI-PMH, and it is there only where it can be harvested."""

from __future__ import annotations

import pytest
from lxml import etree

from hub.exports.oai_static import DC, OAI, STATIC, files
from tests.conftest import ReadLibrary
from tests.published_schemas import errors, xml_schema

ELEMENTS = set(
    "contributor coverage creator date description format identifier language publisher relation rights source subject "
    "title type".split()
)
"""The elements of Dublin Core (ISO 15836-1)."""


def repository(library: ReadLibrary) -> etree._Element:
    (file,) = files(library("series"))
    assert file.address == "oai/repository.xml"
    return etree.fromstring(file.content)


@pytest.mark.parametrize("part", ["Identify", "ListMetadataFormats", "ListRecords"])
def test_each_part_is_a_valid_answer_of_the_protocol(part: str, library: ReadLibrary) -> None:
    """A gateway hands the parts on in answers; the element around them is in another namespace there."""
    given = repository(library).find(f"{{{STATIC}}}{part}")
    assert given is not None
    answer = etree.fromstring(
        f"<OAI-PMH xmlns='{OAI}'><responseDate>2026-01-31T00:00:00Z</responseDate>"
        f"<request verb='{part}'>https://gateway.example/</request><{part}/></OAI-PMH>".encode()
    )
    answer[-1].extend(list(given))
    assert errors(xml_schema("oai-pmh/OAI-PMH.xsd", lax=True), answer) == []


def test_records_have_elements_of_dublin_core_only(library: ReadLibrary) -> None:
    told = repository(library).findall(f".//{{{OAI}}}metadata/*/*")
    assert {etree.QName(element).namespace for element in told} == {DC}
    assert {etree.QName(element).localname for element in told} <= ELEMENTS


SERIES = "extra:\n  series:\n    email: series@hub.example\n    oai_gateway: https://gateway.example/oai/\n"
PAPER = {"papers/x/paper.md": "---\ntitle: X\nauthors: [A B]\ndate: 2026-01-31\n---\nText.\n"}


@pytest.mark.parametrize(
    ("configuration", "count"),
    [
        (f"site_name: A hub\nsite_url: https://hub.example/sub\n{SERIES}", 1),
        (f"site_name: A hub\n{SERIES}", 0),
        (f"site_name: A hub\nsite_url: https://hub.example/\n{SERIES.replace('email', 'issn')}", 0),
        ("site_name: A hub\nsite_url: https://hub.example/\n", 0),
    ],
)
def test_it_is_there_where_a_gateway_is(configuration: str, count: int, library: ReadLibrary) -> None:
    assert len(list(files(library({"mkdocs.yml": configuration, **PAPER})))) == count


def test_the_gateways_address_stands_before_the_repositorys(library: ReadLibrary) -> None:
    hub = {"mkdocs.yml": f"site_name: A hub\nsite_url: https://hub.example/sub\n{SERIES}", **PAPER}
    (file,) = files(library(hub))
    assert b"<oai:baseURL>https://gateway.example/oai/hub.example/sub/oai/repository.xml</oai:baseURL>" in file.content
