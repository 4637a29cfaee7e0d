"""Everything on disk, read once, with its cross-indexes: the one source of pages, checks, exports and commands."""

from __future__ import annotations

import dataclasses
import datetime
import heapq
import itertools
import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from hub.citations.sentences import Parts, Sentence, sentences_around
from hub.citations.syntax import Cluster, find_clusters, listed_keys
from hub.configuration import Configuration
from hub.content.author_index import AuthorIndex
from hub.content.base import Base, joined, read_base_file
from hub.content.base_authors import BaseAuthors
from hub.content.citing import Citing, Companion, Place
from hub.content.document import Document
from hub.content.earlier_version import FOLDER, EarlierVersion
from hub.content.event import Event
from hub.content.framework import AskedQuestion, Framework
from hub.content.front_matter import read_source
from hub.content.issue import Issue
from hub.content.paper import Paper
from hub.content.person import Person, PersonNotes, people
from hub.content.plain_page import PlainPage
from hub.content.programme import Programme
from hub.content.published import Published, read_published
from hub.content.reference import Reference
from hub.content.template import Template
from hub.content.theme import Theme
from hub.content.values import slug
from hub.diagnostics import Diagnostic
from hub.links import REFERENCE_WAYS, PageAddresses
from hub.memory import Memory
from hub.paths import is_file_inside, lies_inside
from hub.sources import BaseFile, gather

D = TypeVar("D", bound=Document)

FOLDERS: Mapping[str, type[Document]] = {
    "events": Event,
    "frameworks": Framework,
    "issues": Issue,
    "people": PersonNotes,
    "programmes": Programme,
    "templates": Template,
    "themes": Theme,
}
"""The folders of `docs/` that hold a type of their own; whatever lies elsewhere is a plain page."""


