"""Dublin Core in `meta` elements, for catalogues that read nothing else (DCMI, "DC-HTML", 2008)."""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.template import Template
from hub.exports.signposting import TypedLink
from hub.library import Library
from hub.licences import licence_address
from hub.metadata.meta import Meta, told
from hub.record import LANGUAGE, Kinship, Record, Relation

SCHEMAS = (
    TypedLink("schema.DC", "http://purl.org/dc/elements/1.1/"),
    TypedLink("schema.DCTERMS", "http://purl.org/dc/terms/"),
)
"""What says whose names these are."""
PAPER = "Working paper"
"""By this type Zotero, too, knows a report (zotero/translators, "RDF.js")."""


def metas_of_paper(record: Record) -> Iterator[Meta]:
    """The statements about a paper."""
    yield from told(
        (
            ("DC.title", record.full_title),
            *(("DC.creator", contributor.name.inverted) for contributor in record.contributors),
            ("DC.publisher", record.series.institution),
            ("DC.date", record.published),
            ("DCTERMS.modified", record.changed if record.changed != record.published else ""),
            ("DC.type", PAPER),
            ("DC.format", "text/html"),
            ("DC.language", record.language),
            *(("DC.subject", keyword) for keyword in record.keywords),
            ("DC.identifier", record.permanent_url),
            ("DCTERMS.isPartOf", record.series.title),
            *((_RELATIONS[relation.kinship], _address(relation)) for relation in record.relations),
            ("DC.rights", record.licence_address or record.license),
        )
    )


_RELATIONS = {
    Kinship.CAME_OF: "DC.relation",
    Kinship.BECAME: "DCTERMS.hasVersion",
    Kinship.EARLIER: "DCTERMS.replaces",
    Kinship.NEWEST: "DCTERMS.isReplacedBy",
}


def _address(relation: Relation) -> str:
    return f"https://doi.org/{relation.doi}" if relation.doi else relation.url


def metas_of_page(document: Event | Framework | Template, library: Library) -> Iterator[Meta]:
    """The statements about an event, a framework or a template."""
    whole = library.configuration.whole(document.address)
    organisers = document.organisers if isinstance(document, Event) else ()
    yield from told(
        (
            ("DC.title", document.title),
            *(("DC.creator", organiser.name) for organiser in organisers),
            ("DC.publisher", library.configuration.series.institution),
            ("DC.date", document.first_day if isinstance(document, Event) else document.date),
            ("DC.description", document.description),
            ("DC.type", "Event" if isinstance(document, Event) else "InteractiveResource"),
            ("DC.language", LANGUAGE),
            *(("DC.subject", theme.title) for theme in library.themes_of(document)),
            ("DC.identifier", whole),
            ("DC.rights", licence_address(document.license) or document.license),
        )
    )
