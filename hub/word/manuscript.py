"""An article as the HTML that Pandoc turns into a Word file: styles by name, notes, figures that Word shows."""

from __future__ import annotations

import copy
import html
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement
from lxml.html import builder as html_builder

from hub.articles.article import Article
from hub.articles.article_format import Remark
from hub.articles.front import body, front
from hub.typesetting.figures import image_content, image_size, not_printed, width_of
from hub.typesetting.pdf import TypesettingError, to_png

SHOWN = {".gif": ".gif", ".jpeg": ".jpg", ".jpg": ".jpg", ".png": ".png"}
"""The kinds of image that every Word shows; the others are drawn as PNG, if they can be."""
STYLE_OF_CLASS = {
    "admonition-title": "Box Title",
    "author": "Author",
    "details": "Details",
    "facts": "Facts",
    "series": "Series",
}
"""The style of a paragraph of each class."""


@dataclass
class Manuscript:
    """The HTML, the figures beside it, and what was done in another way than was asked."""

    article: Article
    figures: dict[str, bytes] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def as_html(self) -> str:
        """The whole page that Pandoc reads."""
        cover = self.article.cover
        told = [("subtitle", cover.subtitle), ("description", cover.description)]
        metas = "".join(f'<meta name="{name}" content="{html.escape(value)}">' for name, value in told if value)
        parts = [*front(self.article), *body(self.article)]
        notes = [self._note(name, note) for name, note in self.article.notes.items()]
        for part in (*parts, *notes):
            self._prepare(part)
        written = "".join(etree.tostring(part, encoding="unicode", method="html") for part in (*parts, *notes))
        title, language = html.escape(cover.title), html.escape(cover.language)
        return f'<html lang="{language}"><head><title>{title}</title>{metas}</head><body>{written}</body></html>'

    def _note(self, name: str, note: HtmlElement) -> HtmlElement:
        aside = note.makeelement("aside", {"epub:type": "footnote", "id": name.replace(":", "-")})
        aside.text = note.text
        aside.extend(copy.deepcopy(child) for child in note)
        return aside

    def _prepare(self, part: HtmlElement) -> None:
        for mark in part.xpath(".//a[@class='footnote-ref']"):
            self._mark(mark)
        for element in part.iter(etree.Element):
            names = element.get("class", "").split()
            style = next((STYLE_OF_CLASS[name] for name in names if name in STYLE_OF_CLASS), "")
            if style or element.tag == "summary":
                element.tag = "div"
                element.set("data-custom-style", style or "Box Title")
            elif "admonition" in names or element.tag == "details":
                element.tag = "div"
                element.set("data-custom-style", "Box")
            elif "missing-figure" in names:
                self._say(element)
        for asked in part.xpath(".//div[contains(@class, 'hub-form__field')]"):
            _leave_room(asked)
        for image in part.xpath("descendant-or-self::img"):
            self._show(image)

    def _mark(self, mark: HtmlElement) -> None:
        """Point to a note as Pandoc reads it, without what raises it: it is raised anyway."""
        name = unquote(mark.get("href", "")[1:])
        mark.set("href", f"#{name.replace(':', '-')}")
        mark.set("epub:type", "noteref")
        above = mark.getparent()
        if above is not None and above.tag == "sup" and len(above) == 1:
            above.drop_tag()

    def _say(self, element: HtmlElement) -> None:
        """The words of a figure that is missing, though its page has some for the blind alone."""
        words, label = element.text_content(), element.get("aria-label", "")
        if label and label not in words:
            element.text = f"{words} {label}".strip()

    def _show(self, image: HtmlElement) -> None:
        file = self.article.figure(image)
        content = self._content(file) if file else None
        if file is None or content is None:
            name = file.name if file else image.get("src", "")
            self.remarks.append(not_printed(name))
            image.tag = "em"
            image.text = image.get("alt") or name
            return
        suffix = SHOWN.get(file.suffix.lower(), ".png")
        name = f"figure-{len(self.figures) + 1}{suffix}"
        self.figures[name] = content
        width = width_of(image, image_size(file.suffix.lower(), file.read_bytes()))
        for attribute in ("height", "class", "loading"):
            image.attrib.pop(attribute, None)
        image.set("src", name)
        image.set("width", f"{width / POINTS_AN_INCH:.3f}in")

    def _content(self, file: Path) -> bytes | None:
        """The bytes that Word shows of a figure; nothing if there are none."""
        content = image_content(file)
        if content is None or file.suffix.lower() in SHOWN:
            return content
        width = width_of(html_builder.IMG(), image_size(file.suffix.lower(), content))
        try:
            return to_png(content, file.suffix.lower(), width)
        except TypesettingError:
            return None


def _leave_room(asked: HtmlElement) -> None:
    """Give a field of a form a line to write on, and a rule below it; what is chosen or ticked needs none."""
    answer = asked.find("dd")
    if answer is not None and not {"choice", "checkbox"} & set(asked.get("class", "").split("--")):
        answer.extend((html_builder.P("\u00a0"), html_builder.HR()))


POINTS_AN_INCH = 72
