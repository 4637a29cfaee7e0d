"""What the modules that set elements share: the article, the places in it that links lead to, and what is remarked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from lxml.html import HtmlElement

from hub.articles.article import Article
from hub.articles.article_format import Remark

Node = HtmlElement | str
"""An element, or text between elements."""


@dataclass(frozen=True)
class Figure:
    """A file that the markup shows, under a name of its own."""

    name: str
    content: bytes


class Setter(Protocol):
    """Sets nodes as Typst's markup."""

    state: State

    def flow(self, nodes: Iterable[Node]) -> str:
        """Blocks below each other; what is not a block becomes paragraphs."""

    def line(self, nodes: Iterable[Node]) -> str:
        """What stands in a line."""


@dataclass
class State:
    """What is known while an article is set."""

    article: Article
    prefix: str = ""
    """What the names of this article's places and figures begin with, where several are set together."""
    refused: frozenset[str | bytes] = frozenset()
    """Formulas and files that Typst is known to refuse."""
    remarks: list[Remark] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    set_notes: set[str] = field(default_factory=set)
    """The footnotes that have been set: a second mark leads to the same."""
    lacks_words: bool = False
    """Whether a figure has no alternative text: the PDF is then not as PDF/UA asks."""

    def __post_init__(self) -> None:
        trees = (self.article.root, *self.article.notes.values())
        targets = {
            unquote(link.get("href", "")[1:])
            for tree in trees
            for link in tree.iter("a")
            if link.get("href", "").startswith("#")
        }
        known = dict.fromkeys(
            element.get("id") for tree in trees for element in tree.iter() if element.get("id") in targets
        )
        self._labels = {name: f"{self.prefix}a{number}" for number, name in enumerate(known, 1)}
        self._placed: set[str] = set()

    def label(self, name: str) -> str:
        """The label of the place with an id; empty if nothing leads there, or there is no such place."""
        return self._labels.get(name, "")

    def anchor(self, element: HtmlElement) -> str:
        """The mark of a place that something leads to, once; of any other, nothing."""
        label = self.label(element.get("id", ""))
        if not label or label in self._placed:
            return ""
        self._placed.add(label)
        return f"#metadata(none)<{label}>"

    def remark(self, message: str, advice: str = "") -> None:
        """Tell what was done in another way than was asked; the same once."""
        remark = Remark(message, advice)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def show(self, content: bytes, suffix: str) -> str:
        """Take in a figure's file, and give the name under which the markup has it."""
        name = f"{self.prefix}figure-{len(self.figures) + 1}{suffix}"
        self.figures.append(Figure(name, content))
        return name

    def file_of(self, image: HtmlElement) -> Path | None:
        """The file that an image shows, if it lies beside the page."""
        return self.article.figure(image)


def classes(element: HtmlElement) -> set[str]:
    """The classes of an element."""
    return set(element.get("class", "").split())


def nodes_of(element: HtmlElement) -> list[Node]:
    """What stands in an element, in order: texts and elements, without comments."""
    nodes: list[Node] = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            nodes.append(child)
        nodes.append(child.tail or "")
    return [node for node in nodes if not isinstance(node, str) or node]
