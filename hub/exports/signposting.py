"""FAIR Signposting: typed links that lead machines from a paper's page to its parts, and the same as a linkset.

The relations are those of the Level 2 profile (signposting.org/FAIR): what to cite, who wrote it, under which licence,
which files hold it and which describe it; and those of RFC 5829 between versions. A linkset is JSON as RFC 9264,
section 4.2, has it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.paper import Paper
from hub.exports import paper_formats
from hub.exports.exported import ExportedFile
from hub.exports.text_files import text_files
from hub.library import Library
from hub.record import Kinship, Record, record_of

MEDIA_TYPE = "application/linkset+json"
TYPES = ("https://schema.org/AboutPage", "https://schema.org/ScholarlyArticle")
"""What the page of a paper is: the place that tells of a work, and the work."""


@dataclass(frozen=True)
class TypedLink:
    """A link whose relation a machine understands."""

    rel: str
    href: str
    """A whole web address."""
    type: str = ""
    """The media type of what it leads to."""


def files(library: Library) -> Iterator[ExportedFile]:
    """A linkset beside each paper of a hub that is on the web."""
    if library.configuration.is_on_the_web:
        for paper in library.all_papers:
            linkset = {"linkset": _linkset(paper, library)}
            text = json.dumps(linkset, ensure_ascii=False, indent=1) + "\n"
            yield ExportedFile(linkset_address(paper), text.encode())


def linkset_address(paper: Paper) -> str:
    """Where the linkset of a paper is."""
    return f"{paper.address}linkset.json"


def links(record: Record, paper: Paper, library: Library) -> Iterator[TypedLink]:
    """What the page of a paper links to, in its head; nothing while nobody says where the site is."""
    if record.url:
        yield from _about_the_paper(record, library)
        for file in text_files(paper):
            yield TypedLink("item", library.configuration.whole(file.address), file.media_type)
        for format_ in paper_formats():
            if format_.is_made_of(paper, library):
                address = library.configuration.whole(format_.address(paper))
                yield TypedLink("describedby", address, format_.media_type)
        yield TypedLink("linkset", library.configuration.whole(linkset_address(paper)), MEDIA_TYPE)


def _about_the_paper(record: Record, library: Library) -> Iterator[TypedLink]:
    """A paper without a DOI is cited by its address, which the hub promises to keep (`published.txt`)."""
    yield TypedLink("cite-as", record.permanent_url)
    for type_ in TYPES:
        yield TypedLink("type", type_)
    for contributor in record.contributors:
        page = library.configuration.whole(contributor.page) if contributor.page else ""
        if address := contributor.orcid or page:
            yield TypedLink("author", address)
    if record.licence_address:
        yield TypedLink("license", record.licence_address)
    for relation in record.related(Kinship.NEWEST):
        yield TypedLink("latest-version", relation.url)
    for relation in record.related(Kinship.EARLIER):
        yield TypedLink("predecessor-version", relation.url)


def _linkset(paper: Paper, library: Library) -> list[dict[str, object]]:
    """The links of the page, then the way back from each file."""
    record = record_of(paper, library)
    told = [link for link in links(record, paper, library) if link.rel != "linkset"]
    by_relation: dict[str, list[dict[str, str]]] = defaultdict(list)
    for link in told:
        by_relation[link.rel].append({"href": link.href, **({"type": link.type} if link.type else {})})
    page = [{"href": record.url, "type": "text/html"}]
    back = {"item": "collection", "describedby": "describes"}
    ways_back: list[dict[str, object]] = [
        {"anchor": link.href, back[link.rel]: page} for link in told if link.rel in back
    ]
    return [{"anchor": record.url, **by_relation}, *ways_back]
