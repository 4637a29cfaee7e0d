"""What stands in a line: text, emphasis, links, footnotes, formulas. White space is what HTML makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from lxml.html import HtmlElement

from hub.typesetting.figures import inline_image
from hub.typesetting.formulas import formula
from hub.typesetting.markup import breakable, call, string
from hub.typesetting.setter import Node, Setter, classes, nodes_of

LONGEST_ADDRESS = 2000
"""How long the target of a link may be, in characters; Typst takes 8,000."""
DEEPEST = 12
"""How many elements within each other are set as such: Typst ends where they are many. Deeper down is plain text."""

_WRAPPERS = {
    "b": "strong",
    "cite": "emph",
    "del": "strike",
    "dfn": "emph",
    "em": "emph",
    "i": "emph",
    "ins": "underline",
    "mark": "marked",
    "q": "quoted",
    "rt": "aside",
    "s": "strike",
    "small": "small",
    "strong": "strong",
    "sub": "sub",
    "sup": "super",
    "u": "underline",
    "var": "emph",
}
"""What sets each element that only says how its content looks."""
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?\Z")


class Line:
    """A line in the making. A space is written once something follows it, so that none stands at an end."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._parts: list[str] = []
        self._text: list[str] = []
        self._depth = 0
        self._is_after_space = True
        self._owes_space = False

    def add(self, nodes: Iterable[Node]) -> Line:
        """Set nodes after those that are there."""
        for node in nodes:
            if isinstance(node, str):
                self._add_text(node)
            elif self._depth >= DEEPEST:
                self._add_text(node.text_content())
            else:
                self._depth += 1
                self._add_element(node)
                self._depth -= 1
        return self

    def markup(self) -> str:
        """The line as markup."""
        self._end_text()
        return "".join(self._parts)

    def _add_text(self, text: str) -> None:
        for piece in _SPACE.split(text):
            if not piece:
                continue
            if _SPACE.match(piece):
                self._owes_space = not self._is_after_space
                continue
            self._pay_space()
            self._text.append(breakable(piece))

    def _add_element(self, element: HtmlElement) -> None:
        self._put(self._setter.state.anchor(element))
        if made := _made_of(element, self._setter):
            self._pay_space()
            self._put(made)
        elif opening := _opening(element, self._setter):
            self._wrap(element, opening)
        else:
            self.add(nodes_of(element))

    def _wrap(self, element: HtmlElement, opening: str) -> None:
        if self._owes_space:
            self._pay_space()
            self._is_after_space = True
        self._put(f"{opening}[")
        before = len(self._parts)
        self.add(nodes_of(element))
        self._end_text()
        if len(self._parts) == before:  # nothing in it: a link without words is no link
            self._parts.pop()
        else:
            self._parts.append("]")

    def _pay_space(self) -> None:
        if self._owes_space:
            self._text.append(" ")
        self._owes_space = self._is_after_space = False

    def _put(self, markup: str) -> None:
        if markup:
            self._end_text()
            self._parts.append(markup)

    def _end_text(self) -> None:
        if self._text:
            self._parts.append(f"#{string(''.join(self._text))}")
            self._text = []


_SPACE = re.compile(r"([ \t\r\n\f]+)")


def _made_of(element: HtmlElement, setter: Setter) -> str:
    """The markup of an element that is set as a whole; nothing for one whose content is set in turn."""
    names = classes(element)
    if element.tag == "sup" and (mark := element.find("a[@class='footnote-ref']")) is not None:
        return _footnote(mark, setter)
    if "footnote-ref" in names:
        return _footnote(element, setter)
    if element.tag == "math":
        return formula(element, setter.state)
    if element.tag == "img" or "missing-figure" in names:
        return inline_image(element, setter.state)
    if element.tag in _CODE:
        return call("code", string(breakable(" ".join(element.text_content().split()))))
    return "#linebreak()" if element.tag == "br" else ""


def _footnote(mark: HtmlElement, setter: Setter) -> str:
    """A footnote where it is first pointed to; later marks have its number."""
    name = unquote(mark.get("href", "")[1:])
    note = setter.state.article.notes.get(name)
    if note is None:
        return f"#super[#{string(mark.text_content())}]"
    label = f"{setter.state.prefix}note-{list(setter.state.article.notes).index(name) + 1}"
    if name in setter.state.set_notes:
        return f"#footnote(<{label}>)"
    setter.state.set_notes.add(name)
    return f"#footnote[{setter.flow(nodes_of(note))}]<{label}>"


def _opening(element: HtmlElement, setter: Setter) -> str:
    """The function that sets what stands in an element; nothing for one that changes nothing."""
    if element.tag == "a":
        return _link_of(element, setter)
    return f"#{_WRAPPERS[element.tag]}" if element.tag in _WRAPPERS else _language_of(element)


def _link_of(element: HtmlElement, setter: Setter) -> str:
    target = element.get("href", "")
    if target.startswith("#"):
        label = setter.state.label(unquote(target[1:]))
        return f"#link(<{label}>)" if label else ""
    if re.match(r"(?:https?|mailto|ftp):", target) and len(target) <= LONGEST_ADDRESS:
        return call("link", string(target))
    return ""


def _language_of(element: HtmlElement) -> str:
    language = _LANGUAGE.match(element.get("lang", ""))
    if not language:
        return ""
    region = string(language[2].upper()) if language[2] else ""
    return call("text", lang=string(language[1].lower()), region=region)
