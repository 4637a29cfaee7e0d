"""Formulas: TeX in a text becomes MathML, which browsers set and screen readers read, without a script."""

from __future__ import annotations

import html
import re

from latex2mathml import exceptions
from latex2mathml.converter import convert

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])</(?P=tag)>', re.DOTALL
)

# The library has a class of its own for each way in which a formula cannot be read, and trips over others.
_UNREADABLE: tuple[type[Exception], ...] = (
    *(found for found in vars(exceptions).values() if isinstance(found, type) and issubclass(found, Exception)),
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)


def with_mathml(page: str) -> str:
    """HTML whose formulas, as pymdownx.arithmatex marks them, are MathML. One that cannot be read stays as TeX."""
    return _FORMULA.sub(_formula, page) if "arithmatex" in page else page


def _formula(found: re.Match[str]) -> str:
    display = found["display"] is not None
    tex = html.unescape(found["display"] if display else found["inline"])
    try:
        formula = convert(tex, display="block" if display else "inline")
    except _UNREADABLE:
        return f'<code class="arithmatex">{html.escape(tex)}</code>'
    return f'<{found["tag"]} class="arithmatex">{formula}</{found["tag"]}>'
