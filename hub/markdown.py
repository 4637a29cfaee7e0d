"""Python-Markdown extension: citations, the list of references, figures, and what makes a stranger's text safe.

A citation becomes a token while the text is converted; the finished citation takes the token's place in the page's
whole HTML, later, so that Pandoc works beside the conversion and not after it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from hub.citations.bibtex import Entry
from hub.citations.rendering import Rendered, Renderer
from hub.citations.syntax import Cluster, find_clusters
from hub.safety import with_unsafe_as_text

HEADING = "References"
"""What the list of references is called, on the page and in its table of contents."""

# Private-use characters: no text needs them, and no step of the conversion knows them.
_OPEN, _CLOSE, _ZERO = "\ue100", "\ue101", 0xE110
_TOKEN = re.compile(f"{_OPEN}([\ue110-\ue119]+)(?:\ue11a([\ue110-\ue119]+))?{_CLOSE}")
_RESERVED = re.compile("[\ue100-\ue11a]")

_OWN_PLACE = re.compile(
    r"^(?:\\bibliography(?:\{[^}]*\})?|<div id=[\"']refs[\"'][^>]*>\s*</div>|:{3,}\s*\{[^}\n]*#refs[^}\n]*\}\s*\n\s*:{3,})[ \t]*$",
    re.MULTILINE,
)
_OWN_HEADING = re.compile(
    r"^(?:#{1,6}[ \t]*(?:references?|bibliography|works cited|literature)[ \t]*#*(?:\{[^}]*\})?"
    r"|(?:references?|bibliography)[ \t]*\n[=-]{3,})\s*\Z",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class PageContext:
    """The page whose text is converted next."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """What it can cite, by citation key."""
    nocite: tuple[str, ...] = ()
    """Keys that its references list though the text may not cite them."""
    style: Path | None = None
    """A CSL style of its own."""
    figure_exists: Callable[[str], bool] = lambda _target: True
    """Whether the file of a figure is there to be shown."""


@dataclass(frozen=True)
class _Conversion:
    """What a converted page still waits for."""

    finish: Callable[[], Rendered]

    @cached_property
    def rendered(self) -> Rendered:
        return self.finish()


class HubMarkdown(Extension):
    """The extension. One instance serves every page; set `page` before each conversion."""

    def __init__(self, renderer: Renderer) -> None:
        super().__init__()
        self.page = PageContext()
        self._renderer = renderer
        self._conversions: list[_Conversion] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the steps: the source after its white space is normalised (30), the tree before links are made."""
        md.preprocessors.register(_Source(md, self), "hub-source", 28)
        md.treeprocessors.register(_Figures(md, self), "hub-figures", 6)
        md.treeprocessors.register(_Tables(md), "hub-tables", 6)

    def begin(self, clusters: list[Cluster]) -> int:
        """Begin with the citations of a page; the number by which its tokens know it."""
        page = self.page
        finish = self._renderer.begin(clusters, page.entries, page.nocite, page.style)
        self._conversions.append(_Conversion(finish))
        return len(self._conversions) - 1

    def fill(self, page: str) -> str:
        """A page's whole HTML with its citations and references in the places of their tokens."""
        return _TOKEN.sub(self._finished, page) if _OPEN in page else page

    @property
    def problems(self) -> tuple[str, ...]:
        """Why citations are shown as they were written, each reason once."""
        reasons = (conversion.rendered.problem for conversion in self._conversions)
        return tuple(dict.fromkeys(reason for reason in reasons if reason))

    def _finished(self, token: re.Match[str]) -> str:
        rendered = self._conversions[_number(token[1])].rendered
        return rendered.clusters[_number(token[2])] if token[2] else rendered.references


def _token(conversion: int, cluster: int | None = None) -> str:
    """The token of a page's cluster; without one, of its references."""
    return f"{_OPEN}{_digits(conversion)}{'' if cluster is None else chr(_ZERO + 10) + _digits(cluster)}{_CLOSE}"


def _digits(number: int) -> str:
    return "".join(chr(_ZERO + int(digit)) for digit in str(number))


def _number(digits: str) -> int:
    return int("".join(str(ord(digit) - _ZERO) for digit in digits))


class _Source(Preprocessor):
    """Before anything is read as Markdown: unsafe tags to text, citations to tokens, a place for the references."""

    def __init__(self, md: Markdown, extension: HubMarkdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text = _RESERVED.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))
        text = with_unsafe_as_text(text)
        page = self.extension.page
        clusters = [c for c in find_clusters(text) if not c.cites_nothing(page.entries)]
        if clusters or page.nocite:
            text = _with_tokens(text, clusters, self.extension.begin(clusters))
        return _OWN_PLACE.sub("", text).split("\n") if not clusters else text.split("\n")


def _with_tokens(text: str, clusters: list[Cluster], conversion: int) -> str:
    parts, position = [], 0
    for number, cluster in enumerate(clusters):
        parts += [text[position : cluster.start], _token(conversion, number)]
        position = cluster.end
    return _with_references("".join([*parts, text[position:]]), _token(conversion))


def _with_references(text: str, token: str) -> str:
    """The text with its references where it asks for them: a place of its own, a last heading, or the end."""
    references = f'<div id="refs" class="references csl-bib-body hanging-indent" role="list">{token}</div>'
    if _OWN_PLACE.search(text):
        return _OWN_PLACE.sub(lambda _found: references, text, count=1)
    if _OWN_HEADING.search(text):
        return f"{text.rstrip()}\n\n{references}\n"
    return f"{text.rstrip()}\n\n## {HEADING}\n\n{references}\n"


class _Figures(Treeprocessor):
    """An image alone in a paragraph is a figure and its description the caption; a missing one keeps its place."""

    def __init__(self, md: Markdown, extension: HubMarkdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for index, child in enumerate(list(parent)):
                if child.tag == "p" and _is_lone_image(child):
                    parent[index] = self._figure(child[0], child.tail)
                elif child.tag == "img" and not self._exists(child):
                    parent[index] = _missing(child)

    def _exists(self, image: Element) -> bool:
        return self.extension.page.figure_exists(html.unescape(image.get("src", "")))

    def _figure(self, image: Element, tail: str | None) -> Element:
        figure = Element("figure")
        figure.tail = tail
        caption = image.get("alt", "")
        image.tail = None
        figure.append(image if self._exists(image) else _missing(image))
        if caption:
            SubElement(figure, "figcaption").text = caption
        return figure


class _Tables(Treeprocessor):
    """A table that is wider than a phone scrolls in a frame of its own, which the keyboard reaches."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[index] = _framed(child)


def _framed(table: Element) -> Element:
    frame = Element("div", {"class": "hub-table-frame", "role": "group", "aria-label": "Table", "tabindex": "0"})
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


def _is_lone_image(paragraph: Element) -> bool:
    if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
        return False
    return not (paragraph[0].tail or "").strip() and bool(paragraph[0].get("alt"))


def _missing(image: Element) -> Element:
    """A mark where a figure should be, which says what it would show."""
    place = Element(
        "span", {"class": "missing-figure", "role": "img", "aria-label": image.get("alt") or "Missing figure"}
    )
    place.text = f"Missing figure: {image.get('alt') or image.get('src', '')}"
    place.tail = image.tail
    return place
