"""Elements of JATS: how they are made, how text is put into them, and what they may be called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from hub.xml_text import xml_characters, xml_text

XLINK = "http://www.w3.org/1999/xlink"
MATHML = "http://www.w3.org/1998/Math/MathML"
ALI = "http://www.niso.org/schemas/ali/1.0/"
NAMESPACES = {"xlink": XLINK, "mml": MATHML, "ali": ALI}
HREF = f"{{{XLINK}}}href"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Node = HtmlElement | str
"""A part of a page: an element, or a text between elements."""


def nodes_of(element: HtmlElement) -> Iterator[Node]:
    """What an element holds, in order, without comments."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def made(name: str, *content: etree._Element | str, **attributes: str) -> etree._Element:
    """An element with texts and elements in it; attributes that say nothing are left out."""
    element = etree.Element(name, {key: xml_text(value) for key, value in attributes.items() if value}, NAMESPACES)
    for part in content:
        put(element, part)
    return element


def told(name: str, value: object, **attributes: str) -> Iterator[etree._Element]:
    """An element with a value on one line, if that says something."""
    if text := xml_text(value):
        yield made(name, text, **attributes)


def put(element: etree._Element, part: etree._Element | str) -> None:
    """Add a text or an element at the end."""
    if not isinstance(part, str):
        element.append(part)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + xml_characters(part)
    else:
        element.text = (element.text or "") + xml_characters(part)


class Ids:
    """The ids of a document: names of XML, each for one place of the page.

    Args:
        wanted: the ids that something on the page leads to.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = set(wanted)
        self._taken: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The id of a place: what the page calls it, in the letters that XML allows (Namespaces in XML, NCName)."""
        if name not in self._taken:
            plain = re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}", name)
            self._taken[name] = plain if re.match("[A-Za-z_]", plain) else f"_{plain}"
        return self._taken[name]

    def wanted(self, element: HtmlElement) -> str:
        """The id of an element that something leads to; nothing for any other."""
        name = element.get("id", "")
        return self.of(name) if name in self._wanted else ""
