"""Python-Markdown step: what elements say by `style`, they say by classes, which the site's policy lets through.

The policy (`hub.safety.CONTENT_SECURITY_POLICY`) has browsers refuse every `style` attribute. Markdown has two uses for
them: how the cells of a table are aligned, and how wide a figure is.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


def register(md: Markdown) -> None:
    """Add the step after all that makes elements."""
    md.treeprocessors.register(_Styles(md), "hub-styles", 3)


_DECLARATION = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]*?)\s*(?:;|\Z)")
_LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,5})?)(%|px|cm|mm|in|em|pt)")
_PIXELS = {"px": 1.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96.0, "em": 16.0, "pt": 96 / 72}
"""How many pixels a unit is (W3C, CSS Values and Units 4, section 6.2); an em is taken for the usual one."""
_STEP = 5
"""Widths in per cent have a class for each of these steps, in `reading.css`."""
_SIDES = frozenset({"left", "center", "right"})


class _Styles(Treeprocessor):
    """Takes each `style` off its element."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if style := element.attrib.pop("style", ""):
                for name, value in _DECLARATION.findall(style):
                    _say(element, name, value)


def _say(element: Element, name: str, value: str) -> None:
    length = _LENGTH.fullmatch(value)
    if name == "text-align" and value in _SIDES:
        _add_class(element, f"hub-align-{value}")
    elif length and name in ("width", "height"):
        number, unit = float(length[1]), length[2]
        if unit != "%" and element.tag == "img":
            element.set(name, str(round(number * _PIXELS[unit])))
        elif unit == "%" and name == "width":
            _add_class(element, f"hub-width-{min(100, max(_STEP, round(number / _STEP) * _STEP))}")


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
