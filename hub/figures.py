"""Figures beside a paper: which files may be shown, and how they are made safe to show.

Papers come from strangers: a figure's path may not leave the paper's folder, and a drawing may not run anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from hub.content.document import Document
from hub.content.paper import Paper
from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.links import is_local
from hub.paths import is_file_inside

KINDS = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""The kinds of file that every browser shows as an image."""

_SVG = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_RUNS = frozenset({f"{_SVG}{name}" for name in ("script", "foreignObject", "handler", "set", "animate")})
_URL = re.compile(r"url\(\s*['\"]?([^)]*)")
_HREF = re.compile(r"(?:\{http://www\.w3\.org/1999/xlink\})?href\Z")


def files(library: Library) -> Iterator[ExportedFile]:
    """Every figure that pages can show, beside the page: those of papers and those in the docs folder."""
    for paper in library.papers:
        yield from _figures_in(paper.source.file.parent, paper.address)
    yield from _figures_in(library.configuration.docs, "")


def _figures_in(folder: Path, address: str) -> Iterator[ExportedFile]:
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in KINDS and is_file_inside(file, folder):
            yield ExportedFile(f"{address}{file.relative_to(folder).as_posix()}", _content(file))


def is_inside(file: Path, folder: Path) -> bool:
    """Whether a file lies in a folder once every symbolic link is followed."""
    return file.resolve().is_relative_to(folder.resolve())


def figure_file(document: Document, target: str) -> Path:
    """The file that a figure's target names."""
    return document.source.file.parent / unquote(urlsplit(target).path)


def leaves_folder(document: Document, target: str) -> bool:
    """Whether a local target leads out of where its figures may lie."""
    return is_local(target) and not is_inside(figure_file(document, target), _folder_of_figures(document))


def figures_beside(document: Document) -> list[str]:
    """The names of the figures in a text's folder."""
    return sorted(file.name for file in document.source.file.parent.glob("*") if file.suffix.lower() in KINDS)


def kinds() -> str:
    """The kinds of figure, in words."""
    return ", ".join(sorted(kind.removeprefix(".") for kind in KINDS))


def can_be_shown(document: Document, target: str) -> bool:
    """Whether a figure that a text names is there to be shown. Figures elsewhere on the web are not."""
    if not is_local(target):
        return False
    file = figure_file(document, target)
    return file.suffix.lower() in KINDS and is_file_inside(file, _folder_of_figures(document))


def _folder_of_figures(document: Document) -> Path:
    """A paper's figures lie in its own folder; other pages share the docs folder, the first part of their paths."""
    if isinstance(document, Paper):
        return document.source.file.parent
    return document.source.file.parents[max(0, document.source.path.count("/") - 1)]


def _content(figure: Path) -> bytes:
    """A figure's bytes, those of a drawing without anything that could run or load."""
    data = figure.read_bytes()
    return still_svg(data) if figure.suffix.lower() == ".svg" else data


def drawings(library: Library) -> Iterator[Path]:
    """Every SVG figure."""
    for folder in (library.configuration.papers, library.configuration.docs):
        yield from sorted(file for file in folder.rglob("*.svg") if is_file_inside(file, folder))


def is_still(data: bytes) -> bool:
    """Whether an SVG is nothing but a drawing."""
    return still_svg(data) == data


def still_svg(data: bytes) -> bytes:
    """An SVG drawing without scripts, event handlers, animation of links, or references to anything outside itself.

    A drawing that has none of these keeps its author's bytes. One that cannot be read as XML becomes an empty one:
    a browser would refuse it as well.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    cleaned = [_clean(element) for element in [*root.iter("*"), *root.iter(etree.Entity)]]
    if not any(cleaned) and not _has_a_prologue_that_acts(root):
        return data
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _has_a_prologue_that_acts(root: etree._Element) -> bool:
    """Whether entities are declared, or a style sheet is named, before the drawing begins."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        return True
    return any(True for _ in root.itersiblings(etree.ProcessingInstruction, preceding=True))


def _clean(element: etree._Element) -> bool:
    """Take out of an element what is no drawing; whether there was any."""
    parent = element.getparent()
    if element.tag in _RUNS or not isinstance(element.tag, str) or element.tag.startswith(_XHTML) or _loads(element):
        if parent is not None:
            parent.remove(element)
        return True
    live = [name for name, value in element.attrib.items() if _is_live(str(name), str(value))]
    for name in live:
        del element.attrib[name]
    return bool(live)


def _loads(element: etree._Element) -> bool:
    """Whether a style sheet inside a drawing asks for another file."""
    return element.tag == f"{_SVG}style" and (
        "@import" in (element.text or "") or _is_live("style", element.text or "")
    )


def _is_live(name: str, value: str) -> bool:
    if re.sub(r"\A\{[^}]*\}", "", name).lower().startswith("on"):
        return True
    if _HREF.match(name):
        return not value.strip().startswith(("#", "data:image/png", "data:image/jpeg"))
    return any(not inner.startswith("#") for inner in _URL.findall(value))
