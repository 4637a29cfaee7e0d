"""The page of a work of the reference base: what it is, who cites it and how, and what stands near it."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from hub.citations.sentences import Parts
from hub.content.citing import Place
from hub.content.document import Document
from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.identifiers import Identifier, identifiers_of
from hub.content.programme import Programme
from hub.content.reference import Reference
from hub.exports import reference_formats, references
from hub.library import Library
from hub.pages.cards import card
from hub.pages.page import Facets, Link, Page, When, counted
from hub.pages.paging import Slice, slices
from hub.pages.reference_authors import author_links
from hub.pages.references import TRAIL
from hub.pages.way_lines import StepLine, way_lines

MOST_AUTHORS = 12
"""How many authors the head of the page names."""
MOST_NEAR = 6
"""How many works that are cited with it, and how many by the same authors, it names."""
MOST_WORKS = 200
"""Of how many works of an author those are chosen."""


@dataclass(frozen=True)
class CitingText:
    """A text that cites the work."""

    kind: str
    title: str
    address: str
    when: When | None
    path: str
    """The file that it is from."""


@dataclass(frozen=True)
class Passage:
    """A place where a text cites the work."""

    text: CitingText
    number: int | None
    """Which of the text's citations it is, counted from 0."""
    sentence: Parts
    """The sentence around it, with the numbers of its citations."""
    listed: str
    """How the front matter names the work, in words, if it is there and not in the text."""


@dataclass(frozen=True)
class NearWork:
    """A work that stands near this one."""

    title: str
    address: str
    byline: str
    why: str
    """How near it stands, in words."""


@dataclass(frozen=True)
class ReferenceView:
    """What the template shows."""

    reference: Reference
    authors: tuple[Link, ...]
    more_authors: int
    """How many it has besides."""
    themes: tuple[Link, ...]
    identifiers: tuple[Identifier, ...]
    abstract: str
    checked: str
    """How far the facts of its entry were checked, in the editors' words."""
    downloads: tuple[Link, ...]
    passages: Slice[Passage]
    citing: tuple[tuple[CitingText, tuple[Passage, ...]], ...]
    """The same by text."""
    texts: str
    """How many pages cite it, in words."""
    companions: tuple[NearWork, ...]
    same_authors: tuple[NearWork, ...]
    ways: tuple[tuple[StepLine, ...], ...]
    """The ways of the hub's papers that became this work."""


def pages(library: Library) -> Iterator[Page]:
    """A page for each work, and more if many places cite it."""
    texts = {document: _text(document, library) for document in library.documents}
    for reference in library.references:
        yield from _work(reference, texts, library)


def _text(document: Document, library: Library) -> CitingText:
    shown = card(document, library)
    return CitingText(shown.kind, shown.title, shown.address, shown.when, document.source.path)


def _work(reference: Reference, texts: Mapping[Document, CitingText], library: Library) -> Iterator[Page]:
    passages = [_passage(place, texts[place.document], library) for place in library.places_citing(reference.key)]
    themes = [library.theme_by_id[word] for word in dict.fromkeys(reference.keywords) if word in library.theme_by_id]
    title = reference.title or reference.key
    for part in slices(passages, library.reference_address(reference.key)):
        yield Page(
            address=part.address,
            title=title if part.is_first else f"{title}, cited on page {part.number}",
            template="reference.html",
            kind="Reference" if part.is_first else "",
            description=f"{reference.kind} in the hub’s reference base, and the pages that cite it.",
            view=_view(reference, part, tuple(Link(theme.title, theme.address) for theme in themes), library),
            entries=(reference,),
            facets=Facets(
                byline=reference.byline,
                themes=tuple(theme.title for theme in themes),
                year=str(reference.year or ""),
            ),
            trail=TRAIL,
        )


def _view(reference: Reference, passages: Slice[Passage], themes: tuple[Link, ...], library: Library) -> ReferenceView:
    """Further pages of a work that is cited in many places go on with those, and repeat nothing else."""
    is_first = passages.is_first
    return ReferenceView(
        reference=reference,
        authors=author_links(reference, library, MOST_AUTHORS),
        more_authors=max(0, len(library.base_authors.of(reference.key)) - MOST_AUTHORS),
        themes=themes,
        identifiers=identifiers_of(reference),
        abstract=reference.field("abstract"),
        checked=reference.field("verification").removeprefix("checked: "),
        downloads=tuple(
            Link(format_.name, references.reference_address(reference, format_, library))
            for format_ in reference_formats()
        ),
        passages=passages,
        citing=tuple((text, tuple(inside)) for text, inside in groupby(passages.items, lambda passage: passage.text)),
        texts=counted(len(library.citing(reference.key)), "page"),
        companions=tuple(_companions(reference, library)) if is_first else (),
        same_authors=tuple(_by_same_authors(reference, library)) if is_first else (),
        ways=tuple(way_lines(paper, library) for paper in library.papers_by_appearance.get(reference.key, ())),
    )


def _passage(place: Place, text: CitingText, library: Library) -> Passage:
    sentence = library.sentence(place)
    if place.number is not None and place.number not in sentence:  # it stands in what nobody reads as a sentence
        sentence = (*sentence, place.number)
    return Passage(text, place.number, sentence, "" if sentence else _listed(place.document))


def _listed(document: Document) -> str:
    if isinstance(document, Framework | Programme):
        return "Among its sources."
    return (
        "Named among what came of it."
        if isinstance(document, Event)
        else "Listed in its references, and not cited in the text."
    )


def _companions(reference: Reference, library: Library) -> Iterator[NearWork]:
    for companion in library.cited_with(reference.key, MOST_NEAR):
        beside = f"side by side {_times(companion.citations)}" if companion.citations else ""
        together = f"together on {counted(companion.texts, 'page')}" if companion.texts else ""
        why = ", ".join(part for part in (beside, together) if part)
        yield _near(library.base.references[companion.key], library, why)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _by_same_authors(reference: Reference, library: Library) -> Iterator[NearWork]:
    """Other works by its authors: those first that most of them wrote, then the newest."""
    shared: Counter[str] = Counter()
    for author in library.base_authors.of(reference.key)[:MOST_AUTHORS]:
        shared.update(work.key for work in author.works[-MOST_WORKS:])
    del shared[reference.key]
    works = library.base.references
    for key in heapq.nsmallest(MOST_NEAR, shared, key=lambda key: (-shared[key], -(works[key].year or 0), key)):
        yield _near(works[key], library)


def _near(work: Reference, library: Library, why: str = "") -> NearWork:
    return NearWork(work.title or work.key, library.reference_address(work.key), work.byline, why)
