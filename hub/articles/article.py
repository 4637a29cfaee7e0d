"""A text as its page shows it, read from the finished page: what readers take away is what they saw.

A template marks with `data-article` the parts of a page that belong to its text (`Part`), and with `data-article-skip`
what in them is of use on a page alone. All else that only a page needs is known by its class.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from hub.articles.cover import Cover
from hub.paths import is_file_inside


class Part(enum.StrEnum):
    """A part of a text, by the name that templates mark it with."""

    ABSTRACT = "abstract"
    """The abstract, with its heading."""
    TEXT = "text"
    """The text that people wrote, with its references."""
    CLOSING = "closing"
    """The sections after it: versions, how to cite, statements."""


FURNITURE = (
    "//script | //button | //nav | //template | //*[@hidden] | //*[@data-article-skip]"
    " | //*[contains(concat(' ', @class, ' '), ' headerlink ')]"
    " | //*[contains(concat(' ', @class, ' '), ' hub-backlinks ')]"
    " | //*[contains(concat(' ', @class, ' '), ' footnote-backref ')]"
)
"""XPath of what a page has for its own use: links to its own parts and back, what is pressed, what is not shown."""


@dataclass(frozen=True, eq=False)
class Article:
    """A text without what only a page needs, its links whole or to a place in it."""

    cover: Cover
    folder: Path
    """Where the page is, and beside it the figures."""
    root: HtmlElement
    """The parts in their order, each an element with `data-article`."""
    notes: Mapping[str, HtmlElement]
    """The footnotes that the text points to, as list items, by their id (`fn:1`); they stand in no part."""
    holds: Sequence[Article] = ()
    """The papers of an issue, in their order."""

    def parts(self, part: Part) -> list[HtmlElement]:
        """The elements of a part, in their order; a page may have none or several."""
        return [element for element in self.root if element.get("data-article") == part]

    @cached_property
    def how_to_cite(self) -> list[HtmlElement]:
        """The section that says how to cite the text, which stands on a cover."""
        return [section for section in self._closing if _is_how_to_cite(section)]

    @cached_property
    def closing(self) -> list[HtmlElement]:
        """The sections after the text, but for how to cite it."""
        return [section for section in self._closing if not _is_how_to_cite(section)]

    @property
    def _closing(self) -> Iterator[HtmlElement]:
        return (section for part in self.parts(Part.CLOSING) for section in part if isinstance(section.tag, str))

    @cached_property
    def references(self) -> Mapping[str, HtmlElement]:
        """The entries of the reference list, in its order, by citation key. They stand in the text as well."""
        entries = self.root.xpath("//div[@id='refs']//div[starts-with(@id, 'ref-')]")
        return {entry.get("id").removeprefix("ref-"): entry for entry in entries}

    @property
    def items(self) -> Path:
        """The file of the references as CSL-JSON, which stands beside the page of a text that cites something."""
        return self.folder / "references.json"

    def figure(self, image: HtmlElement) -> Path | None:
        """The file that an image shows; nothing if it does not lie beside the page or below."""
        file = self.folder / unquote(urlsplit(image.get("src", "")).path)
        return file if is_file_inside(file, self.folder) else None

    def figures(self) -> Iterator[Path]:
        """The files of all images, in their order."""
        for image in (image for element in (self.root, *self.notes.values()) for image in element.iter("img")):
            if file := self.figure(image):
                yield file
        for paper in self.holds:
            yield from paper.figures()

    def as_html(self) -> str:
        """The whole text, for a digest of it."""
        own = (html.tostring(element, encoding="unicode") for element in (self.root, *self.notes.values()))
        return "".join([*own, *(paper.as_html() for paper in self.holds)])


def read_article(page: Path, cover: Cover, holds: Iterable[tuple[Path, Cover]] = ()) -> Article:
    """The text of a finished page.

    Args:
        page: the page's file, in a site on disk.
        cover: what the text says of itself.
        holds: the same of each text that it holds.
    """
    parser = html.HTMLParser(huge_tree=True)  # what is nested deeper than usual would be left out
    whole = html.document_fromstring(page.read_text(encoding="utf-8", errors="replace"), parser=parser)
    root = html.Element("article")
    # A part within a part would come twice.
    for part in whole.xpath("//*[@data-article and not(ancestor::*[@data-article])]"):
        if part.tag == "li":  # its list stays behind
            part.tag = "section"
        root.append(part)
    for element in root.xpath(FURNITURE):
        element.drop_tree()
    _make_links_whole(root, cover.url)
    held = tuple(read_article(*one) for one in holds)
    return Article(cover, page.parent, root, _taken_notes(root), held)


def _is_how_to_cite(section: HtmlElement) -> bool:
    return "hub-cite" in section.get("class", "").split()


def _make_links_whole(root: HtmlElement, url: str) -> None:
    anchors = set(root.xpath("//@id"))
    for link in root.iter("a"):
        target = link.get("href", "")
        if not (target.startswith("#") and unquote(target[1:]) in anchors):
            link.set("href", urljoin(url, target))


def _taken_notes(root: HtmlElement) -> Mapping[str, HtmlElement]:
    """The footnotes that are pointed to, taken out of their list; those that are not stay in it."""
    wanted = [unquote(link.get("href", "")[1:]) for link in root.xpath("//a[@class='footnote-ref']")]
    notes: dict[str, HtmlElement] = {}
    for name in dict.fromkeys(wanted):
        if found := root.xpath("//div[@class='footnote']//li[@id=$name]", name=name):
            notes[name] = found[0]
            found[0].getparent().remove(found[0])
    for listed in root.xpath("//div[@class='footnote'][not(.//li)]"):
        listed.drop_tree()
    return notes
