"""Formulas: the MathML of the page as Typst's mathematics, with words for those who cannot see it.

Every sign of a formula is one character with a backslash or between spaces, or a string, so that none is read as the
name of a function (Typst reference, “Math”). What is not known of MathML shows what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml.html import HtmlElement

from hub.typesetting.markup import string
from hub.typesetting.setter import State

DEEPEST = 12
"""How many levels of a formula are set as such; what is deeper is set as text."""
LONGEST = 4000
"""How many characters of a formula are read aloud or shown as text."""


def formula(math: HtmlElement, state: State) -> str:
    """A formula in a line, or displayed if it says so; in plain characters if Typst refuses it."""
    markup, words = mathematics(math), spoken(math)
    if markup in state.refused:
        state.remark(f"A formula must be one that can be set; '{words}' is set in plain characters.")
        return f"#code({string(words)})"
    block = "true" if math.get("display") == "block" else "false"
    return f"#formula({block}, {string(words)}, {markup})"


def mathematics(math: HtmlElement) -> str:
    """A formula as Typst's mathematics, between its dollar signs."""
    return f"${_row(math, 0)}$"


def spoken(element: HtmlElement) -> str:
    """A formula in one line of characters: `x = (a)/(b)`."""
    return " ".join(_SPOKEN.sub(" ", _linear(element)).split())[:LONGEST]


_SPOKEN = re.compile("[\u2061-\u2064\u200b]")
"""Signs that MathML has for what is not shown, such as the application of a function."""


def _linear(element: HtmlElement) -> str:
    parts = [_linear(child) for child in element if isinstance(child.tag, str)]
    pattern = _LINEAR.get(str(element.tag))
    if pattern and len(parts) >= pattern.count("{"):
        return pattern.format(*parts)
    return " ".join([(element.text or "").strip(), *parts, ";" if element.tag == "mtr" else ""])


_LINEAR = {
    "mfrac": "({})/({})",
    "mover": "{} over {}",
    "mroot": "root({}, {})",
    "msub": "{}_{}",
    "msubsup": "{}_{}^{}",
    "msup": "{}^{}",
    "munder": "{}_{}",
    "munderover": "{}_{}^{}",
}


def _row(element: HtmlElement, depth: int) -> str:
    """What stands in an element, side by side; what stands between growing brackets is as high as they are."""
    children = [child for child in element if isinstance(child.tag, str)]
    if depth > DEEPEST:
        return string(spoken(element))
    if len(children) > 1 and _grows(children[0], "prefix"):
        closes = _grows(children[-1], "postfix")
        first, last = _set(children[0], depth), _set(children[-1], depth) if closes else ""
        inside = _side_by_side(children[1:-1] if closes else children[1:], depth)
        return f"lr({first} {inside} {last})" if first or last else inside
    return _side_by_side(children, depth)


def _side_by_side(children: Sequence[HtmlElement], depth: int) -> str:
    """Elements side by side; brackets right around a matrix are as high as it is."""
    set_ = [_set(child, depth) for child in children]
    for place in range(1, len(children) - 1):
        before, after = children[place - 1], children[place + 1]
        if children[place].tag == "mtable" and before.tag == after.tag == "mo":
            set_[place - 1] = f"lr({set_[place - 1]}"
            set_[place + 1] += ")"
    return " ".join(part for part in set_ if part)


def _grows(element: HtmlElement, form: str) -> bool:
    return element.tag == "mo" and element.get("form") == form and element.get("stretchy") == "true"


def _set(element: HtmlElement, depth: int = 0) -> str:
    set_ = _ELEMENTS.get(str(element.tag))
    return set_(element, depth + 1) if set_ else _row(element, depth + 1)


def _argument(element: HtmlElement, depth: int) -> str:
    return _set(element, depth) or '""'


def _signs(text: str) -> str:
    """Characters as signs, each by itself."""
    return " ".join(_sign(character) for character in text if not character.isspace())


def _sign(character: str) -> str:
    if _SPOKEN.match(character) or not character.isprintable():
        return ""
    if character in _BRACKETS or (character.isascii() and not character.isalnum()):
        return f"\\{character}"
    return character if character.isalpha() or _is_mathematical(character) else string(character)


_BRACKETS = "⟨⟩⟦⟧⌈⌉⌊⌋⟮⟯⦃⦄⦅⦆⟪⟫⌜⌝⌞⌟⎰⎱"


def _is_mathematical(character: str) -> bool:
    return character.isdigit() or "\u2190" <= character <= "\u2bff" or character in "±×÷¬·′″‴∓…"


def _identifier(element: HtmlElement, _depth: int) -> str:
    name = (element.text or "").strip()
    if len(name) > 1:
        return f"op({string(name)})" if name.isascii() and name.isalpha() else string(name)
    return f"upright({_signs(name)})" if element.get("mathvariant") == "normal" and name else _signs(name)


def _number(element: HtmlElement, _depth: int) -> str:
    text = (element.text or "").strip()
    return text if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else _as_text(text)


def _operator(element: HtmlElement, _depth: int) -> str:
    text = _SPOKEN.sub("", (element.text or "").strip())
    return _as_operator(text)


