"""How a Word file looks: the document from which Pandoc takes its styles (manual, `--reference-doc`), made of its own.

Only the properties named here differ: readers who change a style in Word change all that has it.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

from lxml import etree

from hub.articles.archive import archive
from hub.citations.pandoc import find_pandoc

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES, _DOCUMENT = "word/styles.xml", "word/document.xml"
SERIF, SANS, MONO = "Cambria", "Calibri", "Consolas"
MARGIN = "1418"
"""Two and a half centimetres, in twentieths of a point."""
ACCENT, SOFT = "7A3319", "5D554B"

STYLES: Mapping[str, Mapping[str, Any]] = {
    "Normal": {"font": SERIF, "size": 10.5},
    "Body Text": {"before": 0, "after": 6, "line": 1.2},
    "Compact": {"before": 1, "after": 1},
    "Title": {"font": SERIF, "size": 24, "bold": True, "colour": "000000", "align": "left", "before": 6, "after": 6},
    "Subtitle": {"font": SERIF, "size": 13, "italic": True, "colour": SOFT, "align": "left", "after": 10},
    "Heading 1": {"font": SERIF, "size": 14, "bold": True, "colour": "000000", "before": 18, "after": 6},
    "Heading 2": {"font": SERIF, "size": 12, "bold": True, "colour": "000000", "before": 14, "after": 4},
    "Heading 3": {
        "font": SERIF,
        "size": 10.5,
        "italic": True,
        "bold": True,
        "colour": "000000",
        "before": 10,
        "after": 3,
    },
    "Bibliography": {"after": 4, "hanging": 18},
    "Block Text": {"font": SERIF, "size": 10, "left": 24, "before": 4, "after": 6},
    "Footnote Text": {"size": 9, "after": 2},
    "Image Caption": {"size": 9, "colour": SOFT, "after": 12},
    "Table Caption": {"size": 9, "colour": SOFT, "before": 8},
    "Source Code": {"font": MONO, "size": 8.5, "after": 8},
    "Hyperlink": {"colour": ACCENT},
    "Series": {"font": SANS, "size": 9, "colour": SOFT, "after": 10},
    "Author": {"font": SERIF, "size": 11.5, "align": "left", "after": 0},
    "Details": {"font": SANS, "size": 9, "colour": SOFT, "after": 4},
    "Facts": {"font": SANS, "size": 9, "colour": SOFT, "before": 6, "after": 12},
    "Box Title": {"font": SANS, "size": 9.5, "bold": True, "colour": ACCENT, "left": 12, "before": 6, "after": 2},
    "Box": {"left": 12, "after": 6},
}
"""What each style says, lengths in points; a style that Pandoc's document lacks is one of the hub's own."""


@cache
def reference_document() -> bytes:
    """The document from which Pandoc takes its styles."""
    pandoc = [find_pandoc(), "--print-default-data-file", "reference.docx"]
    given = subprocess.run(pandoc, capture_output=True, check=True).stdout
    with zipfile.ZipFile(io.BytesIO(given)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    files[_STYLES] = _styles(files[_STYLES])
    files[_DOCUMENT] = _on_a4(files[_DOCUMENT])
    return archive(files)


def _styles(written: bytes) -> bytes:
    root = etree.fromstring(written)
    for language in root.iter(f"{{{_W}}}lang"):
        language.set(f"{{{_W}}}val", "en-GB")
    named = {style.xpath("string(w:name/@w:val)", namespaces={"w": _W}).lower(): style for style in _all(root)}
    for name, told in STYLES.items():
        style = named.get(name.lower())
        _change(style if style is not None else _new(root, name), told)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _all(root: Any) -> list[Any]:
    return list(root.iter(f"{{{_W}}}style"))


def _new(root: Any, name: str) -> Any:
    kind = {f"{{{_W}}}type": "paragraph", f"{{{_W}}}customStyle": "1", f"{{{_W}}}styleId": name.replace(" ", "")}
    style = etree.SubElement(root, f"{{{_W}}}style", kind)
    _child(style, "name", val=name)
    _child(style, "basedOn", val="BodyText")
    _child(style, "qFormat")
    return style


def _change(style: Any, told: Mapping[str, Any]) -> None:
    """Say in a style what is told, in the schema's order (ISO/IEC 29500-1, sections 17.3.1.26 and 17.3.2.28)."""
    for old in style.xpath("w:pPr | w:rPr", namespaces={"w": _W}):
        style.remove(old)
    if style.get(f"{{{_W}}}type") == "paragraph":
        _paragraph(_child(style, "pPr"), told, style.get(f"{{{_W}}}styleId"))
    letters = _child(style, "rPr")
    if "font" in told:
        _child(letters, "rFonts", ascii=told["font"], hAnsi=told["font"], cs=told["font"])
    for name, tag in (("bold", "b"), ("italic", "i")):
        if told.get(name):
            _child(letters, tag)
    if "colour" in told:
        _child(letters, "color", val=told["colour"])
    if "size" in told:
        _child(letters, "sz", val=str(round(told["size"] * 2)))
        _child(letters, "szCs", val=str(round(told["size"] * 2)))


def _paragraph(part: Any, told: Mapping[str, Any], style: str) -> None:
    if style.startswith("Heading") or style in ("Title", "BoxTitle", "TableCaption"):
        _child(part, "keepNext")
    spaces = {name: _twentieths(told[name]) for name in ("before", "after") if name in told}
    if "line" in told:
        spaces |= {"line": str(round(told["line"] * 240)), "lineRule": "auto"}
    if spaces:
        _child(part, "spacing", **spaces)
    if "left" in told:
        _child(part, "ind", left=_twentieths(told["left"]))
    if "hanging" in told:
        _child(part, "ind", left=_twentieths(told["hanging"]), hanging=_twentieths(told["hanging"]))
    if "align" in told:
        _child(part, "jc", val=told["align"])
    if style.startswith("Heading"):
        _child(part, "outlineLvl", val=str(int(style[-1]) - 1))


def _twentieths(points: float) -> str:
    return str(round(points * 20))


def _on_a4(written: bytes) -> bytes:
    root = etree.fromstring(written)
    for section in root.iter(f"{{{_W}}}sectPr"):
        for old in section.xpath("w:pgSz | w:pgMar", namespaces={"w": _W}):
            section.remove(old)
        _child(section, "pgSz", w="11906", h="16838")
        _child(
            section,
            "pgMar",
            top="1418",
            right="1418",
            bottom="1418",
            left="1418",
            header="709",
            footer="709",
            gutter="0",
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _child(parent: Any, tag: str, **values: str) -> Any:
    return etree.SubElement(parent, f"{{{_W}}}{tag}", {f"{{{_W}}}{name}": value for name, value in values.items()})
