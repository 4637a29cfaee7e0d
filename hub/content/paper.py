"""A working paper: `papers/<slug>/paper.md` and its figures."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import ClassVar, Self

from pydantic import Field

from hub.content.document import Document, Part
from hub.content.front_matter import Source
from hub.content.people import Affiliation, Author, Authors
from hub.content.values import Day, Doi, Ids, Text, Texts, WebAddress, Words, slug
from hub.content.vocabulary import Appearance, PaperType
from hub.diagnostics import Diagnostic


class InSeries(Part):
    """A paper's place in the series."""

    issue: int | None = Field(default=None, ge=1)
    """The issue of the series, whose page is `/issues/<n>/`."""
    number: int | None = Field(default=None, ge=1)
    """The paper's running number in the series."""


class Change(Part):
    """What a version of a paper changed."""

    version: Text
    """The version."""
    date: Day
    """The day on which it appeared."""
    note: Text = ""
    """What is different, in a sentence or two."""


class Correction(Part):
    """A mistake in a paper that was found after it was published, and mended."""

    date: Day
    """The day on which it was mended."""
    note: Text
    """What was wrong and what is right now, in a sentence or two."""


class Withdrawal(Part):
    """That a paper was withdrawn: its page stays, and its text does not."""

    date: Day
    """The day on which it was withdrawn."""
    reason: Text
    """Why, in a sentence or two that readers understand."""


class Elsewhere(Part):
    """Where a paper appeared besides, before it or after."""

    key: Text = ""
    """The citation key of that work in the reference base, which then tells the rest."""
    kind: Appearance = Appearance.JOURNAL_ARTICLE
    """What it is there."""
    title: Words = ""
    """What it is called there."""
    where: Words = ""
    """The journal, the book or the site."""
    date: Day | None = None
    """The day on which it appeared there."""
    doi: Doi | None = None
    """Its DOI there."""
    url: WebAddress | None = None
    """Where it is on the web."""


class Paper(Document):
    """A working paper."""

    REQUIRED: ClassVar[tuple[str, ...]] = ("title", "authors", "date")
    FOREIGN_KEYS: ClassVar[frozenset[str]] = frozenset(
        "aas-doi aas-journal affiliation archive_doi author author-meta biblio-style bibtex citation_author colorlinks "
        "editor_options fontfamily fontsize formatted_doi geometry header-includes journal knit link-citations "
        "linkcolor mainfont natbib numbersections output papersize repository section-titles short_title "
        "software_repository_url toc urlcolor vignette year".split()
    )

    title: Words = ""
    """The heading of the page."""
    subtitle: Words = ""
    """The second part of the title."""
    authors: Authors = ()
    """Who wrote it, in order."""
    affiliations: tuple[Affiliation, ...] = ()
    """Institutions that authors refer to by `index`."""
    type: PaperType = PaperType.RESEARCH
    """What kind of paper it is."""
    abstract: Text = ""
    """What the paper says, in 100 to 200 words."""
    series: InSeries = InSeries()
    """The issue and number in the series."""
    version: Text = "1"
    """The version that this text is."""
    changes: tuple[Change, ...] = ()
    """Each version with its date and what it changed."""
    corrections: tuple[Correction, ...] = ()
    """Mistakes that were found and mended, which readers of the paper should know of."""
    withdrawn: Withdrawal | None = None
    """That it was withdrawn, when and why. The page stays, without the text."""
    published_elsewhere: tuple[Elsewhere, ...] = ()
    """Where it appeared besides, such as the journal article that it became."""
    doi: Doi | None = None
    """The paper's own DOI."""
    bibliography: Texts = ()
    """The paper's own `.bib` files, in its folder, read besides the reference base."""
    csl: Text = ""
    """A CSL style of the paper's own: a `.csl` file beside it, or a style's name."""
    lang: Text = ""
    """The language of the paper, as a tag of RFC 5646; `en-GB` if none is given."""
    nocite: Text = ""
    """Works that the references list though the text does not cite them, written as citations: `@key1, @key2`."""
    events: Ids = ()
    """Events that it came of or treats: names of files in `docs/events/`."""
    frameworks: Ids = ()
    """Frameworks that it leads to: names of files in `docs/frameworks/`."""
    tags: Texts = ()
    """Keywords, by the name that JOSS papers use."""
    funding: Text = ""
    """Who paid for the work."""
    competing_interests: Text = ""
    """What the authors gain or lose by its conclusions."""
    ethics: Text = ""
    """How consent was asked and who approved the study."""
    consent: Text = ""
    """How the people who are quoted or described agreed to it."""
    data_availability: Text = ""
    """Where the data are, or why they are not shared."""
    acknowledgements: Text = ""
    """Thanks."""
    peer_review: Text = ""
    """Who reviewed it, and how."""

    def from_file(self, source: Source, findings: tuple[Diagnostic, ...]) -> Self:
        """The same paper, told which file it is; one that was withdrawn has no text for anybody to read or quote."""
        return super().from_file(replace(source, body="", as_written="") if self.withdrawn else source, findings)

    @property
    def folder(self) -> str:
        """The name of the folder it lies in."""
        return self.source.file.parent.name

    @cached_property
    def id(self) -> str:
        """The folder's name as it stands in the address."""
        return slug(self.folder)

    @property
    def usual_address(self) -> str:
        """`papers/<slug>/`."""
        return f"papers/{self.id}/"

    @property
    def all_keywords(self) -> tuple[str, ...]:
        """Keywords and tags together, each once."""
        return tuple(dict.fromkeys((*self.keywords, *self.tags)))

    @property
    def last_changed(self) -> Day | None:
        """The latest day that the front matter tells."""
        told = (*self.changes, *self.corrections, *((self.withdrawn,) if self.withdrawn else ()))
        days = [self.date, self.updated, *(change.date for change in told)]
        return max((day for day in days if day), default=None)

    @cached_property
    def _affiliation_by_index(self) -> dict[str, Affiliation]:
        return {affiliation.index: affiliation for affiliation in self.affiliations}

    def affiliations_of(self, author: Author) -> tuple[Affiliation, ...]:
        """An author's institutions; one that is no index of `affiliations` is itself a name."""
        listed = self._affiliation_by_index
        if any(part in listed for part in author.affiliation):
            return tuple(listed.get(part) or Affiliation(name=part) for part in author.affiliation)
        return (Affiliation(name=", ".join(author.affiliation)),) if author.affiliation else ()

    def institutions(self, author: Author) -> tuple[str, ...]:
        """The names of an author's institutions."""
        return tuple(affiliation.name for affiliation in self.affiliations_of(author))
