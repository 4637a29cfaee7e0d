r"""Python-Markdown steps for what a text refers to by name: figures, tables, formulas and sections.

`{#fig:x}` or LaTeX's `\label{fig:x}` names one; `\autoref{fig:x}`, `\ref{fig:x}` and `@fig:x` become links that say
which it is. A name that nothing has stays as it was written. Pandoc leaves numbers to LaTeX, or to filters such as
pandoc-crossref; what they count is counted here: figures, tables with captions, and formulas with names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from hub.citations.syntax import CROSS_REFERENCES


def register(md: Markdown) -> None:
    """Add the steps: the source before citations are read (28), the tree between figures (6) and headings (5.5)."""
    md.preprocessors.register(_LatexFigures(md), "hub-latex-figures", 29)
    md.treeprocessors.register(_Captions(md), "hub-captions", 5.9)
    md.treeprocessors.register(_CrossReferences(md), "hub-cross-references", 5.7)


class _LatexFigures(Preprocessor):
    """A figure written in LaTeX becomes one in Markdown."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return _FIGURE.sub(_figure, text).split("\n") if "\\includegraphics" in text else lines


_FIGURE = re.compile(r"^[ ]{0,3}\\begin\{figure\}(?P<inside>.*?)\\end\{figure\}[ \t]*$", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"\\includegraphics(?:\[[^\]]*\])?\{(?P<file>[^{}]+)\}")
_CAPTION = re.compile(r"\\caption\{(?P<words>(?:[^{}]|\{[^{}]*\})*)\}")
_BRACES = re.compile(r"(?<![\\\w])\{([^{}\\]*)\}")
_LABEL = re.compile(r"\s*\\label\{(?P<name>[^{}]+)\}")


def _figure(found: re.Match[str]) -> str:
    image, caption = _IMAGE.search(found["inside"]), _CAPTION.search(found["inside"])
    label = _LABEL.search(found["inside"])
    if image is None:
        return found[0]
    words = " ".join(_BRACES.sub(r"\1", _LABEL.sub("", caption["words"])).split()) if caption else ""
    name = f"{{#{label['name']}}}" if label else ""
    return f"\n![{words}](<{image['file'].strip()}>){name}\n"


class _Captions(Treeprocessor):
    """A paragraph beside a table that begins with `Table:` or a colon is its caption, as for Pandoc."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for table in parent.findall("table"):
                children = list(parent)
                index = children.index(table)
                for neighbour in children[index + 1 : index + 2] + children[max(0, index - 1) : index]:
                    if table.find("caption") is None and (caption := _caption(neighbour)) is not None:
                        table.insert(0, caption)
                        _take_name(table, caption)
                        parent.remove(neighbour)


_CAPTION_MARK = re.compile(r"\s*(?:[Tt]able)?:[ \t]+")
_NAME_AT_END = re.compile(r"\s*\{#(?P<name>[\w:.-]+)[^{}]*\}\s*\Z")


def _caption(element: Element) -> Element | None:
    """The caption that an element is, if it is one."""
    if element.tag == "dl" and [child.tag for child in element] == ["dd"]:
        mark, source = 0, element[0]
    else:
        found = _CAPTION_MARK.match(element.text or "") if element.tag == "p" else None
        if found is None:
            return None
        mark, source = found.end(), element
    caption = Element("caption")
    caption.text = (source.text or "")[mark:]
    caption.extend(list(source))
    return caption


def _take_name(table: Element, caption: Element) -> None:
    """`{#tbl:x}` at the end of a caption is the table's name."""
    last = caption[-1] if len(caption) else None
    words = (last.tail if last is not None else caption.text) or ""
    if found := _NAME_AT_END.search(words):
        table.set("id", found["name"])
        if last is not None:
            last.tail = words[: found.start()]
        else:
            caption.text = words[: found.start()]


@dataclass(frozen=True)
class _Named:
    """What a name stands for."""

    words: str
    """In a sentence: `Figure 2`."""
    number: str


