"""Figures beside a paper: which files may be shown, and how they are made safe to show.

Papers come from strangers: a figure's path may not leave the paper's folder, a drawing may not run anything, and no
figure may be larger than a reader's device can take. Only the heads of pictures are read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import imagesize
from lxml import etree

from hub.content.document import Document
from hub.content.paper import Paper
from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.links import is_local
from hub.paths import is_file_inside, lies_inside

KINDS = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""The kinds of file that every browser shows as an image."""

MOST_BYTES = 20_000_000
"""The largest file that is published: on a phone's connection it takes half a minute."""
MOST_DRAWN_BYTES = 5_000_000
"""The largest drawing that is read."""
MOST_PIXELS = 50_000_000
"""The largest picture: a browser unpacks it into 200 MB of memory, however small the file is."""
MOST_ELEMENTS = 100_000
"""How many elements a drawing may show, those that it shows again counted again."""

_SVG = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_RUNS = frozenset({f"{_SVG}{name}" for name in ("script", "foreignObject", "handler", "set", "animate")})
_URL = re.compile(r"url\(\s*['\"]?([^)]*)")
_HREF = re.compile(r"(?:\{http://www\.w3\.org/1999/xlink\})?href\Z")


def files(library: Library) -> Iterator[ExportedFile]:
    """Every figure that pages can show, beside the page: those of papers and those in the docs folder."""
    for paper in library.all_papers:
        versions = {version.source.file.parent for version in library.versions_before(paper)}
        yield from _figures_in(paper.source.file.parent, paper.address, versions)
    yield from _figures_in(library.configuration.docs, "")


def _figures_in(folder: Path, address: str, without: Collection[Path] = ()) -> Iterator[ExportedFile]:
    for file in figures_below(folder):
        if not excess(file) and not any(parent in without for parent in file.parents):
            yield ExportedFile(f"{address}{file.relative_to(folder).as_posix()}", _content(file))


def figures_below(folder: Path) -> Iterator[Path]:
    """Every figure in a folder and those in it, in order of path."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in KINDS and is_file_inside(file, folder):
            yield file


def excess(figure: Path) -> str:
    """What of a figure is too much to be shown, in words; nothing if it can be."""
    is_drawing = figure.suffix.lower() == ".svg"
    most, size = MOST_DRAWN_BYTES if is_drawing else MOST_BYTES, figure.stat().st_size
    if size > most:
        return f"at most {most:,} bytes; found {size:,}"
    if is_drawing:
        data = figure.read_bytes()
        elements = data.count(b"<") // 2
        if elements <= MOST_ELEMENTS:
            elements = _elements_shown(data)
        return f"at most {MOST_ELEMENTS:,} elements; found more" if elements > MOST_ELEMENTS else ""
    width, height = imagesize.get(figure)
    if width * height > MOST_PIXELS:
        return f"at most {MOST_PIXELS:,} pixels; found {width * height:,} ({width:,} × {height:,})"
    return ""


def figure_file(document: Document, target: str) -> Path:
    """The file that a figure's target names."""
    return document.source.file.parent / unquote(urlsplit(target).path)


def leaves_folder(document: Document, target: str) -> bool:
    """Whether a local target leads out of where its figures may lie."""
    return is_local(target) and not lies_inside(figure_file(document, target), _folder_of_figures(document))


def figures_beside(document: Document) -> list[str]:
    """The names of the figures in a text's folder."""
    return sorted(file.name for file in document.source.file.parent.glob("*") if file.suffix.lower() in KINDS)


def kinds() -> str:
    """The kinds of figure, in words."""
    return ", ".join(sorted(kind.removeprefix(".") for kind in KINDS))


def can_be_shown(document: Document, target: str) -> bool:
    """Whether a figure that a text names is there and not too large."""
    return is_there(document, target) and not excess(figure_file(document, target))


def is_there(document: Document, target: str) -> bool:
    """Whether there is the figure that a text names. Those elsewhere on the web are not."""
    if not is_local(target):
        return False
    file = figure_file(document, target)
    return file.suffix.lower() in KINDS and is_file_inside(file, _folder_of_figures(document))


_IN_PLACE_OF = frozenset({"", ".eps", ".pdf", ".ps", ".tif", ".tiff"})
"""The kinds of file that LaTeX sets and browsers do not, and none, as LaTeX finds the kind by itself."""
_PREFERRED = (".svg", ".png", ".webp", ".avif", ".jpg", ".jpeg", ".gif")


def shown_as(document: Document, target: str) -> str:
    """The target of the file that is shown for a figure that a text names; nothing if none is.

    LaTeX sets `plot.pdf`, and `plot` as well: the same picture as an SVG or PNG beside it is shown instead.
    """
    if can_be_shown(document, target):
        return target
    stem, dot, kind = target.rpartition(".")
    named = (dot + kind).lower()
    stem = stem if named in _IN_PLACE_OF and dot else target
    if (named not in _IN_PLACE_OF and named in KINDS) or not is_local(target):
        return ""
    return next((f"{stem}{other}" for other in _PREFERRED if can_be_shown(document, f"{stem}{other}")), "")


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
    root = _root(data)
    if root is None:
        return b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    cleaned = [_clean(element) for element in [*root.iter("*"), *root.iter(etree.Entity)]]
    if not any(cleaned) and not _has_a_prologue_that_acts(root):
        return data
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _root(data: bytes) -> etree._Element | None:
    """The root of a drawing, nothing in it expanded or fetched; None if it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _elements_shown(data: bytes) -> int:
    """How many elements a browser lays out for a drawing, counted up to just over the most.

    A `use`, a pattern, a mask and their like show another element again, and that may show others again: a drawing of
    a few lines can ask for thousands of millions.
    """
    root = _root(data)
    if root is None:
        return 0
    named = {name: element for element in root.iter("*") if (name := element.get("id"))}
    shown: dict[etree._Element, int] = {}
    begun, waiting = set(), [root]
    while waiting:
        element = waiting[-1]
        parts = [*element.iterchildren("*"), *(named[name] for name in _named_by(element) if name in named)]
        if element in begun:
            # One that is not counted yet stands around itself: browsers leave such a circle out.
            shown[element] = min(1 + sum(shown.get(part, 0) for part in parts), MOST_ELEMENTS + 1)
            waiting.pop()
        else:
            begun.add(element)
            waiting.extend(part for part in parts if part not in begun)
    return shown[root]


def _named_by(element: etree._Element) -> Iterator[str]:
    """The names of the elements that an element shows again or is painted with."""
    for name, value in element.attrib.items():
        if _HREF.match(str(name)):
            yield str(value).strip().removeprefix("#")
        elif "url(" in value:
            yield from (inner.strip().removeprefix("#") for inner in _URL.findall(str(value)))


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
