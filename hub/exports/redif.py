"""ReDIF templates for RePEc, laid out as the archive folder that its robots read: archive, series, papers.

Sources: archtemplate.html, seritemplate.html and papertemplate.html at ideas.repec.org/t; "Guidelines for ReDIF 1.0".
A handle never changes, and a paper that was withdrawn keeps its template.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hub.content.paper import Paper
from hub.exports.exported import ExportedFile
from hub.exports.text_files import pdf_address
from hub.library import Library
from hub.record import Contributor, Kinship, Record, record_of
from hub.xml_text import xml_text

Field = tuple[str, object]


def files(library: Library) -> Iterator[ExportedFile]:
    """The archive, in `RePEc/` at the site's root, of a hub that is on the web and says where RePEc may write to."""
    configuration = library.configuration
    if not (configuration.is_on_the_web and configuration.series.email):
        return
    archive = configuration.series.repec_archive
    folder = f"RePEc/{archive}/"
    yield _file(f"{folder}{archive}arch.rdf", _archive(library))
    yield _file(f"{folder}{archive}seri.rdf", _series(library))
    for paper in library.papers:
        yield _file(f"{folder}{configuration.series.repec_series}/{paper.id}.rdf", _paper(paper, library))


def _file(address: str, fields: Iterator[Field]) -> ExportedFile:
    """A template; a field that says nothing is left out."""
    lines = [f"{name}: {text}\n" for name, value in fields if (text := xml_text(value))]
    return ExportedFile(address, "".join(lines).encode())


def _archive(library: Library) -> Iterator[Field]:
    series = library.configuration.series
    yield "Template-Type", "ReDIF-Archive 1.0"
    yield "Handle", f"RePEc:{series.repec_archive}"
    yield "Name", series.institution
    yield "Maintainer-Name", series.maintainer
    yield "Maintainer-Email", series.email
    placeholder = "Not for RePEc yet: the archive code is a placeholder, until RePEc gives out one."
    yield "Description", library.configuration.site_description if series.has_own_archive else placeholder
    yield "URL", library.configuration.whole(f"RePEc/{series.repec_archive}/")


def _series(library: Library) -> Iterator[Field]:
    series = library.configuration.series
    yield "Template-Type", "ReDIF-Series 1.0"
    yield "Name", series.title
    yield "Provider-Name", series.institution
    yield "Provider-Homepage", library.configuration.whole("")
    yield "Maintainer-Name", series.maintainer
    yield "Maintainer-Email", series.email
    yield "Type", "ReDIF-Paper"
    yield "ISSN", series.issn
    yield "Handle", f"RePEc:{series.repec_archive}:{series.repec_series}"


def _paper(paper: Paper, library: Library) -> Iterator[Field]:
    record = record_of(paper, library)
    yield "Template-Type", "ReDIF-Paper 1.0"
    for contributor in record.contributors:
        yield from _author(contributor, library)
    if not record.contributors:
        yield "Author-Name", record.series.institution
    yield "Title", record.full_title
    yield "Abstract", " ".join(record.paragraphs)
    yield "Language", record.language.partition("-")[0].lower()
    yield "Creation-Date", _day(record.published)
    yield "Revision-Date", _day(record.changed) if record.changed != record.published else ""
    yield from _files(record, paper, library)
    yield "Keywords", ", ".join(record.keywords)
    yield "Number", record.number
    for relation in record.related(Kinship.BECAME):
        told = (relation.where or relation.title, relation.when, f"doi:{relation.doi}" if relation.doi else "")
        yield "Publication-Status", f"Published in {', '.join(part for part in told if part)}"
    yield "Note", _note(record)
    yield "Handle", f"RePEc:{record.series.repec_archive}:{record.series.repec_series}:{record.id}"


def _note(record: Record) -> str:
    withdrawn = record.withdrawn
    told = (
        f"Withdrawn on {withdrawn.date.isoformat()}: {withdrawn.reason}" if withdrawn else "",
        *(f"Corrected on {correction.date.isoformat()}: {correction.note}" for correction in record.corrections),
        f"doi:{record.doi}" if record.doi else "",
        f"Licence: {record.license}" if record.license else "",
    )
    return " ".join(f"{part.rstrip('.')}." for part in told if part)


def _author(contributor: Contributor, library: Library) -> Iterator[Field]:
    """A cluster, which begins with the name."""
    name = contributor.name
    yield "Author-Name", contributor.full_name
    if not name.literal:
        yield "Author-X-Name-First", name.given
        yield "Author-X-Name-Last", name.whole_family
    yield "Author-Email", contributor.email
    for institution in contributor.institutions:
        yield "Author-Workplace-Name", institution.name
    yield "Author-Homepage", library.configuration.whole(contributor.page) if contributor.page else ""


def _files(record: Record, paper: Paper, library: Library) -> Iterator[Field]:
    """Where the text is: as a PDF, if there is one, and as a page."""
    if address := pdf_address(paper):
        yield "File-URL", library.configuration.whole(address)
        yield "File-Format", "Application/pdf"
    yield "File-URL", record.url
    yield "File-Format", "text/html"


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
