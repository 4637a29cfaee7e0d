"""The page of a working paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hub.content.earlier_version import EarlierVersion
from hub.content.issue import issue_address
from hub.content.paper import Paper
from hub.content.people import Author
from hub.content.reference import Reference
from hub.exports import bibtex, paper_formats, reference_formats
from hub.exports.references import cited_in, paper_address
from hub.exports.text_files import TextFile, text_files
from hub.library import Library, keys_listed_by
from hub.pages.cards import Card, authors_of, card, facets_of, theme_links
from hub.pages.page import Link, Page, When, when
from hub.pages.way_lines import StepLine, way_lines

KIND = "Working paper"


@dataclass(frozen=True)
class AuthorLine:
    """An author as the head of the paper shows them."""

    name: str
    address: str
    """The person's page."""
    orcid: str
    institutions: tuple[str, ...]
    email: str
    """Where to write, for the corresponding author."""
    roles: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Version:
    """A version of the paper and what it changed."""

    version: str
    when: When
    note: str
    address: str = ""
    """Its page, if the version was kept."""


@dataclass(frozen=True)
class Notice:
    """What readers must know of the paper before they rely on it."""

    when: When
    text: str


@dataclass(frozen=True)
class Downloads:
    """Files of one use; those are listed that are there."""

    title: str
    files: tuple[Link, ...]


@dataclass(frozen=True)
class PaperView:
    """What the template shows."""

    kind: str
    subtitle: str
    authors: tuple[AuthorLine, ...]
    published: When | None
    updated: When | None
    version: str
    minutes: int
    abstract: tuple[str, ...]
    """Paragraphs."""
    themes: tuple[Link, ...]
    audience: tuple[str, ...]
    keywords: tuple[str, ...]
    doi: str
    license: str
    issue: Link | None
    number: int | None
    statements: tuple[tuple[str, str], ...]
    """Funding, ethics and the like: a heading and a text each."""
    versions: tuple[Version, ...]
    newest: Version | None
    """The paper as it is now, where this is an earlier version."""
    withdrawn: Notice | None
    corrections: tuple[Notice, ...]
    """The latest first."""
    way: tuple[StepLine, ...]
    """The events that it came of, the paper, and what it became."""
    frameworks: tuple[Link, ...]
    own_reference: Reference
    """The paper itself, as others cite it."""
    to_read: tuple[Link, ...]
    """The files in which most people take the paper away."""
    downloads: tuple[Downloads, ...]
    """All files, by their use."""
    related: tuple[Card, ...]
    same_issue: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def pages(library: Library) -> Iterator[Page]:
    """A page for each paper, and for each version of it that was kept."""
    for paper in library.all_papers:
        view = _view(paper, library)
        yield Page(
            address=paper.address,
            title=paper.title,
            template="paper.html",
            kind=KIND,
            description=paper.description,
            view=view,
            markdown=paper.body,
            document=paper,
            lists=keys_listed_by(paper, library.base_for(paper).references),
            entries=(view.own_reference,),
            facets=facets_of(paper, library, byline=_byline(paper)),
            changed=paper.last_changed,
            is_searched=not (isinstance(paper, EarlierVersion) or paper.withdrawn),
            trail=tuple(_trail(paper, view)),
        )


def _trail(paper: Paper, view: PaperView) -> Iterator[Link]:
    yield Link("Papers", "papers/")
    if view.issue:
        yield view.issue
    if isinstance(paper, EarlierVersion):
        yield Link(paper.paper.title, paper.paper.address)


def _view(paper: Paper, library: Library) -> PaperView:
    issue = paper.series.issue
    previous, following = _neighbours(paper, library)
    is_newest = not isinstance(paper, EarlierVersion)
    return PaperView(
        kind=paper.type.label,
        subtitle=paper.subtitle,
        authors=tuple(_author_line(author, paper, library) for author in paper.authors),
        published=when(paper.date) if paper.date else None,
        updated=when(paper.updated) if paper.updated else None,
        version=paper.version,
        minutes=paper.reading_minutes,
        abstract=tuple(part.strip() for part in paper.abstract.split("\n\n") if part.strip()),
        themes=theme_links(paper, library),
        audience=tuple(audience.label for audience in paper.audience),
        keywords=paper.all_keywords,
        doi=paper.doi or "",
        license=paper.license,
        issue=Link(f"Issue {issue}", issue_address(issue)) if issue else None,
        number=paper.series.number,
        statements=_statements(paper),
        versions=_versions(paper, library),
        newest=_newest(paper),
        withdrawn=Notice(when(paper.withdrawn.date), paper.withdrawn.reason) if paper.withdrawn else None,
        corrections=tuple(
            Notice(when(told.date), told.note)
            for told in sorted(paper.corrections, key=lambda told: told.date, reverse=True)
        ),
        way=way_lines(paper, library),
        frameworks=tuple(
            Link(library.framework_by_id[name].title, library.framework_by_id[name].address)
            for name in paper.frameworks
            if name in library.framework_by_id
        ),
        own_reference=bibtex.paper_reference(paper, library),
        to_read=tuple(_texts(file for file in text_files(paper) if not file.is_for_programs))[:MOST_AT_THE_HEAD],
        downloads=tuple(_downloads(paper, library)),
        related=tuple(card(other, library) for other in library.related(paper)) if is_newest else (),
        same_issue=_same_issue(paper, library) if is_newest else (),
        previous=previous,
        next=following,
    )


