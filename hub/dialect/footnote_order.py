"""Python-Markdown step that numbers footnotes in the order in which a text calls them, as Pandoc does.

Python-Markdown numbers them as they are defined, or else in the order in which it happens to read items and cells; and
it gives no way back to one without words, which it then trips over.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension, FootnoteReorderingProcessor
from markdown.treeprocessors import Treeprocessor


def register(md: Markdown) -> None:
    """Add the step after inline text is read (20) and before Python-Markdown sorts the footnotes (19).

    Where no footnotes are configured they are added: a style may put citations into them.
    """
    given = next((e for e in md.registeredExtensions if isinstance(e, FootnoteExtension)), None)
    footnotes = given or FootnoteExtension()
    if given is None:
        footnotes.extendMarkdown(md)
    if "footnote-reorder" not in md.treeprocessors:
        footnotes.setConfig("USE_DEFINITION_ORDER", False)
        md.treeprocessors.register(FootnoteReorderingProcessor(footnotes), "footnote-reorder", 19)
    md.treeprocessors.register(_FootnoteOrder(md, footnotes), "hub-footnote-order", 19.5)


class _FootnoteOrder(Treeprocessor):
    def __init__(self, md: Markdown, footnotes: FootnoteExtension) -> None:
        super().__init__(md)
        self.footnotes = footnotes

    def run(self, root: Element) -> None:
        """Give each call the number of its footnote, in the order of the text."""
        self._lead_back(root)
        start = f"#{self.footnotes.makeFootnoteId('')}"
        calls = [a for a in root.iter("a") if a.get("class") == "footnote-ref"]
        names = [call.get("href", "").removeprefix(start) for call in calls]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}
        if numbers.keys() != set(self.footnotes.footnote_order):
            return
        self.footnotes.footnote_order[:] = numbers
        for call, name in zip(calls, names, strict=True):
            call.text = self.footnotes.getConfig("SUPERSCRIPT_TEXT").format(numbers[name])

    def _lead_back(self, root: Element) -> None:
        """Give a footnote without words what leads back from it, as all others have."""
        notes = (note for div in root.iter("div") if div.get("class") == "footnote" for note in div.iterfind("ol/li"))
        for number, note in enumerate(notes, start=1):
            if not len(note):
                name = note.get("id", "").removeprefix(self.footnotes.makeFootnoteId(""))
                back = SubElement(SubElement(note, "p"), "a", {"href": f"#{self.footnotes.makeFootnoteRefId(name)}"})
                back.set("class", "footnote-backref")
                back.set("title", self.footnotes.getConfig("BACKLINK_TITLE").format(number))
                back.text = FN_BACKLINK_TEXT
