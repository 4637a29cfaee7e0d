"""Python-Markdown steps that make elements of what stands between two marks, whatever Markdown that is."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from hub.dialect import marks
from hub.dialect.marks import Reads


def register(md: Markdown) -> None:
    """Add the steps: the source between code (25) and raw HTML (20), blocks before all others (100), what is left."""
    md.preprocessors.register(_WholeContainers(md), "hub-containers", 22)
    md.parser.blockprocessors.register(_Containers(md.parser), "hub-containers", 105)
    md.treeprocessors.register(_PlainPlaces(md), "hub-plain-marks", 4.5)
    md.postprocessors.register(_Leftovers(md), "hub-containers", -10)


def contained(
    tag: str, inside: Sequence[str], attributes: Mapping[str, str] | None = None, reads: Reads = Reads.BLOCKS
) -> list[str]:
    """The lines that become an element around what other lines become; the last of them is blank."""
    first, last = 0, len(inside)
    while first < last and not inside[first].strip():
        first += 1
    while last > first and not inside[last - 1].strip():
        last -= 1
    between = [*inside[first:last], ""] if first < last else []
    return [marks.begin(tag, attributes, reads), "", *between, marks.end(tag), ""]


class _WholeContainers(Preprocessor):
    """Makes each container one block: what reads blocks one by one, such as an admonition, then takes it as a whole."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_without_blank_lines(lines)) if any(marks.BEGIN in line for line in lines) else lines


def _without_blank_lines(lines: Sequence[str]) -> Iterator[str]:
    depth, indent = 0, ""
    for line in lines:
        opens = line.lstrip(" ").startswith(marks.BEGIN)
        if opens and not depth:
            indent = line[: line.index(marks.BEGIN)]
        depth += opens
        yield line if line.strip() or not depth else indent + marks.BREAK
        depth -= depth > 0 and line.lstrip(" ").startswith(marks.END)


class _Containers(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return block.lstrip(" ").startswith((marks.BEGIN, marks.END, marks.BREAK))

    def run(self, parent: Element, blocks: list[str]) -> None:
        inside, rest = _taken_apart(blocks.pop(0))
        if rest:
            blocks.insert(0, rest)
        found = marks.BEGIN_OR_END.match(inside[0].strip()) if inside else None
        if found is None or found["kind"] != marks.BEGIN:
            return
        tag, attributes, reads = marks.held(found)
        element = SubElement(parent, tag, attributes)
        if reads == Reads.WORDS:
            element.text = "\n".join(inside[1:]).strip()
            return
        self.parser.parseBlocks(element, inside[1:])
        if reads == Reads.PLAIN:
            _take_lone_paragraph(element)


def _taken_apart(block: str) -> tuple[list[str], str]:
    """The first mark of a block and the blocks up to its partner, and what comes after that."""
    parts: list[list[str]] = [[]]
    depth = 0
    lines = block.split("\n")
    for number, line in enumerate(lines):
        mark = line.strip()[:1]
        depth += (mark == marks.BEGIN) - (mark == marks.END)
        if depth <= 0:
            return ["\n".join(part) for part in parts if part], "\n".join(lines[number + 1 :]).strip("\n")
        if depth == 1 and mark == marks.BREAK:
            parts.append([])
        else:
            parts[-1].append(line)
    return ["\n".join(part) for part in parts if part], ""


def _take_lone_paragraph(element: Element) -> None:
    """Make the words of the paragraph with which an element begins its own, unless another paragraph follows."""
    tags = [child.tag for child in element]
    if tags[:1] == ["p"] and tags[1:2] != ["p"] and not element[0].attrib:
        element.text = element[0].text
        element.remove(element[0])


class _Leftovers(Postprocessor):
    """Turns back what no step took up, such as marks within raw HTML."""

    def run(self, text: str) -> str:
        text = _with_braces(text.replace(marks.BREAK, ""))
        return marks.ANY.sub(_as_html, text)


def _with_braces(text: str) -> str:
    for brace, mark in marks.BRACES.items():
        text = text.replace(mark, brace)
    return text


def _as_html(found: re.Match[str]) -> str:
    kind, content = found[0][0], marks.held(found)
    if kind in (marks.BEGIN, marks.OPENING):
        tag, attributes = content[:2]
        written = (f' {name}="{html.escape(value)}"' for name, value in attributes.items())
        return f"<{tag}{''.join(written)}>"
    if kind in (marks.END, marks.CLOSING):
        return f"</{content}>"
    return html.escape(_SOURCES[kind](content))


_SOURCES: dict[str, Callable[[Any], str]] = {
    marks.FORMULA: str,
    marks.REFERENCE: lambda content: str(content[2]),
    marks.LABEL: lambda content: f"\\label{{{content}}}",
}
"""How what no step took up is written."""


def plain(text: str) -> str:
    """A text in which no element may stand, as an attribute or an entry of the table of contents."""
    if not marks.FORGED.search(text):
        return text
    text = marks.AROUND_WORDS.sub("", _with_braces(text))
    return marks.ANY.sub(lambda found: _SOURCES.get(found[0][0], lambda _: "")(marks.held(found)), text)


class _PlainPlaces(Treeprocessor):
    """Attributes and the table of contents hold words alone."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                if value:
                    element.set(name, plain(value))
        contents: list[dict[str, Any]] = getattr(self.md, "toc_tokens", [])
        contents[:] = [_plain_contents(token) for token in contents]


def _plain_contents(token: Mapping[str, Any]) -> dict[str, Any]:
    words = {key: plain(value) if isinstance(value, str) else value for key, value in token.items()}
    return {**words, "children": [_plain_contents(child) for child in token["children"]]}