_KINDS = {"figure": "Figure", "table": "Table", "formula": "Equation"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VERBATIM = frozenset({"a", "code", "pre", "script", "style", "math"})


class _CrossReferences(Treeprocessor):
    """Finds what has a name, then what refers to it."""

    def run(self, root: Element) -> None:
        named = dict(_named(root))
        if named:
            referred: set[str] = set()
            _link(root, named, referred)
            _number_captions(root, named, referred)


def _named(root: Element) -> Iterator[tuple[str, _Named]]:
    counts: Counter[str] = Counter()
    for element in root.iter():
        kind = _kind(element)
        if not kind:
            continue
        label = _without_label(element)
        name = element.get("id") or label
        if kind != "heading" and not (kind == "formula" and not name):
            counts[kind] += 1
        if name:
            element.set("id", name)
            number = str(counts[kind])
            if kind == "formula":
                _number_formula(element, number)
            words = "".join(element.itertext()).strip() if kind == "heading" else f"{_KINDS[kind]} {number}"
            yield name, _Named(words, words if kind == "heading" else number)


def _kind(element: Element) -> str:
    if element.tag == "figure" or (element.tag == "table" and element.find("caption") is not None):
        return str(element.tag)
    if element.tag in _HEADINGS:
        return "heading"
    return "formula" if element.tag == "div" and element.get("class") == "arithmatex" else ""


def _number_formula(element: Element, number: str) -> None:
    """Make an element the frame of its formula and the formula's number."""
    formula = Element("div", {"class": "arithmatex"})
    formula.text, element.text = element.text, None
    shown = Element("span", {"class": "hub-equation__number"})
    shown.text = f"({number})"
    element.set("class", "hub-equation")
    element.extend([formula, shown])


def _without_label(root: Element) -> str:
    r"""Take `\label{…}` out of an element's words and descriptions; the name in it."""
    name = ""
    for element in root.iter():
        for attribute in ("alt", "aria-label"):
            if "\\label" in (words := element.get(attribute, "")):
                element.set(attribute, _LABEL.sub("", words))
        for place in ("text", "tail") if element is not root else ("text",):
            words = getattr(element, place)
            if words and (found := _LABEL.search(words)):
                name = name or found["name"]
                setattr(element, place, _LABEL.sub("", words))
    return name


_REFERENCE = re.compile(
    r"\\(?P<command>autoref|[cC]ref|ref|eqref)\{(?P<name>[^{}]+)\}"
    rf"|(?<!\w)@(?P<at>(?:{'|'.join(CROSS_REFERENCES)})[:-][\w:.-]*\w)",
)


def _link(element: Element, named: dict[str, _Named], referred: set[str]) -> None:
    """Put links into an element's words and those of everything in it; note which names were referred to."""
    if element.tag in _VERBATIM or element.get("class") == "arithmatex":
        return
    children = list(element)
    text, new = _with_links(element.text or "", named, referred)
    element.text = text or None
    for child in children:
        _link(child, named, referred)
        tail, links = _with_links(child.tail or "", named, referred)
        child.tail = tail or None
        new += [child, *links]
    element[:] = new


def _with_links(text: str, named: dict[str, _Named], referred: set[str]) -> tuple[str, list[Element]]:
    """The words before the first link, and the links, each with the words after it."""
    if "\\" not in text and "@" not in text:
        return text, []
    links: list[Element] = []
    before, position = "", 0
    for found in _REFERENCE.finditer(text):
        name = found["name"] or found["at"]
        if name not in named:
            continue
        referred.add(name)
        before, links = _append(text[position : found.start()], before, links)
        links.append(_reference(found["command"] or "", name, named[name]))
        position = found.end()
    return _append(text[position:], before, links)


def _append(words: str, before: str, links: list[Element]) -> tuple[str, list[Element]]:
    if not links:
        return before + words, links
    links[-1].tail = (links[-1].tail or "") + words
    return before, links


def _reference(command: str, name: str, named: _Named) -> Element:
    link = Element("a", {"href": f"#{name}"})
    link.text = {"ref": named.number, "eqref": f"({named.number})"}.get(command, named.words)
    return link


def _number_captions(root: Element, named: dict[str, _Named], referred: set[str]) -> None:
    """Figures and tables that the text refers to by number have it in their captions."""
    for element in root.iter():
        name = element.get("id")
        caption = element.find({"figure": "figcaption", "table": "caption"}.get(element.tag, "none"))
        if name in referred and caption is not None:
            caption.text = f"{named[name].words}. {caption.text or ''}"
