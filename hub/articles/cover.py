"""What stands on the cover of a text that is taken away: plain data, so that another process can make the files."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hub.content.framework import Framework
from hub.content.issue import issue_address
from hub.content.paper import Paper
from hub.content.people import Author
from hub.content.template import Template
from hub.library import Library
from hub.record import Contributor as Named
from hub.record import Kinship, record_of

LANGUAGE = "en-GB"
"""The language of texts that tell none (RFC 5646)."""


@dataclass(frozen=True)
class Contributor:
    """An author as the cover names them."""

    name: str
    surname: str = ""
    """The part of the name that lists sort by, where the front matter tells it."""
    given_names: str = ""
    """What comes before the surname, where the front matter tells it."""
    orcid: str = ""
    institutions: tuple[str, ...] = ()
    email: str = ""
    """Where to write, for the corresponding author."""
    family: str = ""
    """The family name as catalogues take it apart; empty for a group."""
    given: str = ""
    suffix: str = ""
    places: tuple[tuple[str, str], ...] = ()
    """Institutions, each with its address in the Research Organization Registry, which may be empty."""
    roles: tuple[str, ...] = ()
    """Labels of CRediT's terms."""
    note: str = ""


@dataclass(frozen=True)
class Cover:
    """What a text says of itself before it begins."""

    path: str
    """The file that the text is from, as findings tell it."""
    url: str
    """The address of its page, with the site's."""
    title: str
    form: str = "Working paper"
    """What sort of text it is: `Working paper`, `Question framework`."""
    kind: str = ""
    """More exactly, in words that readers know: `Practice insight`."""
    subtitle: str = ""
    series: str = ""
    """What publishes it: the hub's name."""
    number: int | None = None
    """The running number in the series."""
    issue: int | None = None
    contributors: tuple[Contributor, ...] = ()
    date: str = ""
    """The day of publication, `2026-06-15`; the following days too."""
    updated: str = ""
    version: str = ""
    doi: str = ""
    license: str = ""
    """The SPDX identifier."""
    description: str = ""
    keywords: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    """Labels, such as `Coaches`."""
    language: str = LANGUAGE
    publisher: str = ""
    """The institution that publishes the series."""
    collection: str = ""
    """What the series is called."""
    issn: str = ""
    corrections: tuple[tuple[str, str], ...] = ()
    """What was corrected: a day and a note each."""
    related: tuple[tuple[str, str, str], ...] = ()
    """What else belongs to the text: how, its title, and its DOI or web address."""

    @property
    def last_day(self) -> str:
        """The day by which files are dated, so that they are not dated by the clock."""
        return self.updated or self.date


@dataclass(frozen=True)
class Said:
    """Something that a cover says, and where it leads, if it leads somewhere."""

    words: str
    target: str = ""


def series_of(cover: Cover) -> list[Said]:
    """Where in what a text stands: the series, its number, the issue, its kind."""
    number = f"{cover.form} no. {cover.number}" if cover.number else cover.form
    issue = f"Issue {cover.issue}" if cover.issue else ""
    return [Said(words) for words in (cover.series, number, issue, cover.kind) if words]


def details_of(contributor: Contributor) -> list[Said]:
    """What is said below an author's name."""
    orcid, email = contributor.orcid, contributor.email
    said = (
        Said("; ".join(contributor.institutions)),
        Said(f"ORCID {orcid}", f"https://orcid.org/{orcid}") if orcid else Said(""),
        Said(email, f"mailto:{email}"),
        Said(", ".join(contributor.roles)),
        Said(contributor.note),
    )
    return [one for one in said if one.words]


def facts_of(cover: Cover) -> list[Said]:
    """When it appeared, in which version, for whom, and where it is found."""
    readers = ", ".join(cover.audience).lower()
    said = (
        Said(in_words(cover.date)),
        Said(f"Updated {in_words(cover.updated)}" if cover.updated else ""),
        Said(f"Version {cover.version}" if cover.version else ""),
        Said(f"For {readers}" if readers else ""),
        Said(f"doi.org/{cover.doi}", f"https://doi.org/{cover.doi}") if cover.doi else Said(""),
        Said(cover.license),
    )
    return [one for one in said if one.words]