@dataclass(frozen=True)
class Library:
    """All content of a hub. Lists are in the order in which readers meet them."""

    configuration: Configuration
    papers: tuple[Paper, ...]
    """Newest first."""
    earlier_versions: tuple[EarlierVersion, ...]
    """Papers as they were before; only their pages tell of them."""
    events: tuple[Event, ...]
    """Latest first."""
    frameworks: tuple[Framework, ...]
    """By title."""
    templates: tuple[Template, ...]
    """By title."""
    programmes: tuple[Programme, ...]
    """By title."""
    themes: tuple[Theme, ...]
    """By title."""
    issues: tuple[Issue, ...]
    """Those that somebody introduced, newest first."""
    notes: tuple[PersonNotes, ...]
    """What is known of people besides their work."""
    plain_pages: tuple[PlainPage, ...]
    """By address."""
    base: Base
    """The reference base."""
    style: str
    """The hub's CSL style: a file's path or a style's name."""
    published: Published
    """What was published and must stay."""
    shared_base_files: tuple[BaseFile, ...] = ()
    """What the reference base was read from."""
    base_findings: tuple[Diagnostic, ...] = ()
    """What could not be fetched or read of the reference base and the style."""
    memory: Memory = field(default_factory=lambda: Memory(None), repr=False)
    """What was found out of the same files before."""

    @classmethod
    def read(cls, configuration: Configuration, memory: Memory | None = None) -> Library:
        """Read all content. Whatever is wrong with it is in `findings`; nothing stops the reading.

        Args:
            configuration: where it is.
            memory: what was read of the same files before.
        """
        sources = gather(configuration)
        memory = memory or Memory(None)
        documents = list(_documents(configuration, memory))
        base = joined((read_base_file(file.file, file.shown) for file in sources.bases), is_whole=sources.is_whole)
        _give_each_an_address(documents)
        papers = {document.source.file.parent: document for document in documents if isinstance(document, Paper)}
        earlier = tuple(_earlier_versions(configuration, papers, memory))
        _give_each_an_address(earlier)
        return cls(
            configuration=configuration,
            papers=_sorted(documents, Paper, lambda paper: (_newest_first(paper.date), *_late_number_first(paper))),
            earlier_versions=earlier,
            events=_sorted(documents, Event, lambda event: (_newest_first(event.first_day), event.id)),
            frameworks=_sorted(documents, Framework, lambda framework: (framework.title.casefold(), framework.id)),
            templates=_sorted(documents, Template, lambda template: (template.title.casefold(), template.id)),
            programmes=_sorted(documents, Programme, lambda programme: (programme.title.casefold(), programme.id)),
            themes=_sorted(documents, Theme, lambda theme: (theme.title.casefold(), theme.id)),
            issues=_sorted(documents, Issue, lambda issue: -issue.number),
            notes=_sorted(documents, PersonNotes, lambda notes: notes.id),
            plain_pages=_sorted(documents, PlainPage, lambda page: page.address),
            base=base,
            style=sources.style,
            published=read_published(configuration.root),
            shared_base_files=sources.bases,
            base_findings=(*sources.findings, *base.diagnostics),
            memory=memory,
        )

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every file that people write."""
        return (
            *self.papers,
            *self.issues,
            *self.events,
            *self.frameworks,
            *self.templates,
            *self.programmes,
            *self.themes,
            *self.notes,
            *self.plain_pages,
        )

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was wrong with files while they were read, in order of place."""
        own = [finding for base in self.own_bases.values() for finding in base.diagnostics]
        read = [finding for document in (*self.documents, *self.earlier_versions) for finding in document.findings]
        settings = self.configuration.findings
        return tuple(sorted({*settings, *read, *own, *self.base_findings, *self.published.findings}))

    @cached_property
    def today(self) -> datetime.date:
        """The day for which the site is built: `SOURCE_DATE_EPOCH`, else the latest day of any paper or page.

        A build has no clock, so that the same content gives the same bytes
        (reproducible-builds.org/specs/source-date-epoch).
        """
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        days = [document.updated or document.date for document in self.documents]
        days += [paper.last_changed for paper in self.papers]
        return max((day for day in days if day), default=datetime.date(2000, 1, 1))

    @cached_property
    def addresses(self) -> PageAddresses:
        """Where each file and page that people can link to is found on the site."""
        return PageAddresses(self)

    # What has which id

    @cached_property
    def all_papers(self) -> tuple[Paper, ...]:
        """Every paper that has a page: as it is, and as it was."""
        return (*self.papers, *self.earlier_versions)

    def versions_before(self, paper: Paper) -> tuple[EarlierVersion, ...]:
        """The versions of a paper that came before it and were kept, by the names of their folders."""
        return tuple(self._versions_of.get(paper, ()))

    @cached_property
    def _versions_of(self) -> Mapping[Paper, list[EarlierVersion]]:
        of: dict[Paper, list[EarlierVersion]] = defaultdict(list)
        for version in self.earlier_versions:
            of[version.paper].append(version)
        return of

    @cached_property
    def paper_by_id(self) -> Mapping[str, Paper]:
        """Papers by the name of their folder and by their place in the address."""
        return {**{paper.folder: paper for paper in self.papers}, **{paper.id: paper for paper in self.papers}}

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by the name of their file and by their place in the address."""
        names = {event.source.file.stem: event for event in self.events}
        return {**names, **{event.id: event for event in self.events}}

    @cached_property
    def framework_by_id(self) -> Mapping[str, Framework]:
        """Frameworks by id."""
        return {framework.id: framework for framework in self.frameworks}

    @cached_property
    def theme_by_id(self) -> Mapping[str, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """Every question of every framework, each under an id of its own: the second of one id gets a number."""
        questions: dict[str, AskedQuestion] = {}
        for asked in itertools.chain.from_iterable(framework.questions for framework in self.frameworks):
            numbered = (f"{asked.id}-{number}" for number in itertools.count(2))
            id_ = next(name for name in itertools.chain([asked.id], numbered) if name not in questions)
            questions[id_] = dataclasses.replace(asked, id=id_)
        return tuple(questions.values())

    @cached_property
    def _questions_of(self) -> Mapping[Framework, list[AskedQuestion]]:
        of: dict[Framework, list[AskedQuestion]] = defaultdict(list)
        for asked in self.questions:
            of[asked.framework].append(asked)
        return of

    def questions_of(self, framework: Framework) -> tuple[AskedQuestion, ...]:
        """The questions of a framework, phase by phase, under the ids that they have in this library."""
        return tuple(self._questions_of.get(framework, ()))

    # What belongs to a theme

    def themes_of(self, document: Document | Person) -> tuple[Theme, ...]:
        """The themes of a document or a person that exist, in their own order, each once."""
        return tuple(self.theme_by_id[name] for name in dict.fromkeys(document.themes) if name in self.theme_by_id)

    def on_theme(self, theme: Theme, documents: Iterable[D]) -> tuple[D, ...]:
        """Those of some documents that are on a theme."""
        return tuple(document for document in documents if theme.id in document.themes)

    def people_on(self, theme: Theme) -> tuple[Person, ...]:
        """Everybody whose work here is on a theme."""
        return tuple(person for person in self.people if theme.id in person.themes)

    def references_on(self, theme: Theme) -> tuple[Reference, ...]:
        """The references whose `keywords` name a theme, by author and year."""
        return tuple(self._references_by_keyword.get(theme.id, ()))

    @cached_property
    def _references_by_keyword(self) -> Mapping[str, list[Reference]]:
        by_keyword: dict[str, list[Reference]] = defaultdict(list)
        for reference in self.references:
            for keyword in dict.fromkeys(reference.keywords):
                by_keyword[keyword].append(reference)
        return by_keyword

    def narrower(self, theme: Theme) -> tuple[Theme, ...]:
        """The themes that a theme holds."""
        return tuple(other for other in self.themes if theme.id in other.broader)

    # The series

    @cached_property
    def issue_numbers(self) -> tuple[int, ...]:
        """Every issue that was introduced or that a paper names, newest first."""
        named = {paper.series.issue for paper in self.papers if paper.series.issue}
        return tuple(sorted(named | {issue.number for issue in self.issues if issue.number}, reverse=True))

    def issue(self, number: int) -> Issue | None:
        """What the editors wrote about an issue, if they did."""
        return next((issue for issue in self.issues if issue.number == number), None)

    @cached_property
    def _papers_by_issue(self) -> Mapping[int, tuple[Paper, ...]]:
        by_issue: dict[int, list[Paper]] = defaultdict(list)
        for paper in self.papers:
            by_issue[paper.series.issue or 0].append(paper)
        return {
            issue: tuple(sorted(papers, key=lambda paper: (paper.series.number or 0, paper.id)))
            for issue, papers in by_issue.items()
        }

    def papers_in(self, issue: int) -> tuple[Paper, ...]:
        """The papers of an issue, in their order."""
        return self._papers_by_issue.get(issue, ())

    @cached_property
    def _paper_themes(self) -> Mapping[str, tuple[Paper, ...]]:
        by_theme: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.papers:
            for theme in self.themes_of(paper):
                by_theme[theme.id].append(paper)
        return {theme: tuple(papers) for theme, papers in by_theme.items()}

    def related(self, paper: Paper, most: int = 4) -> tuple[Paper, ...]:
        """The papers that share most themes with a paper, newest first where they share as many."""
        shared: dict[Paper, int] = defaultdict(int)
        for theme in dict.fromkeys(paper.themes):
            for other in self._paper_themes.get(theme, ()):
                shared[other] += other.id != paper.id
        near = (other for other, count in shared.items() if count)
        return tuple(heapq.nsmallest(most, near, key=lambda other: (-shared[other], self._place[other])))

    @cached_property
    def _place(self) -> Mapping[Paper, int]:
        return {paper: place for place, paper in enumerate(self.papers)}

    @cached_property
    def papers_by_appearance(self) -> Mapping[str, tuple[Paper, ...]]:
        """The papers that became works of the reference base, by citation key, newest first."""
        by_key: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.papers:
            for key in dict.fromkeys(told.key for told in paper.published_elsewhere if told.key):
                by_key[key].append(paper)
        return {key: tuple(papers) for key, papers in by_key.items()}

    # Events and what came of them

    def events_of(self, paper: Paper) -> tuple[Event, ...]:
        """The events that a paper names, or that name the paper among their outputs."""
        named = [self.event_by_id[name] for name in paper.events if name in self.event_by_id]
        naming = (event for name in (paper.id, paper.folder) for event in self._events_by_output.get(name, ()))
        return tuple(dict.fromkeys((*named, *naming)))

    @cached_property
    def _events_by_output(self) -> Mapping[str, list[Event]]:
        by_output: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for name in event.outputs:
                by_output[name].append(event)
        return by_output

    def papers_of(self, event: Event) -> tuple[Paper, ...]:
        """The papers that came of an event, newest first."""
        return self._papers_by_event.get(event, ())

    @cached_property
    def _papers_by_event(self) -> Mapping[Event, tuple[Paper, ...]]:
        by_event: dict[Event, list[Paper]] = defaultdict(list)
        for paper in self.papers:
            for event in self.events_of(paper):
                by_event[event].append(paper)
        return {event: tuple(papers) for event, papers in by_event.items()}

    @cached_property
    def coming_events(self) -> tuple[Event, ...]:
        """The events that are not over on the day of the build, the next one first."""
        coming = [event for event in self.events if (event.last_day or datetime.date.min) >= self.today]
        return tuple(reversed(coming))

    @cached_property
    def past_events(self) -> tuple[Event, ...]:
        """The events that are over, the latest first."""
        return tuple(event for event in self.events if event not in self.coming_events)

    # People

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody, by id."""
        return people(self.papers, self.events, self.notes)

    @cached_property
    def _person_by_name(self) -> Mapping[str, Person]:
        by_letters = {slug(person.name): person for person in reversed(self.people)}
        return {**by_letters, **{person.orcid: person for person in self.people if person.orcid}}

    def person(self, name: str, orcid: str | None = None) -> Person | None:
        """The person of a name, or of an ORCID iD where one is given."""
        return self._person_by_name.get(orcid or "") or self._person_by_name.get(slug(name))

    # References and citations

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The reference base, by author and year."""
        return tuple(sorted(self.base.references.values(), key=lambda reference: reference.sorted_as))

    @cached_property
    def _reference_ids(self) -> Mapping[str, str]:
        ids: dict[str, str] = {}
        taken = {*REFERENCE_WAYS, "filter"}
        for key in self.base.references:
            wanted = re.sub(r"\Apage-", "work-page-", slug(key)) or "work"
            numbered = (f"{wanted}-{number}" for number in itertools.count(2))
            ids[key] = next(name for name in itertools.chain([wanted], numbered) if name not in taken)
            taken.add(ids[key])
        return ids

    def reference_id(self, key: str) -> str:
        """The place of a reference of the base in addresses: its key in an address's letters."""
        return self._reference_ids[key]

    def reference_address(self, key: str) -> str:
        """Where the page of a reference of the base is: `references/<id>/`."""
        return f"references/{self.reference_id(key)}/"

    @cached_property
    def base_authors(self) -> BaseAuthors:
        """Who the works of the reference base are by."""
        return BaseAuthors(self.references)

    @cached_property
    def own_bases(self) -> Mapping[str, Base]:
        """The references of papers that have `.bib` files of their own, by the papers' folders."""
        return {
            folder: joined(read_base_file(base.file, base.shown) for base in files)
            for folder, files in self.own_base_files.items()
        }

    @cached_property
    def own_base_files(self) -> Mapping[str, tuple[BaseFile, ...]]:
        """The `.bib` files of papers that have some, by the papers' folders."""
        found = {paper.folder: tuple(_own_base_files(paper, self.configuration)) for paper in self.all_papers}
        return {folder: files for folder, files in found.items() if files}

    @cached_property
    def base_files(self) -> tuple[BaseFile, ...]:
        """Every `.bib` file: those of the reference base and those of papers."""
        own = [base for folder in sorted(self.own_base_files) for base in self.own_base_files[folder]]
        return (*self.shared_base_files, *own)

    @cached_property
    def _bases(self) -> Mapping[str, Base]:
        return {folder: self.base.overlaid_with(own) for folder, own in self.own_bases.items()}

    def base_for(self, document: Document) -> Base:
        """The references that a document can cite: the reference base and a paper's own, which goes before it."""
        return self._bases.get(document.folder, self.base) if isinstance(document, Paper) else self.base

    def authors_for(self, document: Document) -> AuthorIndex:
        """The works that a document can cite, by their first author."""
        folder = document.folder if isinstance(document, Paper) and document.folder in self.own_bases else ""
        if folder not in self._author_indexes:
            self._author_indexes[folder] = AuthorIndex(self.base_for(document).references.values())
        return self._author_indexes[folder]

    @cached_property
    def _author_indexes(self) -> dict[str, AuthorIndex]:
        """Those that were asked for, by the folder of a paper with references of its own; the others share one."""
        return {}

    def citations_in(self, document: Document) -> tuple[Cluster, ...]:
        """The citation clusters of a document's text, in order."""
        return find_clusters(document.body)

    def keys_in(self, document: Document) -> Sequence[str]:
        """The keys of a document's citations, each once, whether there are such works or not."""
        if document not in self._found_keys:
            self._found_keys[document] = self._find_keys(document)
        return self._found_keys[document]

    @cached_property
    def _found_keys(self) -> dict[Document, Sequence[str]]:
        """Those of documents that were asked about: a page and its files ask several times."""
        return {}

    def _find_keys(self, document: Document) -> Sequence[str]:
        name = self.memory.key("keys", document.body)
        kept: list[str] | None = self.memory.get(name)
        if kept is None:
            kept = list(dict.fromkeys(key for cluster in self.citations_in(document) for key in cluster.keys))
            self.memory.put(name, kept)
        return kept

    def shown_citations(self, document: Document) -> tuple[Cluster, ...]:
        """Those of them that the document's page shows as citations: no cross-reference and no social handle is one."""
        known = self.base_for(document).references
        return tuple(cluster for cluster in self.citations_in(document) if not cluster.cites_nothing(known))

    @cached_property
    def _citing(self) -> Citing:
        cited = {document: self._works_cited_in(document) for document in self.documents}
        listed = {document: keys_listed_by(document, self.base.references) for document in self.documents}
        return Citing(cited, listed)

    def _works_cited_in(self, document: Document) -> list[tuple[str, ...]]:
        """For each citation that a page shows, the works of the reference base in it."""
        other = self.keys_of_other_works(document)
        clusters = ((citation.key for citation in cluster.citations) for cluster in self.shown_citations(document))
        return [tuple(dict.fromkeys(key for key in keys if key in self.base and key not in other)) for keys in clusters]

    def keys_of_other_works(self, document: Document) -> Collection[str]:
        """The keys of the reference base that stand for another work in a paper with a base of its own."""
        own = self.own_bases.get(document.folder, Base()) if isinstance(document, Paper) else Base()
        known = self.base.references
        return {key for key, work in own.references.items() if key in known and not work.is_same_work_as(known[key])}

    def citing(self, key: str) -> tuple[Document, ...]:
        """The documents that cite a reference or list it."""
        return self._citing.documents(key)

    def places_citing(self, key: str) -> Sequence[Place]:
        """Every place where a reference is cited or listed, in the order of the documents."""
        return self._citing.places(key)

    def sentence(self, place: Place) -> Parts:
        """What is said where a work is cited: the sentence around the citation, nothing in front matter.

        Citations in it are told by their numbers among the `shown_citations` of the document.
        """
        return () if place.number is None else self._sentences[place.document][place.number].around(place.number)

    @cached_property
    def _sentences(self) -> Mapping[Document, Sequence[Sentence]]:
        return {read: sentences_around(read.body, self.shown_citations(read)) for read in self.documents}

    def cited_with(self, key: str, most: int = 8) -> list[Companion]:
        """The works that are cited together with a reference, those first that stand beside it most often."""
        return self._citing.companions(key, most, self._rank)

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {reference.key: rank for rank, reference in enumerate(self.references)}


