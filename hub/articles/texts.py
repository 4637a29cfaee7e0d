"""Which texts of the hub are taken away as files: each has a page and a cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.articles.cover import Cover, paper_cover
from hub.content.document import Document
from hub.library import Library


@dataclass(frozen=True)
class Text:
    """A text that can be taken away."""

    address: str
    """Of its page, from the site's root, with a closing slash."""
    name: str
    """What its files are called, without their ending."""
    cover: Cover

    @property
    def page(self) -> str:
        """The page's file, from the site's root."""
        return f"{self.address}index.html"

    def file(self, suffix: str) -> str:
        """The address of a file of it."""
        return f"{self.address}{self.name}.{suffix}"


def texts(library: Library) -> Iterator[Text]:
    """Every text that can be taken away."""
    for paper in (paper for paper in library.papers if not paper.withdrawn):
        yield Text(paper.address, text_name(paper), paper_cover(paper, library))


def text_name(document: Document) -> str:
    """What the files of a document's text are called, without their ending."""
    return document.id or "text"
