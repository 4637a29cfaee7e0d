"""An OAI-PMH static repository: one file with a Dublin Core record of each paper.

The file answers no requests of the protocol by itself: a gateway does, at which it is registered. Sources:
openarchives.org/OAI/2.0/guidelines-static-repository.htm and openarchives.org/OAI/openarchivesprotocol.html.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree
from lxml.builder import ElementMaker

from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.record import Record, record_of
from hub.xml_text import xml_text

ADDRESS = "oai/repository.xml"
MOST_RECORDS = 4999
"""A static repository is for fewer than 5,000 records; of more, the newest are told."""
STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_AT = f"{{{_INSTANCE}}}schemaLocation"

_S = ElementMaker(namespace=STATIC, nsmap={None: STATIC, "oai": OAI, "xsi": _INSTANCE})
_O = ElementMaker(namespace=OAI)
_D = ElementMaker(namespace=OAI_DC, nsmap={"oai_dc": OAI_DC, "dc": DC})


def files(library: Library) -> Iterator[ExportedFile]:
    """The repository, if somebody says which gateway stands before it and where its editors are written to."""
    configuration = library.configuration
    records = [record_of(paper, library) for paper in library.papers if paper.last_changed]
    if configuration.is_on_the_web and configuration.series.email and configuration.series.oai_gateway and records:
        root = _repository(records[:MOST_RECORDS], library)
        etree.indent(root, " ")
        yield ExportedFile(ADDRESS, etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _repository(records: list[Record], library: Library) -> etree._Element:
    return _S.Repository(
        _identify(records, library),
        _S.ListMetadataFormats(
            _O.metadataFormat(
                _O.metadataPrefix("oai_dc"),
                _O.schema("http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
                _O.metadataNamespace(OAI_DC),
            )
        ),
        _S.ListRecords(*(_record(record, library) for record in records), {"metadataPrefix": "oai_dc"}),
        {_AT: f"{STATIC} http://www.openarchives.org/OAI/2.0/static-repository.xsd"},
    )


def _identify(records: list[Record], library: Library) -> etree._Element:
    configuration = library.configuration
    address = configuration.whole(ADDRESS).partition("://")[2]
    earliest = min(_changed(record) for record in records)
    return _S.Identify(
        _O.repositoryName(xml_text(configuration.series.title)),
        _O.baseURL(f"{(configuration.series.oai_gateway or '').rstrip('/')}/{address}"),
        _O.protocolVersion("2.0"),
        _O.adminEmail(configuration.series.email or ""),
        _O.earliestDatestamp(earliest.isoformat()),
        _O.deletedRecord("no"),
        _O.granularity("YYYY-MM-DD"),
    )


def _record(record: Record, library: Library) -> etree._Element:
    host = urlsplit(library.configuration.site_url).hostname
    return _O.record(
        _O.header(_O.identifier(f"oai:{host}:{record.address.strip('/')}"), _O.datestamp(_changed(record).isoformat())),
        _O.metadata(_D.dc(*_dublin_core(record), {_AT: f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"})),
    )


def _dublin_core(record: Record) -> Iterator[etree._Element]:
    told = (
        ("title", record.full_title),
        *(("creator", contributor.name.inverted) for contributor in record.contributors),
        *(("subject", keyword) for keyword in record.keywords),
        ("description", f"Withdrawn: {record.withdrawn.reason}" if record.withdrawn else ""),
        ("description", " ".join(record.paragraphs)),
        *(("relation", f"https://doi.org/{told.doi}" if told.doi else told.url) for told in record.relations),
        ("publisher", record.series.institution),
        ("date", record.published),
        ("type", "Working paper"),
        ("format", "text/html"),
        ("identifier", record.url),
        ("identifier", f"https://doi.org/{record.doi}" if record.doi else ""),
        ("source", f"{record.series.title}{f', {record.number}' if record.number else ''}"),
        ("language", record.language),
        ("rights", record.licence_address or record.license),
    )
    for name, value in told:
        if text := xml_text(value):
            element = etree.Element(f"{{{DC}}}{name}")
            element.text = text
            yield element


def _changed(record: Record) -> datetime.date:
    return record.changed or datetime.date.min