def keys_listed_by(document: Document, known: Collection[str]) -> tuple[str, ...]:
    """Citation keys that front matter names: sources of a framework or a programme, what came of an event, `nocite`.

    Args:
        document: whose front matter.
        known: the keys that it can name; a `nocite` of `@*` stands for all of them.
    """
    if isinstance(document, Paper):
        return listed_keys(document.nocite, known)
    if isinstance(document, Framework):
        return document.sources
    if isinstance(document, Programme):
        return document.all_sources
    return document.outputs if isinstance(document, Event) else ()


def _documents(configuration: Configuration, memory: Memory) -> Iterator[Document]:
    """Every text that lies where it seems to: a link may lead to a file that is nobody's business."""
    for file in sorted(configuration.papers.glob("*/paper.md")):
        if lies_inside(file, configuration.papers) and lies_inside(file.parent, configuration.papers):
            yield Paper.from_source(read_source(file, configuration.shown(file), memory))
    for file in sorted(configuration.docs.rglob("*.md")):
        if not lies_inside(file, configuration.docs):
            continue
        place = file.relative_to(configuration.docs)
        folder = place.parent.as_posix() if place.name != "index.md" else ""
        document = FOLDERS.get(folder, PlainPage).from_source(read_source(file, configuration.shown(file), memory))
        yield document.placed(place.as_posix()) if isinstance(document, PlainPage) else document