MOST_AT_THE_HEAD = 3
"""How many files the head of the page names: those that most people want."""


def _texts(files: Iterable[TextFile]) -> Iterator[Link]:
    for file in files:
        yield Link(file.label, file.address)


def _downloads(paper: Paper, library: Library) -> Iterator[Downloads]:
    if texts := tuple(_texts(text_files(paper))):
        yield Downloads("The paper", texts)
    about_it = (one for one in paper_formats() if one.is_for_readers and one.is_made_of(paper, library))
    yield Downloads("To cite it", tuple(Link(one.name, one.address(paper)) for one in about_it))
    if not isinstance(paper, EarlierVersion) and cited_in(paper, library):
        files = tuple(Link(one.name, paper_address(paper, one)) for one in reference_formats())
        yield Downloads("Its references", files)


def _byline(paper: Paper) -> str:
    return ", ".join(part for part in (authors_of(paper), when(paper.date).text if paper.date else "") if part)


def _author_line(author: Author, paper: Paper, library: Library) -> AuthorLine:
    person = library.person(author.full_name, author.orcid)
    return AuthorLine(
        name=author.full_name,
        address=person.address if person else "",
        orcid=author.orcid or "",
        institutions=paper.institutions(author),
        email=(author.email or "") if author.corresponding else "",
        roles=tuple(role.label for role in author.roles),
        note=author.note,
    )


def _statements(paper: Paper) -> tuple[tuple[str, str], ...]:
    told = (
        ("Acknowledgements", paper.acknowledgements),
        ("Funding", paper.funding),
        ("Competing interests", paper.competing_interests),
        ("Ethics", paper.ethics),
        ("Data", paper.data_availability),
        ("Review", paper.peer_review),
    )
    return tuple((heading, text.strip()) for heading, text in told if text.strip())


def _versions(paper: Paper, library: Library) -> tuple[Version, ...]:
    """What each version changed, the newest first, those that have a page with its address."""
    pages = {version.version: version.address for version in library.versions_before(paper)}
    told = {change.version: Version(change.version, when(change.date), change.note) for change in paper.changes}
    for version in library.versions_before(paper):
        if version.version not in told and version.last_changed:
            told[version.version] = Version(version.version, when(version.last_changed), "")
    newest_first = sorted(told.values(), key=lambda version: version.when.iso, reverse=True)
    return tuple(replace(version, address=pages.get(version.version, "")) for version in newest_first)


def _newest(paper: Paper) -> Version | None:
    if not isinstance(paper, EarlierVersion) or paper.paper.last_changed is None:
        return None
    return Version(paper.paper.version, when(paper.paper.last_changed), "", paper.paper.address)


MOST_OF_AN_ISSUE = 12
"""How many papers of its issue a paper's page names; the issue's page names them all."""


def _same_issue(paper: Paper, library: Library) -> tuple[Link, ...]:
    papers = library.papers_in(paper.series.issue) if paper.series.issue else ()
    others = [Link(other.title, other.address) for other in papers if other is not paper]
    return tuple(others[:MOST_OF_AN_ISSUE])


def _neighbours(paper: Paper, library: Library) -> tuple[Link | None, Link | None]:
    """The papers before and after this one in its issue."""
    papers = library.papers_in(paper.series.issue) if paper.series.issue else ()
    if paper not in papers:  # it is no part of an issue, or an earlier version of one
        return None, None
    place = papers.index(paper)
    before = papers[place - 1 : place]
    after = papers[place + 1 : place + 2]
    return _link(before), _link(after)


def _link(papers: tuple[Paper, ...]) -> Link | None:
    return next((Link(paper.title, paper.address) for paper in papers), None)
