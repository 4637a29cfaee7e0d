r"""Python-Markdown step for what a text refers to by name: figures, tables, formulas and sections.

`{#fig:x}` or LaTeX's `\label{fig:x}` names one; `\autoref{fig:x}`, `\ref{fig:x}` and `@fig:x` become links that say
which it is. A name that nothing has stays as it was written. Pandoc leaves numbers to LaTeX, or to filters such as
pandoc-crossref; what they count is counted here: figures, tables with captions, and formulas with names.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from hub.citations.syntax import CROSS_REFERENCES
from hub.dialect import marks
from hub.dialect.latex_commands import REFERENCES
from hub.dialect.latex_macros import Code
from hub.prose import mask


def register(md: Markdown) -> None:
    """Add the step between figures (6) and headings (5.5)."""
    md.treeprocessors.register(_CrossReferences(md), "hub-cross-references", 5.7)


@dataclass(frozen=True)
class _Named:
    """What a name stands for."""

    words: str
    """In a sentence: `Figure 2`."""
    number: str


_KINDS = {"figure": "Figure", "table": "Table", "formula": "Equation", "listing": "Listing"}
_UNNAMED = "above"
"""How a section is referred to that has no words for heading."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VERBATIM = frozenset({"a", "code", "pre", "script", "style", "math"})


class _CrossReferences(Treeprocessor):
    """Finds what has a name, then what refers to it."""

    def run(self, root: Element) -> None:
        _take_lone_labels(root)
        captioned: list[tuple[Element, str]] = []
        named = dict(_named(root, captioned))
        referred: set[str] = set()
        _link(root, named, referred)
        _number_captions(root, captioned, {named[name].words.split()[0] for name in referred})


def _take_lone_labels(root: Element) -> None:
    """A label that stands alone in a paragraph names what comes before it."""
    for parent in list(root.iter()):
        before: Element | None = None
        for child in list(parent):
            label = (
                marks.LABEL_MARK.fullmatch((child.text or "").strip()) if child.tag == "p" and not len(child) else None
            )
            if label and before is not None and not before.get("id") and (_kind(before) or before.tag in HEADINGS):
                before.set("id", marks.held(label))
                parent.remove(child)
            else:
                before = child


def _named(root: Element, captioned: list[tuple[Element, str]]) -> Iterator[tuple[str, _Named]]:
    """Everything that has a name; noted is what has a caption, with its number."""
    counts: Counter[str] = Counter()
    section = _UNNAMED
    parts = _parts_of_figures(root)
    for element in root.iter():
        kind = _kind(element)
        if kind == "formula":
            yield from _named_formula(element, counts)
        elif kind:
            names = [name for name in (element.get("id"), *_labels(element, parts)) if name]
            if names:
                element.set("id", names[0])
            if kind == "heading":
                words = number = "".join(element.itertext()).strip() or _UNNAMED
            else:
                part = parts.get(element, "")
                counts[kind] += not part
                number = f"{counts[kind]}{part}"
                words = f"{_KINDS[kind]} {number}"
                captioned.append((element, f"({part})" if part else words))
            yield from ((name, _Named(words, number)) for name in names)
            section = words if kind == "heading" else section
        elif marks.LABEL in f"{element.text}{element.tail}":
            yield from ((name, _Named(section, section)) for name in _anchored(element))


def _parts_of_figures(root: Element) -> dict[Element, str]:
    """The letter of each figure that stands in another."""
    parts: dict[Element, str] = {}
    for figure in root.iter("figure"):
        if figure not in parts:
            inner = (each for each in figure.iter("figure") if each is not figure)
            letters = itertools.cycle(string.ascii_lowercase)
            parts.update(zip(inner, letters, strict=False))
    return parts


def _kind(element: Element) -> str:
    if element.tag == "figure":
        return "listing" if element.get("class") == "listing" else "figure"
    if element.tag == "table":
        return "table" if element.find("caption") is not None else ""
    if element.tag in HEADINGS:
        return "heading"
    return "formula" if element.tag in ("div", "span") and element.get("class") == "arithmatex" else ""