def _as_operator(text: str) -> str:
    return f"op({string(text)})" if len(text) > 1 and text.isalpha() else _signs(text)


def _text(element: HtmlElement, _depth: int) -> str:
    text = re.sub(r"[ \t\r\n]+", " ", element.text_content())
    words = _as_text(text)
    return f"bold({words})" if "hub-bold" in element.get("class", "") and words else words


def _as_text(text: str) -> str:
    return string(text) if text else ""


def _fraction(element: HtmlElement, depth: int) -> str:
    above, below = (_argument(child, depth) for child in _children(element, 2))
    if element.get("linethickness") in ("0", "0px", "0pt", "0em"):
        return f"mat(delim: #none, {above}; {below})"
    return f"frac({above}, {below})"


def _children(element: HtmlElement, count: int) -> list[HtmlElement]:
    """The first children of an element, as many as are asked for; those that are not there are empty."""
    children = [child for child in element if isinstance(child.tag, str)][:count]
    return children + [element.makeelement("mrow") for _ in range(count - len(children))]


def _attached(element: HtmlElement, depth: int, names: str) -> str:
    base, *scripts = (_argument(child, depth) for child in _children(element, 1 + len(names)))
    given = "".join(f", {name}: {script}" for name, script in zip(names, scripts, strict=True))
    is_large = str(element.tag).startswith(("munder", "mover")) and not base.startswith("lr(")
    return f"attach({f'limits({base})' if is_large else base}{given})"


def _over(element: HtmlElement, depth: int) -> str:
    base, above = _children(element, 2)
    mark = above.text_content().strip()
    if mark in _ABOVE:
        return f"{_ABOVE[mark]}({_argument(base, depth)})"
    return _attached(element, depth, "t")


_ABOVE = {
    "^": "hat",
    "ˆ": "hat",
    "~": "tilde",
    "˜": "tilde",
    "→": "arrow",
    "⃗": "arrow",
    "˙": "dot",
    ".": "dot",
    "¨": "dot.double",
    "ˇ": "caron",
    "´": "acute",
    "`": "grave",
    "˘": "breve",
    "¯": "overline",
    "‾": "overline",
    "―": "overline",
    "_": "overline",
    "⏞": "overbrace",
    "︷": "overbrace",
}


def _under(element: HtmlElement, depth: int) -> str:
    base, below = _children(element, 2)
    mark = below.text_content().strip()
    if mark in ("_", "―", "‾", "¯", "̲"):
        return f"underline({_argument(base, depth)})"
    if mark in ("⏟", "︸"):
        return f"underbrace({_argument(base, depth)})"
    return _attached(element, depth, "b")


def _table(element: HtmlElement, depth: int) -> str:
    """Lines of a calculation, which stand below each other at their marks; anything else as a matrix."""
    rows = [[_row(cell, depth) for cell in row if cell.tag == "mtd"] for row in element if row.tag == "mtr"]
    sides = [cell.get("class", "") for row in element if row.tag == "mtr" for cell in row]
    if "hub-right" in sides and "hub-left" in sides:
        return " \\\n".join(" & ".join(row) for row in rows)
    align = "left" if sides and set(sides) == {"hub-left"} else "center"
    lines = "; ".join(", ".join(cell or '""' for cell in row) for row in rows)
    return f"mat(delim: #none, align: #{align}, {lines})" if lines else ""


def _around(function: str) -> Callable[[HtmlElement, int], str]:
    def set_(element: HtmlElement, depth: int) -> str:
        inside = _row(element, depth)
        return f"{function}({inside})" if inside else ""

    return set_


def _root(element: HtmlElement, depth: int) -> str:
    base, index = (_argument(child, depth) for child in _children(element, 2))
    return f"root({index}, {base})"


def _multiscripts(element: HtmlElement, depth: int) -> str:
    before = next((place for place, child in enumerate(element) if child.tag == "mprescripts"), len(element))
    base, *after = (_argument(child, depth) for child in element[:before])
    front = [_argument(child, depth) for child in element[before + 1 :]]
    given = dict(zip(("br", "tr"), after, strict=False)) | dict(zip(("bl", "tl"), front, strict=False))
    return f"attach({', '.join([base, *(f'{name}: {script}' for name, script in given.items())])})"


_ELEMENTS: dict[str, Callable[[HtmlElement, int], str]] = {
    "annotation": lambda _element, _depth: "",
    "mfrac": _fraction,
    "mi": _identifier,
    "mmultiscripts": _multiscripts,
    "mn": _number,
    "mo": _operator,
    "mover": _over,
    "mphantom": _around("hide"),
    "mroot": _root,
    "ms": _text,
    "mspace": lambda _element, _depth: "space",
    "msqrt": _around("sqrt"),
    "msub": lambda element, depth: _attached(element, depth, "b"),
    "msubsup": lambda element, depth: _attached(element, depth, "bt"),
    "msup": lambda element, depth: _attached(element, depth, "t"),
    "mtable": _table,
    "mtext": _text,
    "munder": _under,
    "munderover": lambda element, depth: _attached(element, depth, "bt"),
}