def _earlier_versions(
    configuration: Configuration, papers: Mapping[Path, Document], memory: Memory
) -> Iterator[EarlierVersion]:
    """What lies in papers' folders of earlier versions, of papers that are there."""
    for file in sorted(configuration.papers.glob(f"*/{FOLDER}/*/paper.md")):
        paper = papers.get(file.parents[2])
        if isinstance(paper, Paper) and lies_inside(file, file.parents[2]):
            version = EarlierVersion.from_source(read_source(file, configuration.shown(file), memory))
            yield version.of(paper)


def _give_each_an_address(documents: Iterable[Document]) -> None:
    """Two documents of one address both keep a page: the second moves aside, and a check says so."""
    taken: set[str] = set()
    for document in documents:
        address, number = document.usual_address, 1
        while address and (address in taken or _OF_A_LIST.fullmatch(address)):
            number += 1
            address = f"{document.usual_address.rstrip('/')}-{number}/"
        taken.add(address)
        document.at(address)


_OF_A_LIST = re.compile(
    r"(?:agreement|checks|events|frameworks|issues|library|log|offline|papers|people|planner|programmes|reflect|templates|themes)/(?:page-\d+/)?"
    r"|(?:questions|references)/.*"
    r"|themes/[^/]+/(?:events|frameworks|papers|people|programmes|references|templates)/(?:page-\d+/)?"
)
"""The addresses of pages that no file stands for."""


def _own_base_files(paper: Paper, configuration: Configuration) -> Iterator[BaseFile]:
    folder = paper.source.file.parent
    for file in [folder / name for name in dict.fromkeys(paper.bibliography)] or sorted(folder.glob("*.bib")):
        if is_file_inside(file, folder):
            yield BaseFile(file, configuration.shown(file))


def _sorted(documents: Iterable[Document], kind: type[D], key: Callable[[D], object]) -> tuple[D, ...]:
    chosen = [document for document in documents if isinstance(document, kind)]
    return tuple(sorted(chosen, key=key))  # type: ignore[arg-type]


def _newest_first(day: datetime.date | None) -> int:
    return -(day.toordinal() if day else 0)


def _late_number_first(paper: Paper) -> tuple[int, str]:
    return -(paper.series.number or 0), paper.id
