"""What stands in a line: emphasis, links, citations, notes, formulas, small figures."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from hub.jats.elements import HREF, Ids, Node, made, nodes_of, put
from hub.jats.formulas import formula

_TAGS = {
    "b": "bold",
    "cite": "italic",
    "code": "monospace",
    "del": "strike",
    "dfn": "italic",
    "em": "italic",
    "i": "italic",
    "ins": "underline",
    "kbd": "monospace",
    "s": "strike",
    "samp": "monospace",
    "strong": "bold",
    "sub": "sub",
    "sup": "sup",
    "u": "underline",
    "var": "italic",
}
"""What an element of HTML is called in JATS; of any other, what it holds is taken."""


class Lines:
    """Writes lines.

    Args:
        ids: of the document.
        notes: the footnotes that are told at its end, by id.
    """

    def __init__(self, ids: Ids, notes: Iterable[str]) -> None:
        self.ids = ids
        self._notes = frozenset(notes)
        self.targets: set[str] = set()
        """The ids that the document has places for; a link to any other is its words alone."""

    def fill(self, element: etree._Element, nodes: Iterable[Node]) -> etree._Element:
        """An element with what stands in a line put into it."""
        for node in nodes:
            if isinstance(node, str):
                put(element, node)
            else:
                self._add(element, node)
        return element

    def _add(self, line: etree._Element, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag == "math":
            put(line, formula(element))
        elif tag == "img":
            put(line, graphic("inline-graphic", element))
        elif tag == "br":
            put(line, made("break") if line.tag in {"title", "td", "th"} else " ")
        elif tag == "a":
            self._add_link(line, element)
        elif tag == "q":
            self.fill(line, ["“", *nodes_of(element), "”"])
        elif tag == "sup" and (notes := element.find_class("footnote-ref")):
            self._add_link(line, notes[0])
        elif tag in _TAGS:
            self._add_target(line, element)
            put(line, self.fill(made(_TAGS[tag]), nodes_of(element)))
        else:
            self._add_target(line, element)
            self.fill(line, nodes_of(element))

    def _add_target(self, line: etree._Element, element: HtmlElement) -> None:
        if (name := self.ids.wanted(element)) and line.tag not in {"title", "mixed-citation"}:
            put(line, made("target", id=name, **{"target-type": "place"}))

    def _add_link(self, line: etree._Element, link: HtmlElement) -> None:
        target = link.get("href", "")
        inside = self.ids.of(unquote(target[1:])) if target.startswith("#") else ""
        if inside in self.targets:
            put(line, self.fill(made("xref", rid=inside, **{"ref-type": self._kind(target)}), nodes_of(link)))
        elif target and not inside:
            shown = made("ext-link", **{"ext-link-type": "uri"})
            shown.set(HREF, target)
            put(line, self.fill(shown, nodes_of(link)))
        else:
            self.fill(line, nodes_of(link))

    def _kind(self, target: str) -> str:
        name = unquote(target[1:])
        if name in self._notes:
            return "fn"
        return "bibr" if name.startswith("ref-") else "other"


def graphic(name: str, image: HtmlElement) -> etree._Element:
    """A figure's file, with what is said in its place."""
    shown = made(name)
    shown.set(HREF, image.get("src", ""))
    if words := " ".join(image.get("alt", "").split()):
        shown.append(made("alt-text", words))
    return shown