_TEX_LABEL = re.compile(r"(?<!\s)\s*\\label\s*\{(?P<name>[^{}]+)\}")


def _named_formula(element: Element, counts: Counter[str]) -> Iterator[tuple[str, _Named]]:
    """The names of a formula, each with a number of its own, as each of its lines may have one."""
    names = [found["name"].strip() for found in _TEX_LABEL.finditer(element.text or "")]
    if not names:
        return
    numbers = [str(counts["formula"] + number) for number in range(1, len(names) + 1)]
    counts["formula"] += len(names)
    element.text = _TEX_LABEL.sub("", element.text or "")
    _number_formula(element, ", ".join(f"({number})" for number in numbers))
    element.set("id", names[0])
    yield from ((name, _Named(f"Equation {number}", number)) for name, number in zip(names, numbers, strict=True))


def _number_formula(element: Element, shown: str) -> None:
    """Make an element the frame of its formula and the formula's number."""
    formula = Element(element.tag, {"class": "arithmatex"})
    formula.text, element.text = element.text, None
    number = Element("span", {"class": "hub-equation__number"})
    number.text = shown
    element.set("class", "hub-equation")
    element.extend([formula, number])


def _labels(root: Element, parts: Collection[Element] = ()) -> list[str]:
    """The names in an element's words, which are taken out of them and of descriptions, parts of figures aside."""
    names: list[str] = []
    apart = {inner for part in parts for inner in part.iter()} if root.tag == "figure" and root not in parts else set()
    for element in root.iter():
        if element in apart:
            continue
        for attribute in ("alt", "aria-label"):
            if marks.LABEL in (words := element.get(attribute, "")):
                element.set(attribute, " ".join(marks.LABEL_MARK.sub("", words).split()))
        for place in ("text", "tail") if element is not root else ("text",):
            words = getattr(element, place)
            if words and marks.LABEL in words:
                names += [marks.held(found) for found in marks.LABEL_MARK.finditer(words)]
                setattr(element, place, _LABEL_WITH_SPACE.sub("", words))
    return names


_LABEL_WITH_SPACE = re.compile(rf"(?<!\s)\s*{marks.LABEL_MARK.pattern}")


def _anchored(element: Element) -> list[str]:
    """The names in words that are neither a figure nor a heading: they lead to where the words begin."""
    names = _labels(element)
    if element.tail and marks.LABEL in element.tail:
        names += [marks.held(found) for found in marks.LABEL_MARK.finditer(element.tail)]
        element.tail = _LABEL_WITH_SPACE.sub("", element.tail)
    if names and not element.get("id"):
        element.set("id", names[0])
    return names


_AT = rf"-?@(?:{'|'.join(CROSS_REFERENCES)})[:-][\w:.-]*\w"
_REFERENCE = re.compile(
    rf"{marks.REFERENCE_MARK.pattern}|\[(?P<many>{_AT}(?:[;,][ ]*{_AT})*)\]|(?<![\w-])(?P<one>{_AT})"
)
_ONE_AT = re.compile(rf"(?<![\w\\])(?P<hyphen>-?)@(?P<name>{_AT.removeprefix('-?@')})")


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
    if marks.REFERENCE not in text and "@" not in text:
        return text, []
    links: list[Element] = []
    before, position = "", 0
    for found in _REFERENCE.finditer(text):
        before, links = _append(text[position : found.start()], before, links)
        references = list(_references(found))
        if all(name in named for _, name in references):
            for number, (command, name) in enumerate(references):
                before, links = _append(", " if number else "", before, links)
                links.append(_reference(command, name, named[name]))
                referred.add(name)
        else:
            before, links = _append(_as_written(found), before, links)
        position = found.end()
    return _append(text[position:], before, links)


