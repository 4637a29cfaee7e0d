"""Formulas: MathML stays what it is, in its own namespace."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from hub.jats.elements import MATHML, made, put
from hub.xml_text import xml_characters

_OF_PAGES = frozenset({"class", "xmlns", "data-latex"})


def formula(math: HtmlElement) -> etree._Element:
    """A formula in a line, or by itself."""
    is_displayed = math.get("display") == "block"
    return made("disp-formula" if is_displayed else "inline-formula", _mathml(math))


def _mathml(element: HtmlElement) -> etree._Element:
    attributes = {name: value for name, value in element.attrib.items() if name not in _OF_PAGES and ":" not in name}
    copy = etree.Element(f"{{{MATHML}}}{element.tag!s}", attributes)
    put(copy, xml_characters(element.text or ""))
    for child in element:
        if isinstance(child.tag, str):
            copy.append(_mathml(child))
            put(copy, child.tail or "")
    return copy
