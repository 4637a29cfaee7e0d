"""Headings as targets of links, as for Pandoc (`implicit_header_references`): `[Method]` and `[see there][Method]`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from hub.dialect.attributes import WRITTEN
from hub.dialect.cross_references import HEADINGS


def register(md: Markdown) -> None:
    """Add the steps: before words are read (20), and after headings have their names (5)."""
    naming = _Naming(md)
    md.treeprocessors.register(naming, "hub-heading-names", 25)
    md.treeprocessors.register(_Linking(md, naming), "hub-heading-links", 4.7)


class _Naming(Treeprocessor):
    """Gives each heading an address by its words, unless the text gives one to them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.headings: dict[str, Element] = {}

    def run(self, root: Element) -> None:
        self.headings = {}
        for number, element in enumerate(each for each in root.iter() if each.tag in HEADINGS):
            words = " ".join(_AT_END.sub("", element.text or "").split()).lower()
            if words and words not in self.md.references:
                address = f"#{_PLACE}{number}"
                self.headings[address] = element
                self.md.references[words] = (address, "")


class _Linking(Treeprocessor):
    """Puts the names that headings have by now in the places of their addresses."""

    def __init__(self, md: Markdown, naming: _Naming) -> None:
        super().__init__(md)
        self.naming = naming

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            heading = self.naming.headings.get(link.get("href", ""))
            if heading is not None:
                link.set("href", f"#{heading.get('id', '')}")


_AT_END = re.compile(rf"\s*#*\s*(?:{WRITTEN})?\s*\Z")
_PLACE = "\ue13c"
"""What no address of a text begins with."""
