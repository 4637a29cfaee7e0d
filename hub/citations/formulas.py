"""Formulas in titles and names as plain text: `$K_5$` as K₅, `$10^{12}$` as 10¹²."""

from __future__ import annotations

import functools

from latex2mathml import exceptions
from latex2mathml.converter import convert
from lxml import etree

MOST_CHARACTERS = 1_000
"""A longer formula is left as it is: no title has one."""

# The library has a class of its own for each way in which a formula cannot be read, and trips over others.
_UNREADABLE: tuple[type[Exception], ...] = (
    *(found for found in vars(exceptions).values() if isinstance(found, type) and issubclass(found, Exception)),
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    etree.XMLSyntaxError,
)
_RAISED = str.maketrans("0123456789+-−=()aein", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵉⁱⁿ")
_LOWERED = str.maketrans("0123456789+-−=()aeijnx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢⱼₙₓ")


@functools.lru_cache(maxsize=1024)
def plain_formula(tex: str) -> str:
    """A formula as plain text, or its TeX if it cannot be read.

    Args:
        tex: what stands between the dollar signs.
    """
    try:
        if len(tex) > MOST_CHARACTERS:
            return tex
        return " ".join(_text(etree.fromstring(convert(tex))).split())
    except _UNREADABLE:
        return tex.strip()


def _text(element: etree._Element) -> str:
    parts = [_text(child) for child in element]
    match etree.QName(element).localname, parts:
        case "msup", [base, above]:
            return base + _shifted(above, "^", _RAISED)
        case "msub", [base, below]:
            return base + _shifted(below, "_", _LOWERED)
        case "msubsup", [base, below, above]:
            return base + _shifted(below, "_", _LOWERED) + _shifted(above, "^", _RAISED)
        case "mfrac", [above, below]:
            return f"{above}/{below}"
        case _:
            return (element.text or "") + "".join(parts)


def _shifted(text: str, mark: str, characters: dict[int, int]) -> str:
    """An index or exponent in characters of its own, or after the mark that TeX has for it."""
    shifted = text.translate(characters)
    return shifted if not set(text) & set(shifted) else mark + text
