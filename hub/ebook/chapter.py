"""A text as a chapter of a book: XHTML that reading systems take, with its figures."""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from hub.articles.article import Article
from hub.articles.article_format import Remark
from hub.articles.front import body, front
from hub.typesetting.figures import image_content

MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""The kinds of image that every reading system shows (EPUB 3.3, section 3.2), by the ending of their files."""
_OF_PAGES = frozenset({"align", "aria-labelledby", "hreflang", "loading", "tabindex", "xmlns"})
"""Attributes that are of use on a page, or whose anchors have other names in a book."""
_OF_ADDRESSES = "!#$%&'()*+,/:;=?@~"
"""What may stand in an address besides letters and digits (RFC 3986, section 2.2, but for square brackets)."""
_MATHML = "http://www.w3.org/1998/Math/MathML"


@dataclass(frozen=True)
class Heading:
    """A heading of a chapter, for the table of contents."""

    level: int
    words: str
    anchor: str


@dataclass
class Chapter:
    """A chapter, ready for a book."""

    name: str
    """What its files begin with."""
    title: str
    language: str
    markup: str
    """What stands in its body, as XHTML."""
    headings: list[Heading] = field(default_factory=list)
    figures: Mapping[str, bytes] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def has_formulas(self) -> bool:
        """Whether there is MathML in it, which a book has to say."""
        return "<math" in self.markup

    def as_xhtml(self) -> str:
        """The whole file."""
        title, language = html.escape(self.title), html.escape(self.language)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{language}" xml:lang="{language}">\n'
            f'<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
            f"<body>\n{self.markup}\n</body>\n</html>\n"
        )


def chapter(article: Article, name: str = "text") -> Chapter:
    """An article as a chapter."""
    return _Making(article, name).chapter()


class _Making:
    def __init__(self, article: Article, name: str) -> None:
        self._article = article
        self._name = name
        self._figures: dict[str, bytes] = {}
        self._remarks: list[Remark] = []
        self._anchors: dict[str, str] = {}

    def chapter(self) -> Chapter:
        cover = self._article.cover
        root = lxml_html.Element("section")
        root.append(self._title())
        if cover.subtitle:
            root.append(_element(root, "p", "subtitle", cover.subtitle))
        root.extend(front(self._article))
        root.extend(body(self._article))
        root.extend(self._notes(root))
        for element in list(root.iter(etree.Element)):
            self._clean(element)
        self._point(root)
        headings = list(_headings(root))
        markup = "\n".join(_as_xml(child) for child in root)
        return Chapter(self._name, cover.title, cover.language, markup, headings, self._figures, self._remarks)

    def _title(self) -> HtmlElement:
        return _element(self._article.root, "h1", "title", self._article.cover.title)

    def _notes(self, root: HtmlElement) -> Iterator[HtmlElement]:
        for name, note in self._article.notes.items():
            aside = root.makeelement("aside", {"id": name, "class": "footnote", "role": "doc-footnote"})
            aside.set("epub-type", "footnote")
            aside.text = note.text
            aside.extend(copy.deepcopy(child) for child in note)
            yield aside

    def _clean(self, element: HtmlElement) -> None:
        """Leave what XHTML knows, and name anchors as XML does."""
        for name in list(element.attrib):
            if name.startswith("data-") or name in _OF_PAGES:
                del element.attrib[name]
        if element.get("role") in ("list", "listitem", "region"):
            element.attrib.pop("role")
            element.attrib.pop("aria-label", None)
        if element.tag == "a" and "footnote-ref" in element.get("class", ""):
            element.set("epub-type", "noteref")
            element.set("role", "doc-noteref")
        if anchor := element.get("id"):
            if anchor in self._anchors:
                element.attrib.pop("id")
            else:
                self._anchors[anchor] = f"{self._name}-{len(self._anchors) + 1}"
                element.set("id", self._anchors[anchor])
        if element.tag == "img":
            self._show(element)

    def _show(self, image: HtmlElement) -> None:
        file = self._article.figure(image)
        if file is None or file.suffix.lower() not in MEDIA_TYPES or image_content(file) is None:
            name = file.name if file else image.get("src", "")
            self._remarks.append(_not_shown(name))
            image.tag = "em"
            image.text = image.get("alt") or name
            for attribute in ("src", "alt", "width", "height"):
                image.attrib.pop(attribute, None)
            return
        name = f"{self._name}-figure-{len(self._figures) + 1}{file.suffix.lower()}"
        self._figures[name] = file.read_bytes()
        image.set("src", name)
        image.set("alt", image.get("alt", ""))

    def _point(self, root: HtmlElement) -> None:
        """Have links lead to the places by their new names; one that leads nowhere is text."""
        for link in root.xpath(".//a"):
            target = link.get("href", "")
            if target.startswith("#"):
                if anchor := self._anchors.get(unquote(target[1:])):
                    link.set("href", f"#{anchor}")
                else:
                    link.attrib.pop("href")
            elif target:
                link.set("href", quote(target, safe=_OF_ADDRESSES))


def _not_shown(name: str) -> Remark:
    kinds = ", ".join(sorted({kind.removeprefix(".") for kind in MEDIA_TYPES}))
    return Remark(
        f"A figure must be a whole image of a kind that reading systems show ({kinds}); '{name}' is not. "
        "Its words stand in its place.",
        "Save it as PNG or SVG.",
    )


def _element(near: HtmlElement, tag: str, name: str, words: str) -> HtmlElement:
    element: HtmlElement = near.makeelement(tag, {"class": name})
    element.text = words
    return element


def _headings(root: HtmlElement) -> Iterator[Heading]:
    for number, heading in enumerate(root.iter("h2", "h3"), 1):
        if words := " ".join(heading.text_content().split()):
            if not heading.get("id"):
                heading.set("id", f"heading-{number}")
            yield Heading(int(str(heading.tag)[1]), words, heading.get("id", ""))


def _as_xml(element: HtmlElement) -> str:
    """An element as XHTML: formulas in their own name space, notes by their names in EPUB."""
    written = etree.tostring(element, encoding="unicode", method="xml", with_tail=False)
    written = re.sub(r'\bepub-type="', 'epub:type="', written)
    return re.sub(r"<math\b", f'<math xmlns="{_MATHML}"', written)
