r"""Formulas: which stretches of a text are TeX, and where they stand.

What `hub.prose` takes for a formula is one, wherever it stands: in a line, on lines of its own, right below or above
words. It is out of sight of what reads emphasis, links and tables until it becomes an element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from hub.dialect import marks
from hub.dialect.latex_environments import DEEPEST, MATH
from hub.prose import Kind, stretches


def register(md: Markdown) -> None:
    """Add the steps: the source once blocks are read (29.5), then blocks, words and descriptions."""
    md.preprocessors.register(_Formulas(md), "hub-formulas", 29.3)
    md.parser.blockprocessors.register(_Displayed(md.parser), "hub-formulas", 103)
    md.inlinePatterns.register(_InWords(marks.FORMULA_MARK.pattern, md), "hub-formulas", 195)
    md.treeprocessors.register(_InAttributes(md), "hub-formulas", 19.7)


class _Formulas(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return _with_marks(text).split("\n")


def formulas(text: str) -> Iterator[tuple[int, str]]:
    """The formulas of a Markdown text as they are written, those within commands too, each with its offset."""
    yield from _formulas(text, 0)


def _formulas(text: str, start: int, depth: int = 0) -> Iterator[tuple[int, str]]:
    for stretch in stretches(text) if "$" in text or "\\" in text else ():
        written = text[stretch.start : stretch.end]
        if stretch.kind is Kind.MATH and _is_formula(written):
            yield start + stretch.start, written
        elif stretch.kind is Kind.COMMAND and "$" in written and depth < DEEPEST:
            inside = written.find("{") + 1 or len(written)
            yield from _formulas(written[inside:], start + stretch.start + inside, depth + 1)


def _with_marks(text: str) -> str:
    parts: list[str] = []
    position = 0
    for offset, written in formulas(text):
        parts += [text[position:offset], marks.mark(marks.FORMULA, written)]
        position = offset + len(written)
    return _NAMED.sub(_with_name, "".join([*parts, text[position:]]))


_NAMED = re.compile(
    rf"(?P<bracket>\[)?{marks.FORMULA_MARK.pattern}(?(bracket)\]\{{label=\"(?P<label>[^\"{{}}\n]+)\"\}}"
    r"|[ ]*\{\#(?P<name>eq[:-][\w:.-]+)[^{}\n]*\})"
)
"""A formula with its name after it, as for pandoc-crossref, or as a span with a label."""


def _with_name(found: re.Match[str]) -> str:
    written = json.loads(marks.text_of(found[2]))
    end = -2 if written.startswith("$$") else len(written)
    name = found["label"] or found["name"]
    return marks.mark(marks.FORMULA, f"{written[:end]}\\label{{{name}}}{written[end:]}")


_ENVIRONMENT = re.compile(r"\\begin\{(?P<name>[A-Za-z]+\*?)\}")


_LOOKS_LIKE_TEX = re.compile(r"\\[A-Za-z]|[\^_=]")


def _is_formula(tex: str) -> bool:
    if tex.startswith(("\\[", "\\(")):  # brackets that are escaped, for Pandoc
        return _LOOKS_LIKE_TEX.search(tex, 2) is not None
    environment = _ENVIRONMENT.match(tex)
    return environment is None or environment["name"] in MATH


def without_delimiters(written: str) -> tuple[str, bool]:
    r"""The TeX of a formula as it was written, and whether it is displayed.

    >>> without_delimiters("$x$"), without_delimiters(r"\[x\]")
    (('x', False), ('x', True))
    """
    if written.startswith(("$$", "\\[", "\\(")):
        return written[2:-2].strip(), not written.startswith("\\(")
    return (written, True) if written.startswith("\\begin") else (written[1:-1], False)


class _Displayed(BlockProcessor):
    """A paragraph that is one displayed formula is a block."""

    def test(self, parent: Element, block: str) -> bool:
        return block.lstrip().startswith(marks.FORMULA)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        found = marks.FORMULA_MARK.fullmatch(blocks[0].strip())
        tex, displayed = without_delimiters(marks.held(found)) if found else ("", False)
        if not displayed:
            return False
        blocks.pop(0)
        SubElement(parent, "div", {"class": "arithmatex"}).text = AtomicString(f"\\[{tex}\\]")
        return None


class _InWords(InlineProcessor):
    """Formulas among words, displayed or not."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name; the stubs know its older form)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        tex, displayed = without_delimiters(marks.held(m))
        element = Element("span", {"class": "arithmatex"})
        element.text = AtomicString(f"\\[{tex}\\]" if displayed else f"\\({tex}\\)")
        return element, m.start(0), m.end(0)


class _InAttributes(Treeprocessor):
    """Where no element may stand, in the description of an image above all, a formula is its TeX."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                if value and marks.FORMULA in value:
                    element.set(
                        name, marks.FORMULA_MARK.sub(lambda found: without_delimiters(marks.held(found))[0], value)
                    )