def in_words(day: str) -> str:
    """A day as British readers write it; of none, nothing.

    >>> in_words("2026-06-15"), in_words("")
    ('15 June 2026', '')
    """
    if not day:
        return ""
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def paper_cover(paper: Paper, library: Library) -> Cover:
    """The cover of a working paper."""
    configuration = library.configuration
    record = record_of(paper, library)
    return Cover(
        path=paper.source.path,
        url=f"{configuration.site_url}{paper.address}",
        title=paper.title,
        kind=paper.type.label,
        subtitle=paper.subtitle,
        series=configuration.site_name,
        number=paper.series.number,
        issue=paper.series.issue,
        contributors=tuple(
            _contributor(author, told, paper) for author, told in zip(paper.authors, record.contributors, strict=True)
        ),
        date=paper.date.isoformat() if paper.date else "",
        updated=paper.updated.isoformat() if paper.updated else "",
        version=paper.version,
        doi=paper.doi or "",
        license=paper.license,
        description=paper.description,
        keywords=paper.all_keywords,
        audience=tuple(audience.label for audience in paper.audience),
        language=paper.lang or LANGUAGE,
        publisher=record.series.institution,
        collection=record.series.title,
        issn=record.series.issn,
        corrections=tuple((correction.date.isoformat(), correction.note) for correction in paper.corrections),
        related=tuple(
            (_RELATED[one.kinship], one.title, one.doi or one.url)
            for one in record.related(Kinship.BECAME, Kinship.EARLIER)
            if one.doi or one.url
        ),
    )


_RELATED = {Kinship.BECAME: "published-article", Kinship.EARLIER: "earlier-version"}


def issue_cover(number: int, library: Library) -> Cover:
    """The cover of an issue, dated by what changed last in it."""
    issue, configuration = library.issue(number), library.configuration
    papers = library.papers_in(number)
    days = [day for day in (issue.date if issue else None, issue.updated if issue else None) if day]
    days += [paper.last_changed for paper in papers if paper.last_changed]
    return Cover(
        path=issue.source.path if issue else configuration.shown(configuration.papers),
        url=f"{configuration.site_url}{issue_address(number)}",
        title=issue.title if issue else f"Issue {number}",
        form=f"Issue {number} of the working papers",
        series=configuration.site_name,
        date=issue.date.isoformat() if issue and issue.date else "",
        updated=max(days).isoformat() if days else "",
        description=issue.description if issue else "",
    )


def sheet_cover(document: Framework | Template, library: Library) -> Cover:
    """The cover of what is taken into a conversation: a framework's sheet, or a template's form."""
    configuration = library.configuration
    return Cover(
        path=document.source.path,
        url=f"{configuration.site_url}{document.address}",
        title=document.title,
        form="Question framework" if isinstance(document, Framework) else "Template",
        kind=_occasion(document) if isinstance(document, Framework) else "",
        series=configuration.site_name,
        date=document.date.isoformat() if document.date else "",
        updated=document.updated.isoformat() if document.updated else "",
        description=document.description,
        license=document.license,
        keywords=document.keywords,
        audience=tuple(audience.label for audience in document.audience),
    )


def _occasion(framework: Framework) -> str:
    """Between whom a framework is used, and for how long."""
    minutes = f"{framework.duration} minutes" if framework.duration else ""
    return ", ".join(part for part in (*(setting.label for setting in framework.setting), minutes) if part)


def _contributor(author: Author, told: Named, paper: Paper) -> Contributor:
    return Contributor(
        name=author.full_name,
        surname=author.surname,
        given_names=author.given_names,
        orcid=author.orcid or "",
        institutions=paper.institutions(author),
        email=(author.email or "") if author.corresponding else "",
        family=told.name.whole_family,
        given=told.name.given,
        suffix=told.name.suffix,
        places=tuple((institution.name, institution.ror) for institution in told.institutions),
        roles=tuple(role.label for role in author.roles),
        note=author.note,
    )