def _references(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The command and the name of each reference."""
    if found[1] is not None:
        command, name, _ = _mark(found)
        yield from ((command, one.strip()) for one in name.split(","))
    else:
        for each in _ONE_AT.finditer(found["many"] or found["one"]):
            yield "ref" if each["hyphen"] else "", each["name"]


def _mark(found: re.Match[str]) -> list[str]:
    mark = marks.REFERENCE_MARK.match(found[0])
    content: list[str] = marks.held(mark) if mark else ["", "", ""]
    return content


def _as_written(found: re.Match[str]) -> str:
    return _mark(found)[2] if found[1] is not None else found[0]


def _append(words: str, before: str, links: list[Element]) -> tuple[str, list[Element]]:
    if not links:
        return before + words, links
    links[-1].tail = (links[-1].tail or "") + words
    return before, links


def _reference(command: str, name: str, named: _Named) -> Element:
    link = Element("a", {"href": f"#{name}"})
    link.text = {"ref": named.number, "subref": named.number, "eqref": f"({named.number})"}.get(command, named.words)
    return link


_NAMES = re.compile(
    r"\\label\s*\{(?P<label>[^{}]+)\}|\{[^{}\n]*\#(?P<braces>[\w:.-]+)[^{}\n]*\}|\(\\\#(?P<bookdown>[\w:.-]+)\)"
    r"|\b(?:id|label)\s*=\s*[\"'](?P<attribute>[^\"'\n]+)[\"']"
)
_COMMANDS = re.compile(rf"\\(?:{'|'.join(sorted(REFERENCES, key=len, reverse=True))})\s*\{{(?P<names>[^{{}}\n]+)\}}")


def names(text: str) -> frozenset[str]:
    """What a Markdown text gives names to, so that it can be referred to."""
    return frozenset(found[found.lastgroup or 0].strip() for found in _NAMES.finditer(text))


def references(text: str) -> Iterator[tuple[int, str]]:
    """What a Markdown text refers to by name: the offset and the name of each reference outside code."""
    if "\\" in text:
        code = Code(text)
        for found in _COMMANDS.finditer(text):
            if not code.holds(found.start()):
                yield from ((found.start(), name.strip()) for name in found["names"].split(","))
    if "@" in text:
        yield from ((found.start(), found["name"]) for found in _ONE_AT.finditer(mask(text)))


_MENTION = re.compile(r"\b(?P<kind>Fig|Tab)(?:ures?|les?|s)?\b\.?[ \u00a0]\d", re.IGNORECASE)
_MENTIONED = {"fig": "Figure", "tab": "Table"}


def _number_captions(root: Element, captioned: list[tuple[Element, str]], referred: set[str]) -> None:
    """Where a text refers to one figure or table by number, all of its kind have theirs in their captions."""
    numbered = referred | {_MENTIONED[found["kind"].lower()] for found in _MENTION.finditer(_words(root))}
    for element, words in captioned:
        caption = element.find("caption" if element.tag == "table" else "figcaption")
        kind = words.split()[0]
        if (
            caption is not None
            and (kind in numbered or kind.startswith("("))
            and not _has_number("".join(caption.itertext()), kind)
        ):
            caption.text = f"{words}{'' if words.startswith('(') else '.'} {(caption.text or '').lstrip()}"


def _words(element: Element) -> str:
    """The words of an element, but for captions and code."""
    parts = [element.text or ""] if element.tag not in ("figcaption", "caption", "pre", "code") else []
    for child in element if parts else ():
        parts += [_words(child), child.tail or ""]
    return "".join(parts)


def _has_number(caption: str, kind: str) -> bool:
    """Whether a caption says itself which figure it is."""
    if kind.startswith("("):
        return caption.lstrip()[:1] == "("
    return re.match(rf"\W*{kind[:3]}\w*\.?\W{{0,2}}(?:S|A)?\d", caption, re.IGNORECASE) is not None
