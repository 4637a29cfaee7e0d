"""Which texts of the hub are taken away as files: each has a page and a cover."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from hub.articles.cover import Cover, issue_cover, paper_cover, sheet_cover
from hub.content.document import Document
from hub.content.framework import Framework
from hub.content.issue import issue_address
from hub.content.template import Template
from hub.library import Library


class Kind(enum.StrEnum):
    """What a text is taken away for."""

    PAPER = "paper"
    """To be read and cited."""
    ISSUE = "issue"
    """Several papers, to be read one after another."""
    SHEET = "sheet"
    """A framework or a template, to be taken into a conversation."""


@dataclass(frozen=True)
class Text:
    """A text that can be taken away."""

    address: str
    """Of its page, from the site's root, with a closing slash."""
    name: str
    """What its files are called, without their ending."""
    cover: Cover
    kind: Kind = Kind.PAPER
    holds: tuple[Text, ...] = ()
    """The papers of an issue, in their order."""

    @property
    def page(self) -> str:
        """The page's file, from the site's root."""
        return f"{self.address}index.html"

    def file(self, suffix: str) -> str:
        """The address of a file of it."""
        return f"{self.address}{self.name}.{suffix}"


def texts(library: Library) -> Iterator[Text]:
    """Every text that can be taken away."""
    standing = [paper for paper in library.papers if not paper.withdrawn]
    papers = {paper: Text(paper.address, text_name(paper), paper_cover(paper, library)) for paper in standing}
    yield from papers.values()
    for number in library.issue_numbers:
        holds = tuple(papers[paper] for paper in library.papers_in(number) if paper in papers)
        yield Text(issue_address(number), issue_name(number), issue_cover(number, library), Kind.ISSUE, holds)
    sheets: tuple[Framework | Template, ...] = (*library.frameworks, *library.templates)
    for document in sheets:
        yield Text(document.address, text_name(document), sheet_cover(document, library), Kind.SHEET)


def text_name(document: Document) -> str:
    """What the files of a document's text are called, without their ending."""
    return document.id or "text"


def issue_name(number: int) -> str:
    """What the files of an issue are called, without their ending."""
    return f"issue-{number}"
