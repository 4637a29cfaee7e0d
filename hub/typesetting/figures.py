"""Figures: images in a line or with a caption, and a frame with its words where there is none that can be shown."""

from __future__ import annotations

import io
import re
from pathlib import Path

import imagesize
from lxml import etree
from lxml.html import HtmlElement

from hub.articles.article_format import Remark
from hub.typesetting.markup import call, content, string
from hub.typesetting.setter import Setter, State, classes, nodes_of

KINDS = {".gif": ".gif", ".jpeg": ".jpg", ".jpg": ".jpg", ".png": ".png", ".svg": ".svg", ".webp": ".webp"}
"""The kinds of image that Typst shows (Typst reference, `image`), by the ending of their files."""
_WORDS = ("GIF", "JPEG", "PNG", "SVG", "WebP")
MEASURE = 441.0
"""How wide the text of a page is, in points: `paper.typ` has the same."""
TALLEST = 560.0
"""How high an image may be that says how wide it is, in points, so that its caption stands on the same page."""
USUAL = (380.0, 300.0)
"""How wide and how high an image may be that says nothing: little more than a third of a page, so that few pages break
before it."""
POINTS_A_PIXEL = 0.75
"""Of an image without a size of its own (W3C, CSS Values and Units 4, section 6.2)."""
SANS, MONO = "Noto Sans", "DejaVu Sans Mono"
"""The fonts in which the words of a drawing are set: a reader's own are not at hand."""


def figure(element: HtmlElement, setter: Setter) -> str:
    """A figure with its caption: an image, several, a table or whatever stands in it."""
    caption = element.find("figcaption")
    body = [node for node in nodes_of(element) if node is not caption]
    inside = setter.flow(body)
    words = setter.line(nodes_of(caption)) if caption is not None else ""
    kind = "table" if element.find(".//table") is not None else "image"
    return call("illustration", content(inside), content(words), kind=string(kind))


def inline_image(element: HtmlElement, state: State) -> str:
    """An image, as wide as it says or as it is, and never wider or higher than the page."""
    alt = element.get("alt") or element.get("aria-label") or ""
    if element.tag != "img":
        shown = " ".join(element.text_content().split())
        return call("missing", string(shown if alt in shown else f"{shown} {alt}"))
    file = state.file_of(element)
    if file is None:
        return call("missing", string(alt))
    image = image_content(file)
    if image is None or image in state.refused:
        remark = not_printed(file.name)
        state.remark(remark.message, remark.advice)
        return call("missing", string(alt or file.name))
    if not alt.strip():
        state.lacks_words = True
        state.remark(
            f"A figure must say in words what it shows; '{file.name}' has none. The PDF does not claim to be PDF/UA-1.",
            "Write between its square brackets what somebody would miss who cannot see it.",
        )
    width = width_of(element, image_size(file.suffix.lower(), image))
    return call("picture", string(state.show(image, KINDS[file.suffix.lower()])), string(alt), f"{width:.1f}pt")


def not_printed(name: str) -> Remark:
    """What there is to remark on a figure that cannot be printed."""
    return Remark(
        f"A figure must be a whole image of a kind that can be printed ({', '.join(_WORDS)}); '{name}' is not. "
        "Its words stand in its place.",
        "Save it as PNG or SVG.",
    )


def image_content(file: Path) -> bytes | None:
    """An image's file as Typst can take it; nothing if it cannot."""
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        return None
    data = file.read_bytes()
    if kind == ".svg":
        return _drawing(data)
    return data if any(data.startswith(mark) for mark in _MARKS[kind]) else None


_MARKS = {".gif": (b"GIF8",), ".jpg": (b"\xff\xd8",), ".png": (b"\x89PNG\r\n\x1a\n",), ".webp": (b"RIFF",)}
"""What the files of each kind begin with: an image of one kind may be named as another."""


def _drawing(data: bytes) -> bytes | None:
    """A drawing whose words are set in fonts that are at hand."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError:
        return None
    for element in root.iter(etree.Element):
        if family := element.get("font-family"):
            element.set("font-family", MONO if "mono" in family.lower() else SANS)
        if style := element.get("style"):
            element.set("style", re.sub(r"font-family\s*:[^;]*", f"font-family:{SANS}", style))
    if not root.get("font-family"):
        root.set("font-family", SANS)
    return etree.tostring(root)


def image_size(kind: str, data: bytes) -> tuple[float, float]:
    """Width and height in pixels; of a drawing that tells none, those of the measure."""
    if kind != ".svg":
        width, height = imagesize.get(io.BytesIO(data))
        return (width, height) if width > 0 and height > 0 else (MEASURE, MEASURE)
    root = etree.fromstring(data)
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    sides = [_NUMBER.match(root.get(side, "")) for side in ("width", "height")]
    if all(sides) and "%" not in root.get("width", "") + root.get("height", ""):
        return tuple(float(side[0]) for side in sides if side)  # type: ignore[return-value]
    return (box[2], box[3]) if len(box) == _BOX and box[2] > 0 and box[3] > 0 else (MEASURE, MEASURE)


_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_BOX = 4


def width_of(image: HtmlElement, size: tuple[float, float]) -> float:
    """How wide an image is on the page, in points."""
    width, height = size
    share = next((re.fullmatch(r"hub-width-(\d+)", name) for name in classes(image) if "width" in name), None)
    wanted = min(width * POINTS_A_PIXEL, USUAL[0], USUAL[1] * width / max(height, 1.0))
    if share:
        wanted = MEASURE * int(share[1]) / 100
    elif (image.get("width") or "").isdigit():
        wanted = int(image.get("width", "0")) * POINTS_A_PIXEL
    return max(1.0, min(wanted, MEASURE, TALLEST * width / max(height, 1.0)))
