"""Python-Markdown steps for what a paper has besides text: figures with captions, and sections below its title.

A paragraph that is one image with a description is a figure, as for Pandoc (`implicit_figures`), and the description,
with its emphasis, links, formulas and citations, its caption. Braces after it give name, class and size.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor

from hub.prose import Link, links


def register(md: Markdown, exists: Callable[[str], bool]) -> None:
    """Add the steps: blocks before paragraphs (10), the tree after attribute lists (8), before contents are made (5).

    Args:
        md: what converts the text.
        exists: whether the file of a figure is there to be shown.
    """
    md.parser.blockprocessors.register(_FigureBlocks(md.parser), "hub-figure-blocks", 12)
    md.treeprocessors.register(_Figures(md, exists), "hub-figures", 6)
    md.treeprocessors.register(_Headings(md), "hub-headings", 5.5)


class _FigureBlocks(BlockProcessor):
    """Makes the figures, with the caption still in Markdown."""

    def test(self, parent: Element, block: str) -> bool:
        return _lone_image(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0).strip()
        if found := _lone_image(block):
            figure = SubElement(parent, "figure")
            image = SubElement(figure, "img", {"alt": "", "src": found.target})
            if found.title:
                image.set("title", found.title)
            _set_attributes(figure, image, block[found.end :].strip())
            SubElement(figure, "figcaption").text = found.label.strip()


def _lone_image(block: str) -> Link | None:
    """The image that is all there is in a block."""
    text = block.strip()
    if not text.startswith("!["):
        return None
    whole = next((link for link in links(text) if link.is_image and not link.offset), None)
    if whole is None or not whole.label.strip() or not _BRACES.fullmatch(text, whole.end):
        return None
    return whole


_BRACES = re.compile(r"\s*(?:\{[^{}]*\})?\s*")
_LENGTH = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>%|px|cm|mm|in|em|pt)?")


def _set_attributes(figure: Element, image: Element, written: str) -> None:
    """What stands in braces after an image: its name and classes are the figure's, its width and height its own."""
    attributes, _ = get_attrs_and_remainder(written[1:]) if written else ([], "")
    for name, value in attributes:
        length = _LENGTH.fullmatch((value or "").strip())
        if name == ".":
            figure.set("class", f"{figure.get('class', '')} {value}".strip())
        elif name == "id":
            figure.set("id", value)
        elif name in ("width", "height") and length:
            _set_length(image, name, length["number"], length["unit"])


def _set_length(image: Element, name: str, number: str, unit: str | None) -> None:
    """HTML's own attributes are in pixels; other units are CSS."""
    if unit in (None, "px"):
        image.set(name, str(round(float(number))))
    else:
        image.set("style", f"{image.get('style', '')}{name}:{number}{unit};")


class _Figures(Treeprocessor):
    """Gives figures their alternative text, and missing ones their place."""

    def __init__(self, md: Markdown, exists: Callable[[str], bool]) -> None:
        super().__init__(md)
        self.exists = exists

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for index, child in enumerate(list(parent)):
                if child.tag == "p" and _is_lone_image(child):
                    parent[index] = _figure(child[0], child.tail)
        for parent in root.iter():
            if parent.tag == "figure":
                _describe(parent)
            for index, child in enumerate(list(parent)):
                if child.tag == "img" and not self.exists(html.unescape(child.get("src", ""))):
                    parent[index] = _missing(child, parent)


def _is_lone_image(paragraph: Element) -> bool:
    """Whether a paragraph is one image whose address stands elsewhere in the text, `![Caption][address]`."""
    if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
        return False
    return not (paragraph[0].tail or "").strip() and bool(paragraph[0].get("alt"))


def _figure(image: Element, tail: str | None) -> Element:
    figure = Element("figure")
    figure.tail, image.tail = tail, None
    figure.append(image)
    SubElement(figure, "figcaption").text = image.get("alt", "")
    return figure


def _describe(figure: Element) -> None:
    image, caption = figure.find("img"), figure.find("figcaption")
    if image is not None and caption is not None and not image.get("alt"):
        image.set("alt", " ".join("".join(caption.itertext()).split()))


def _missing(image: Element, parent: Element) -> Element:
    """A mark where a figure should be. Its file is named where the caption says already what it would show."""
    alt, source = image.get("alt", ""), image.get("src", "")
    place = Element("span", {"class": "missing-figure", "role": "img", "aria-label": alt or "Missing figure"})
    place.text = f"Missing figure: {source if parent.tag == 'figure' else alt or source}"
    place.tail = image.tail
    return place


class _Headings(Treeprocessor):
    """A text whose sections begin at the first level has them one lower: the first is the page's own title."""

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _LOWER]
        if any(heading.tag == "h1" for heading in headings):
            for heading in headings:
                heading.tag = _LOWER[heading.tag]


_LOWER = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h5", "h6": "h6"}
"""Each heading and the one below it; what is that low already stays what it is."""
