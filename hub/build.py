"""One building of the site, whichever generator does it: what is shown where, and the citations in work meanwhile."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from hub import checks, exports, figures
from hub.archive import write_archive
from hub.articles import texts as articles
from hub.articles.downloads import fill_in_downloads
from hub.articles.making import Told, make_files
from hub.aside import Aside
from hub.citations.csl_items import CslItems, CslReader
from hub.citations.pandoc import Pandoc
from hub.citations.rendering import Renderer
from hub.citations.style import DEFAULT_STYLE, StyleError, find_own_style, find_style
from hub.configuration import CACHE, Configuration
from hub.content.document import Document
from hub.content.paper import Paper
from hub.diagnostics import Diagnostic
from hub.dialect.math import with_mathml
from hub.exports.bibtex import paper_references
from hub.exports.exported import ExportedFile
from hub.exports.references import all_references
from hub.library import Library
from hub.links import FileLinks
from hub.markdown import HubMarkdown, PageContext, Said
from hub.metadata.head import Head, head_of
from hub.offline import write_worker
from hub.pages import all_pages
from hub.pages.page import Page
from hub.reflections import Reflection, reflections
from hub.safety import CONTENT_SECURITY_POLICY, PREVIEW_POLICY, sanitise


class Build:
    """The content of a hub on its way to pages.

    A generator asks for `pages` and `figures`, converts each page's text with `extensions` between `begin` and
    `finish_text`, shows it in its template with `context`, and gives the finished HTML to `finish_page`. Once its site
    is on disk, `write_exports` adds what stands beside the pages.
    """

    is_preview: ClassVar[bool] = False
    """Whether a server shows the pages to the one who writes them, and reloads them by a script that it puts in."""

    def __init__(self, configuration: Configuration) -> None:
        self.library = Library.read(configuration)
        self.findings: tuple[Diagnostic, ...] = tuple(checks.check(self.library))
        self.pages: Mapping[str, Page] = all_pages(self.library)
        self._addresses = self.library.addresses
        style = _style(self.library.style, configuration.root)
        pandoc = Pandoc()
        self._renderer = Renderer(style, cache=configuration.root / CACHE / "citations", pandoc=pandoc)
        self._text = HubMarkdown(self._renderer)
        self._links = FileLinks()
        self._aside = Aside()
        self._said: dict[str, Sequence[Said]] = {}
        self._entries = self._renderer.begin_entries(
            reference.entry for page in self.pages.values() for reference in page.entries
        )
        reader = CslReader(configuration.root / CACHE / "references", pandoc)
        works = (*all_references(self.library), *paper_references(self.library))
        self.items: CslItems = reader.begin(work.entry for work in works)
        """What Pandoc reads in each reference, and in each paper's own entry."""

    @classmethod
    def begin(cls, configuration_file: Path) -> Build:
        """Read everything that an `mkdocs.yml` names.

        Raises:
            ConfigurationError: if the file cannot be used.
        """
        return cls(Configuration.read(configuration_file))

    @property
    def extensions(self) -> tuple[HubMarkdown, FileLinks]:
        """The Python-Markdown extensions that read the hub's texts, to be used after the configured ones."""
        return self._text, self._links

    def figures(self) -> Iterator[ExportedFile]:
        """The figures that stand beside the pages."""
        return figures.files(self.library)

    def write_exports(self, site: Path) -> Iterator[Told]:
        """Write every format's files beside the finished pages, list them there, and yield what there is to tell.

        A large base has many thousands of them, which a generator would all hold in memory: they are written one after
        another. The files of texts take longest, and are left out of previews and where `EXPORTS` is `off`.
        """
        for exported in exports.all_files(self.library, self.items, site):
            exported.write(site)
        texts = tuple(articles.texts(self.library))
        if self.has_files_to_take_away:
            cache = self.library.configuration.root / CACHE / "exports"
            yield from make_files(texts, exports.article_formats(), site, cache)
        for paper in self.library.all_papers:
            fill_in_downloads(site / paper.address / "index.html")

    def write_offline(self, site: Path) -> None:
        """Write what makes a finished site readable without a network: the worker that keeps the library, and a zip."""
        write_worker(site, is_preview=self.is_preview)
        if self.has_files_to_take_away:
            write_archive(site)

    @property
    def has_files_to_take_away(self) -> bool:
        """Whether what takes longest to make is made: the files of texts, and the zip of all."""
        return not self.is_preview and os.environ.get("EXPORTS") != "off"

    def begin_text(self, page: Page) -> str:
        """Make ready for a page's text and give it, in Markdown."""
        document = page.document
        if document is None:
            self._text.page = PageContext()
            self._links.resolve = lambda _target: None
            return page.markdown
        self._text.page = PageContext(
            as_written=document.source.as_written,
            entries=self.library.base_for(document).entries,
            nocite=page.lists,
            style=_own_style(document),
            locale=document.lang if isinstance(document, Paper) else "",
            figure=lambda target: figures.shown_as(document, target),
            path=document.source.path,
        )
        self._links.resolve = lambda target: self._addresses.as_seen_from(document, target)
        return document.source.as_written or page.markdown

    def finish_text(self, html: str) -> str:
        """A page's converted text, its formulas set, with nothing in it that could run: a mark that stands for it."""
        return self._aside.put(sanitise(with_mathml(html)))

    def finish_page(self, html: str) -> str:
        """A page's whole HTML, with its text and its citations in place."""
        return self._text.fill(self._aside.fill(html))

    def head(self, page: Page) -> Head:
        """What a page tells machines."""
        return head_of(page, self.library)

    def citations_on(self, path: str) -> Sequence[Said]:
        """What the page of a file makes of the citations in its text, in their order; once it has been converted."""
        if path not in self._said:
            document = self._document_of[path]
            self._said[path] = self._text.said_in(path, self.library.shown_citations(document))
        return self._said[path]

    def reflections_in(self, document: Document) -> Sequence[Reflection]:
        """The reflective questions of a document's text that can be answered."""
        return [asked for asked in reflections(document.body) if asked.name and asked.ask]

    @cached_property
    def _document_of(self) -> Mapping[str, Document]:
        return {document.source.path: document for document in self.library.documents}

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """The formatted entry, as HTML, of each reference that a template shows, by the entry's source."""
        return self._entries()

    @cached_property
    def reference_addresses(self) -> Mapping[str, str]:
        """The address of each reference's own page, by citation key."""
        return {key: self.library.reference_address(key) for key in self.library.base.references}

    @property
    def epoch(self) -> int:
        """The day of the build in seconds since 1970, for tools that date what they write by `SOURCE_DATE_EPOCH`."""
        seconds = datetime.datetime.combine(self.library.today, datetime.time.min, datetime.UTC).timestamp()
        return max(0, min(int(seconds), 2**32 - 1))  # what the head of a gzip file holds

    @property
    def policy(self) -> str:
        """The policy that each page gives to browsers."""
        return PREVIEW_POLICY if self.is_preview else CONTENT_SECURITY_POLICY

    @property
    def empty_folder(self) -> Path:
        """A folder without files, for a generator that must be given one to read."""
        folder = self.library.configuration.root / CACHE / "empty"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a page can be made of."""
        configuration = self.library.configuration
        return tuple(path for path in (configuration.docs, configuration.papers, *configuration.bases) if path.exists())

    def findings_on(self, page: Page) -> tuple[Diagnostic, ...]:
        """What there is to say about the file that a page is made of."""
        path = page.document.source.path if page.document else ""
        return tuple(finding for finding in self.findings if finding.location.path == path)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why texts or citations are shown as they were written, if some are: what could not be done with them."""
        return self._text.problems

    def close(self) -> None:
        """End what works beside the build."""
        self._renderer.close()


def _style(name: str, folder: Path) -> Path:
    """A style's file, or the default's where there is none of that name; a check says so."""
    try:
        return find_style(name, folder)
    except StyleError:
        return find_style(DEFAULT_STYLE, folder)


def _own_style(document: Document) -> Path | None:
    if not (isinstance(document, Paper) and document.csl):
        return None
    try:
        return find_own_style(document.csl, document.source.file.parent)
    except StyleError:  # told by a check
        return None
