"""Linked data about what a page is about, in schema.org's terms, as JSON-LD 1.1.

It stands in a `script` element of the type `application/ld+json`. Browsers run none of that type and ask the Content
Security Policy about none (HTML Standard, "prepare the script element", data blocks).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.issue import Issue
from hub.content.paper import Paper
from hub.content.people import Participant
from hub.content.person import Person
from hub.content.reference import Reference
from hub.content.template import Template
from hub.content.theme import Theme
from hub.content.vocabulary import Audience
from hub.exports.references import cited_in
from hub.exports.text_files import text_files
from hub.library import Library
from hub.licences import licence_address
from hub.pages.page import Page
from hub.record import LANGUAGE, Contributor, Kinship, Record, Relation, is_group, record_of

CONTEXT = "https://schema.org"
Node = dict[str, Any]


def script(page: Page, library: Library) -> str:
    """The data of a page as the text of a `script` element; nothing if there is none.

    `<` is written as JSON may, so that no word of an author's can end the element.
    """
    nodes = [node for node in (_about(page, library), _trail(page, library)) if node]
    if not nodes:
        return ""
    data = {"@context": CONTEXT, **nodes[0]} if len(nodes) == 1 else {"@context": CONTEXT, "@graph": nodes}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def _about(page: Page, library: Library) -> Node:
    if page.address == "":
        configuration = library.configuration
        about = {"description": configuration.site_description, "url": configuration.whole("")}
        return _filled({"@type": "WebSite", "name": configuration.site_name, **about, "inLanguage": LANGUAGE})
    subject = page.about or page.document
    return _filled(node(subject, library)) if subject and page.kind else {}


def _trail(page: Page, library: Library) -> Node:
    """Where the page stands, from the top; the page itself is the last."""
    steps = [*((link.text, link.address) for link in page.trail), (page.title, page.address)]
    if not page.trail:
        return {}
    whole = library.configuration.whole
    items = [
        _filled({"@type": "ListItem", "position": place, "name": text, "item": whole(address)})
        for place, (text, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _filled(node: Mapping[str, Any]) -> Node:
    """The properties that say something; one that has a single value is that value."""
    filled = {name: value for name, value in node.items() if value not in ("", None, [], {}, ())}
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in filled.items()}


@singledispatch
def node(subject: object, library: Library) -> Node:
    """What is said of a subject; nothing of those that schema.org has no word for."""
    return {}


@node.register
def _(paper: Paper, library: Library) -> Node:
    record = record_of(paper, library)
    return {
        "@type": ["ScholarlyArticle", "Report"],
        "@id": record.permanent_url,
        "url": record.url,
        "identifier": _identifier(record),
        "headline": record.full_title,
        "author": [_author(contributor, library) for contributor in record.contributors],
        "datePublished": _day(record.published),
        "dateModified": _day(record.changed),
        "version": record.version,
        "reportNumber": str(record.number or ""),
        "isPartOf": _series(record, library),
        "publisher": {"@type": "Organization", "name": record.series.institution},
        "inLanguage": record.language,
        "license": record.licence_address or record.license,
        "creativeWorkStatus": "Withdrawn" if record.withdrawn else "Published",
        "correction": [
            {"@type": "CorrectionComment", "text": correction.note, "datePublished": correction.date.isoformat()}
            for correction in record.corrections
        ],
        "exampleOfWork": [_version(relation) for relation in record.related(Kinship.NEWEST)],
        "workExample": [_version(relation) for relation in record.related(Kinship.EARLIER)],
        "genre": paper.type.label,
        "abstract": "\n\n".join(record.paragraphs),
        "keywords": list(record.keywords),
        "about": [*(_theme(theme, library) for theme in library.themes_of(paper)), *_events(record)],
        "audience": _audience(paper.audience),
        "encoding": _files(paper, library),
        "citation": [_cited(reference) for reference in cited_in(paper, library)],
        "@reverse": _filled({"isBasedOn": [_appearance(relation) for relation in record.related(Kinship.BECAME)]}),
    }


@node.register
def _(event: Event, library: Library) -> Node:
    whole = library.configuration.whole
    return {
        "@type": "Event",
        "@id": whole(event.address),
        "url": whole(event.address),
        "name": event.title,
        "description": event.description,
        "startDate": _moment(event.start, event),
        "endDate": _moment(event.end, event),
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": _attendance(event),
        "location": _location(event),
        "organizer": [_participant(organiser, library) for organiser in event.organisers],
        "performer": [_participant(speaker, library) for speaker in event.speakers],
        "about": [_theme(theme, library) for theme in library.themes_of(event)],
        "audience": _audience(event.audience),
        "subjectOf": [
            _filled({"@type": "ScholarlyArticle", "headline": paper.title, "url": whole(paper.address)})
            for paper in library.papers_of(event)
        ],
    }


@node.register
def _(framework: Framework, library: Library) -> Node:
    known = library.base.references
    return {
        **_learning_resource(framework, library),
        "learningResourceType": "Question framework",
        "timeRequired": f"PT{framework.duration}M" if framework.duration else "",
        "isBasedOn": [_cited(known[key]) for key in framework.sources if key in known],
    }


@node.register
def _(template: Template, library: Library) -> Node:
    return {**_learning_resource(template, library), "learningResourceType": "Template"}


@node.register
def _(theme: Theme, library: Library) -> Node:
    whole = library.configuration.whole
    terms = _filled({"@type": "DefinedTermSet", "name": "Themes", "url": whole("themes/")})
    return {**_theme(theme, library), "description": theme.description, "inDefinedTermSet": terms}


@node.register
def _(issue: Issue, library: Library) -> Node:
    return {
        "@type": "PublicationIssue",
        "url": library.configuration.whole(issue.address),
        "name": issue.title,
        "issueNumber": str(issue.number),
        "datePublished": _day(issue.date),
        "isPartOf": {"@type": "CreativeWorkSeries", "name": library.configuration.series.title},
    }


@node.register
def _(person: Person, library: Library) -> Node:
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    links = [link.url for link in person.notes.links] if person.notes else []
    kind = "Organization" if is_group(person.name, person) else "Person"
    return {
        "@type": kind,
        "@id": orcid or library.configuration.whole(person.address),
        "name": person.name,
        "url": library.configuration.whole(person.address),
        "description": person.notes.description if person.notes else "",
        "sameAs": [*([orcid] if orcid else []), *links],
        "affiliation" if kind == "Person" else "parentOrganization": _organisations(person.affiliations),
    }


# Parts of what is said


def _identifier(record: Record) -> object:
    if record.doi:
        return {"@type": "PropertyValue", "propertyID": "doi", "value": record.doi, "url": record.permanent_url}
    return record.url


def _series(record: Record, library: Library) -> Node:
    url = library.configuration.whole("papers/")
    return _filled({"@type": "CreativeWorkSeries", "name": record.series.title, "issn": record.series.issn, "url": url})


def _version(relation: Relation) -> Node:
    at = f"https://doi.org/{relation.doi}" if relation.doi else relation.url
    return _filled({"@type": "ScholarlyArticle", "@id": at, "headline": relation.title, "dateModified": relation.when})


def _events(record: Record) -> list[Node]:
    return [
        _filled({"@type": "Event", "@id": event.url, "name": event.title, "startDate": event.when})
        for event in record.related(Kinship.CAME_OF)
    ]


def _appearance(relation: Relation) -> Node:
    """What the paper became, which is based on it."""
    container = {"@type": "CreativeWork", "name": relation.where} if relation.where else {}
    return _filled(
        {
            "@type": "CreativeWork",
            "@id": f"https://doi.org/{relation.doi}" if relation.doi else relation.url,
            "name": relation.title,
            "datePublished": relation.when,
            "isPartOf": container,
        }
    )


def _author(contributor: Contributor, library: Library) -> Node:
    name = contributor.name
    institutions = [
        _filled({"@type": "Organization", "@id": institution.ror, "name": institution.name})
        for institution in contributor.institutions
    ]
    return _filled(
        {
            "@type": "Organization" if name.literal else "Person",
            "@id": contributor.orcid,
            "name": contributor.full_name,
            "givenName": name.given,
            "familyName": name.whole_family,
            "url": library.configuration.whole(contributor.page) if contributor.page else "",
            "parentOrganization" if name.literal else "affiliation": institutions,
        }
    )


def _participant(participant: Participant, library: Library) -> Node:
    person = library.person(participant.name, participant.orcid)
    kind = "Organization" if is_group(participant.name, person) else "Person"
    return _filled(
        {
            "@type": kind,
            "@id": f"https://orcid.org/{participant.orcid}" if participant.orcid else "",
            "name": participant.name,
            "url": library.configuration.whole(person.address) if person else "",
            "affiliation" if kind == "Person" else "parentOrganization": _organisations((participant.affiliation,)),
        }
    )


def _organisations(names: tuple[str, ...]) -> list[Node]:
    return [{"@type": "Organization", "name": name} for name in names if name]


def _theme(theme: Theme, library: Library) -> Node:
    address = library.configuration.whole(theme.address)
    return _filled({"@type": "DefinedTerm", "@id": address, "name": theme.title, "termCode": theme.id})


def _files(paper: Paper, library: Library) -> list[Node]:
    whole = library.configuration.whole
    return [
        _filled(
            {
                "@type": "MediaObject",
                "name": file.label,
                "encodingFormat": file.media_type,
                "contentUrl": whole(file.address),
            }
        )
        for file in text_files(paper)
    ]


def _cited(reference: Reference) -> Node:
    return _filled(
        {
            "@type": _WORKS.get(reference.kind, "CreativeWork"),
            "@id": f"https://doi.org/{reference.doi}" if reference.doi else "",
            "name": reference.title,
            "author": [
                {"@type": "Organization" if name.literal else "Person", "name": str(name)}
                for name in reference.named_authors
            ],
            "datePublished": str(reference.year or ""),
            "url": reference.url,
        }
    )


_WORKS = {
    "Book": "Book",
    "Chapter": "Chapter",
    "Conference paper": "ScholarlyArticle",
    "Dataset": "Dataset",
    "Edited collection": "Book",
    "Journal article": "ScholarlyArticle",
    "News article": "NewsArticle",
    "Report": "Report",
    "Review": "Review",
    "Software": "SoftwareSourceCode",
    "Thesis": "Thesis",
    "Web page": "WebPage",
}
"""What schema.org calls a work, by its kind."""


def _learning_resource(document: Framework | Template, library: Library) -> Node:
    """What frameworks and templates have in common (LRMI 1.1, dublincore.org/specifications/lrmi/1.1)."""
    return {
        "@type": "LearningResource",
        "@id": library.configuration.whole(document.address),
        "url": library.configuration.whole(document.address),
        "name": document.title,
        "description": document.description,
        "educationalUse": "Coaching conversation",
        "interactivityType": "active",
        "inLanguage": LANGUAGE,
        "license": licence_address(document.license) or document.license,
        "datePublished": _day(document.date),
        "dateModified": _day(document.updated),
        "keywords": list(document.keywords),
        "about": [_theme(theme, library) for theme in library.themes_of(document)],
        "audience": _audience(document.audience),
    }


def _audience(audience: tuple[Audience, ...]) -> list[Node]:
    return [{"@type": "EducationalAudience", "educationalRole": str(role)} for role in audience]


def _attendance(event: Event) -> str:
    if event.venue and event.online:
        return f"{CONTEXT}/MixedEventAttendanceMode"
    kind = "Online" if event.online else "Offline" if event.venue else ""
    return f"{CONTEXT}/{kind}EventAttendanceMode" if kind else ""


def _location(event: Event) -> list[Node]:
    place = {"@type": "Place", "name": event.venue, "address": event.venue}
    online = {"@type": "VirtualLocation", "url": event.online}
    return [*([place] if event.venue else []), *([online] if event.online else [])]


def _moment(moment: datetime.date | None, event: Event) -> str:
    """A day, or a time with its distance from UTC, as Google asks for."""
    if isinstance(moment, datetime.datetime):
        return moment.replace(tzinfo=moment.tzinfo or event.zone).isoformat(timespec="minutes")
    return _day(moment)


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
