"""Python-Markdown steps for what a paper has besides text: figures with captions, and sections below its title.

A paragraph that is one image with a description is a figure, as for Pandoc (`implicit_figures`), and the description,
with its emphasis, links, formulas and citations, its caption. Braces after it give name, class and size.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor

from hub.dialect import marks
from hub.dialect.attributes import Attributes, read_attributes
from hub.prose import Link, links


def register(md: Markdown, figure: Callable[[str], str]) -> None:
    """Add the steps: blocks before paragraphs (10), the tree after attribute lists (8), before contents are made (5).

    Args:
        md: what converts the text.
        figure: gives the address of the file that is shown for a figure; nothing if none is there.
    """
    md.parser.blockprocessors.register(_FigureBlocks(md.parser), "hub-figure-blocks", 12)
    md.treeprocessors.register(_Figures(md, figure), "hub-figures", 6)
    md.treeprocessors.register(_Headings(md), "hub-headings", 5.5)


@dataclass(frozen=True)
class _Image:
    """An image in Markdown."""

    link: Link
    attributes: Attributes
    """What stands in braces after it."""

    @property
    def caption(self) -> str:
        return self.link.label.strip()

    @property
    def is_named(self) -> bool:
        """Whether the text can refer to it."""
        return bool(self.attributes.name) or marks.LABEL in self.link.label


class _FigureBlocks(BlockProcessor):
    """Makes the figures, with the caption still in Markdown."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(_figures(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        for images in _figures(blocks.pop(0)):
            figure = SubElement(parent, "figure")
            for image in images:
                _add_image(figure, image)
            SubElement(figure, "figcaption").text = next(image.caption for image in images if image.caption)


def _figures(block: str) -> list[list[_Image]]:
    """The images of each figure, if a block is nothing but images.

    Several images are figures if the text can refer to one; a lone caption is that of all.
    """
    images = list(_images(block.strip()))
    captioned = [image for image in images if image.caption]
    if len(images) > 1 and not any(image.is_named for image in images):
        return []
    return [images] if len(captioned) == 1 else [[image] for image in images] if len(captioned) == len(images) else []


def _images(text: str) -> Iterator[_Image]:
    """The images that a text consists of, or none if it consists of anything else."""
    if not text.startswith("!["):
        return
    images: list[_Image] = []
    position = 0
    for link in links(text):
        if link.is_image and link.offset == position and (found := _AFTER.match(text, link.end)):
            images.append(_Image(link, read_attributes(found["braces"] or "")))
            position = found.end()
    if position == len(text):
        yield from images


_AFTER = re.compile(r"\s*(?P<braces>\{[^{}]*\})?\\?\s*")
_LENGTH = re.compile(r"(?P<number>\d*\.?\d+)\s*(?P<unit>%|px|cm|mm|in|em|pt)?")
_OF_THE_TEXT = re.compile(r"(?P<number>\d*\.?\d+)?\s*\\(?:text|line|column)width")


def _add_image(figure: Element, written: _Image) -> None:
    """Add an image: name and classes are the figure's, width and height its own."""
    image = SubElement(figure, "img", {"alt": _alternative(written.attributes), "src": written.link.target})
    if written.link.title:
        image.set("title", written.link.title)
    for name, value in written.attributes.of_html.items():
        figure.set(name, value)
    for name in ("width", "height"):
        length = written.attributes.values.get(name, "").strip()
        if of_the_text := _OF_THE_TEXT.fullmatch(length):
            _set_length(image, name, f"{min(100, 100 * float(of_the_text['number'] or 1)):g}", "%")
        elif found := _LENGTH.fullmatch(length):
            _set_length(image, name, found["number"], found["unit"])


def _alternative(attributes: Attributes) -> str:
    """What is said in place of an image where its caption is not."""
    return attributes.values.get("alt", "") or attributes.values.get("fig-alt", "")


def _set_length(image: Element, name: str, number: str, unit: str | None) -> None:
    """HTML's own attributes are in pixels; other units are CSS."""
    if unit in (None, "px"):
        image.set(name, str(round(float(number))))
    else:
        image.set("style", f"{image.get('style', '')}{name}:{number}{unit};")


def _take_knitted_figure(element: Element) -> None:
    """A figure as R Markdown's knitr writes it in HTML, with a paragraph for its caption."""
    caption = next((child for child in element if child.tag == "p" and child.get("class") == "caption"), None)
    if element.get("class") == "figure" and caption is not None:
        element.tag, caption.tag = "figure", "figcaption"
        element.attrib.clear()
        caption.attrib.clear()


def _take_lengths(image: Element) -> None:
    """Lengths that an attribute list gave to an image."""
    for name in ("width", "height"):
        length = _LENGTH.fullmatch(image.get(name, "").strip())
        if image.attrib.pop(name, None) is not None and length:
            _set_length(image, name, length["number"], length["unit"])


class _Figures(Treeprocessor):
    """Gives figures their alternative text, and missing ones their place."""

    def __init__(self, md: Markdown, figure: Callable[[str], str]) -> None:
        super().__init__(md)
        self.figure = figure

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for index, child in enumerate(list(parent)):
                if child.tag == "p" and _is_lone_image(child):
                    parent[index] = _figure(child[0], child.tail)
        for element in root.iter("div"):
            _take_knitted_figure(element)
        for image in root.iter("img"):
            _take_lengths(image)
        for figure in reversed(list(root.iter("figure"))):  # a part of a figure before the whole
            _describe(figure)
        for parent in root.iter():
            for index, child in enumerate(list(parent)):
                if child.tag == "img":
                    shown = self.figure(html.unescape(child.get("src", "")))
                    child.set("src", shown or child.get("src", ""))
                    parent[index] = child if shown else _missing(child, parent)


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
    caption = figure.find("figcaption")
    for image in figure.iter("img") if caption is not None else ():
        if not image.get("alt"):
            image.set("alt", _plain_words(caption))


def _plain_words(caption: Element | None) -> str:
    """What a caption says, formulas as TeX without the signs around it."""
    if caption is None:
        return ""
    parts = []
    for element in caption.iter():
        words = element.text or ""
        is_formula = element.get("class") == "arithmatex"
        parts += [words[2:-2] if is_formula else words, (element.tail or "") if element is not caption else ""]
    return " ".join("".join(parts).split())


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
