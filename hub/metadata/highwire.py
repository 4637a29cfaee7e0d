"""Highwire's `citation_*` tags, for Google Scholar (scholar.google.com/intl/en/scholar/inclusion.html) and Zotero.

A working paper is a technical report: it has an institution and a number, and never `citation_journal_title`, by which
Zotero would take it for a journal article (zotero/translators, "Embedded Metadata.js").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.content.paper import Paper
from hub.content.reference import Reference
from hub.exports.references import cited_in
from hub.exports.text_files import pdf_address
from hub.library import Library
from hub.metadata.meta import Meta, told
from hub.record import Record


def metas(record: Record, paper: Paper, library: Library) -> Iterator[Meta]:
    """The tags of a paper, those of each author together, then one for each work that it cites."""
    day = f"{record.published:%Y/%m/%d}" if record.published else ""
    yield from told((("citation_title", record.full_title),))
    yield from _authors(record)
    yield from told(
        (
            ("citation_publication_date", day),
            ("citation_online_date", day),
            ("citation_technical_report_institution", record.series.institution),
            ("citation_technical_report_number", record.number),
            ("citation_series_title", record.series.title),
            ("citation_issn", record.series.issn),
            ("citation_doi", record.doi),
            ("citation_language", record.language),
            *(("citation_keywords", keyword) for keyword in record.keywords),
            ("citation_abstract_html_url", record.url),
            ("citation_fulltext_html_url", record.url),
            ("citation_pdf_url", pdf_address(paper) and library.configuration.whole(pdf_address(paper))),
        )
    )
    for reference in cited_in(paper, library):
        yield from told((("citation_reference", cited(reference)),))


def _authors(record: Record) -> Iterator[Meta]:
    for contributor in record.contributors:
        name = contributor.name
        yield from told(
            (
                ("citation_author", name.inverted),
                *(("citation_author_institution", institution.name) for institution in contributor.institutions),
                ("citation_author_orcid", contributor.orcid),
            )
        )


def cited(reference: Reference) -> str:
    """A work as `citation_reference` tells it: `citation_title=…;citation_author=…`."""
    first, _, last = _DASHES.sub("-", reference.field("pages")).partition("-")
    fields = (
        ("title", reference.title),
        *(("author", name.inverted) for name in reference.named_authors),
        (_CONTAINERS.get(reference.kind, ""), reference.container),
        ("volume", reference.field("volume")),
        ("issue", reference.field("number", "issue") if reference.kind == "Journal article" else ""),
        ("firstpage", first.strip()),
        ("lastpage", last.strip()),
        ("publication_date", reference.year),
        ("doi", reference.doi),
    )
    # What separates fields cannot stand in one.
    values = ((name, str(value or "").replace(";", ",")) for name, value in fields if name)
    return ";".join(f"citation_{name}={value}" for name, value in values if value)


_DASHES = re.compile("[-–—]+")
_CONTAINERS = {
    "Book": "publisher",
    "Chapter": "inbook_title",
    "Conference paper": "conference_title",
    "Edited collection": "publisher",
    "Journal article": "journal_title",
    "Report": "technical_report_institution",
    "Thesis": "dissertation_institution",
}
"""What the place where a work appeared is called, by the work's kind."""
