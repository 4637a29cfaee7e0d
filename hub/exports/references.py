"""References in every format: the whole base, each one beside its page, and the lists of themes and papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hub.citations.csl_items import CslItems
from hub.content.paper import Paper
from hub.content.reference import Reference
from hub.content.theme import Theme
from hub.exports.exported import ExportedFile
from hub.exports.reference_format import ReferenceFormat
from hub.library import Library, keys_listed_by


def reference_files(library: Library, items: CslItems, formats: Iterable[ReferenceFormat]) -> Iterator[ExportedFile]:
    """Each set of references as a file in each format."""
    for format_ in formats:
        for address, references in _sets(library, format_):
            yield ExportedFile(address, format_.write(references, items).encode())


def _sets(library: Library, format_: ReferenceFormat) -> Iterator[tuple[str, Sequence[Reference]]]:
    yield base_address(format_), _by_key(library.references)
    for reference in library.references:
        yield reference_address(reference, format_, library), [reference]
    for theme in library.themes:
        if on_theme := library.references_on(theme):
            yield theme_address(theme, format_), _by_key(on_theme)
    for paper in library.papers:
        if cited := cited_in(paper, library):
            yield paper_address(paper, format_), cited


def _by_key(references: Iterable[Reference]) -> list[Reference]:
    return sorted(references, key=lambda reference: reference.key)


def base_address(format_: ReferenceFormat) -> str:
    """Where the whole base is."""
    return f"references/references.{format_.extension}"


def reference_address(reference: Reference, format_: ReferenceFormat, library: Library) -> str:
    """Where a reference of the base is by itself, beside its page."""
    page = library.reference_address(reference.key)
    return f"{page}{page.split('/')[-2]}.{format_.extension}"


def theme_address(theme: Theme, format_: ReferenceFormat) -> str:
    """Where the references on a theme are, if there are any."""
    return f"{theme.address}{theme.id}.{format_.extension}"


def paper_address(paper: Paper, format_: ReferenceFormat) -> str:
    """Where the references of a paper are, if it has any."""
    return f"{paper.address}references.{format_.extension}"


def cited_in(paper: Paper, library: Library) -> list[Reference]:
    """What a paper cites or lists, by key."""
    known = library.base_for(paper).references
    cited = {*library.keys_in(paper), *keys_listed_by(paper, known)}
    return [known[key] for key in sorted(cited) if key in known]


def all_references(library: Library) -> Iterator[Reference]:
    """The base, and what papers have of their own."""
    yield from library.references
    for base in library.own_bases.values():
        yield from base.references.values()
