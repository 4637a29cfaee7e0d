"""How much of a library a rule looks at. What a rule found is kept until that changes.

A rule of a narrow scope gets an excerpt in the place of the library: what lies outside is not there to be asked, so
that what was found can depend on nothing else.
"""

from __future__ import annotations

import enum
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import cast

from hub.content.base import MAXIMUM_BYTES
from hub.content.document import Document
from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.issue import Issue
from hub.content.paper import Paper
from hub.content.person import PersonNotes
from hub.content.plain_page import PlainPage
from hub.content.programme import Programme
from hub.content.template import Template
from hub.content.text_file import read_text
from hub.content.theme import Theme
from hub.library import Library
from hub.memory import digest, digest_of_code


class Scope(enum.Enum):
    """What a rule looks at, as its module's `SCOPE` says."""

    LIBRARY = enum.auto()
    """Everything there is; a rule that says nothing looks at this."""
    DOCUMENT = enum.auto()
    """One document after the other, with the files in its folder; of the rest, the bases, which ids and addresses there
    are, and the settings."""
    BASES = enum.auto()
    """The reference base, the papers' own bases and the settings."""
    FIGURES = enum.auto()
    """The files of figures, and the settings."""


class Excerpt:
    """Answers what a rule may ask of a library, by the names that it has there, and nothing else."""

    def __init__(self, library: Library, names: frozenset[str], **own: object) -> None:
        self._library, self._names = library, names
        self.__dict__.update(own)

    def __getattr__(self, name: str) -> object:
        """What the library answers, if a rule of this scope may ask for it."""
        if name not in self._names:
            raise AttributeError(f"A rule of this scope cannot ask for {name}; see hub/checks/scope.py.")
        return getattr(self._library, name)


@dataclass(frozen=True)
class Part:
    """A part of a library that rules of a narrow scope look at."""

    scope: Scope
    digest: Callable[[], str]
    """Tells all that the part tells: the same only if the same must be found."""
    excerpt: Callable[[], Excerpt]
    """What of the library such a rule can ask for."""
    document: Document | None = None
    """The document that it is about, if it is about one."""

    def as_library(self) -> Library:
        """The excerpt as rules take it."""
        return cast("Library", self.excerpt())


def parts(library: Library) -> Iterator[Part]:
    """The parts that rules of narrow scopes look at."""
    cut = _Cut(library)
    for document in library.documents:
        yield Part(Scope.DOCUMENT, partial(cut.digest_of, document), partial(cut.document, document), document)
    yield Part(Scope.BASES, cut.digest_of_bases, cut.bases)
    yield Part(Scope.FIGURES, cut.digest_of_figures, cut.figures)


class _Cut:
    """Cuts a library into parts."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._configuration = library.configuration

    def figures(self) -> Excerpt:
        return Excerpt(self._library, frozenset({"configuration"}))

    def bases(self) -> Excerpt:
        return Excerpt(self._library, _OF_BASES)

    def document(self, document: Document) -> Excerpt:
        lists = {name: (document,) if isinstance(document, kind) else () for name, kind in _KINDS.items()}
        return Excerpt(self._library, _AROUND_A_DOCUMENT, documents=(document,), **lists, **self._ids)

    @cached_property
    def _ids(self) -> Mapping[str, object]:
        """Of other documents, which there are and nothing else."""
        return {name: dict.fromkeys(getattr(self._library, name)) for name in _IDS}

    # Digests.

    @cached_property
    def _digest_of_settings(self) -> str:
        base, style = self._library.base, self._library.style
        root = str(self._configuration.root)
        return digest(digest_of_code(), root, self._configuration.text, str(base.is_whole), style)

    @cached_property
    def _digests_of_base_files(self) -> Mapping[str, str]:
        files = self._library.base_files
        return {base.shown: digest(read_text(base.file, base.shown, MAXIMUM_BYTES)[0]) for base in files}

    def digest_of_bases(self) -> str:
        told = (text for item in self._digests_of_base_files.items() for text in item)
        return digest("bases", self._digest_of_settings, str(self._library.today), *told)

    def digest_of_figures(self) -> str:
        folders = (self._configuration.papers, self._configuration.docs)
        return digest("figures", self._digest_of_settings, *map(_files_in, folders))

    @cached_property
    def _digest_of_surroundings(self) -> str:
        library = self._library
        shared = (self._digests_of_base_files[base.shown] for base in library.shared_base_files)
        ids = (name for names in _IDS for name in ("", *getattr(library, names)))
        places = (f"{document.source.path} {document.address}" for document in library.documents)
        told = (*shared, "", *ids, "", *places, "", *sorted(library.addresses.all))
        return digest("document", self._digest_of_settings, str(library.today), str(library.published), *told)

    @cached_property
    def _files_of_docs(self) -> str:
        return _files_in(self._configuration.docs)

    def digest_of(self, document: Document) -> str:
        source = document.source
        own = self._library.own_base_files.get(document.folder, ()) if isinstance(document, Paper) else ()
        bases = (self._digests_of_base_files[base.shown] for base in own)
        files = _files_in(source.file.parent) if isinstance(document, Paper) else self._files_of_docs
        return digest(self._digest_of_surroundings, source.path, source.matter, source.body, files, *bases)


_KINDS: Mapping[str, type[Document]] = {
    "papers": Paper,
    "events": Event,
    "frameworks": Framework,
    "templates": Template,
    "programmes": Programme,
    "themes": Theme,
    "issues": Issue,
    "notes": PersonNotes,
    "plain_pages": PlainPage,
}
"""The library's lists of documents."""
_IDS = ("paper_by_id", "event_by_id", "framework_by_id", "theme_by_id")
_OF_BASES = frozenset({"configuration", "base", "own_bases", "references", "today"})
_AROUND_A_DOCUMENT = frozenset(
    {"configuration", "base", "base_for", "authors_for", "citations_in", "addresses", "published", "today"}
)


def _files_in(folder: Path) -> str:
    """Which files a folder holds, and for all but texts since when they are as they are."""
    found = []
    for path, folders, names in os.walk(folder):
        folders.sort()
        found += [f"{path}/{name} {'' if name.endswith('.md') else _state(f'{path}/{name}')}" for name in sorted(names)]
    return "\n".join(found)


def _state(file: str) -> str:
    """What tells that a file is the same: a figure of many megabytes is not read for it.

    The time of its last change is set by the system, whatever a program says.
    """
    try:
        state = os.stat(file)  # noqa: PTH116 (of each of many files: a path costs as much again)
    except OSError:  # a link that leads nowhere
        return ""
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"
