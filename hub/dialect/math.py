"""Formulas: TeX in a text becomes MathML, which browsers set and screen readers read, without a script."""

from __future__ import annotations

import contextlib
import functools
import html
import re
import unicodedata
from collections.abc import Iterator

from hub.dialect.latex_text import group_end

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])</(?P=tag)>', re.DOTALL
)


def with_mathml(page: str) -> str:
    """HTML whose formulas, as `hub.dialect.formulas` marks them, are MathML. One that cannot be read stays as TeX."""
    return _FORMULA.sub(_formula, page) if "arithmatex" in page else page


def _formula(found: re.Match[str]) -> str:
    display = found["display"] is not None
    tex = html.unescape(found["display"] if display else found["inline"])
    formula = _mathml(tex, "block" if display else "inline")
    if not formula:
        return f'<code class="arithmatex">{html.escape(tex)}</code>'
    return f'<{found["tag"]} class="arithmatex">{formula}</{found["tag"]}>'


def not_understood(tex: str, *, displayed: bool = False) -> str | None:
    r"""What is shown as TeX of a formula: a command that is not known, the whole where it cannot be read, or nothing.

    >>> not_understood(r"x = \half y"), not_understood("x_1_2"), not_understood("x")
    ('\\half', 'x_1_2', None)
    """
    formula = _mathml(tex, "block" if displayed else "inline")
    if not formula:
        return tex
    unknown = _UNKNOWN.search(formula)
    return unknown[1] if unknown else None


_UNKNOWN = re.compile(r"<m[iot][^>]*>(\\[A-Za-z]+)")


@functools.lru_cache(maxsize=4096)
def _mathml(tex: str, display: str) -> str:
    """A formula as MathML; nothing if it cannot be read. The rules ask as well as the pages."""
    if len(tex) > LONGEST or _DEFINES.search(tex) or not _braces_fit(tex):
        return ""
    from latex2mathml.converter import convert  # noqa: PLC0415 (most texts have no formula, and it is slow to read)

    try:
        return _for_browsers(convert(_prepared(tex), display=display))
    except Exception:  # noqa: BLE001 (the library has a class for each way in which TeX is wrong, and trips over others)
        return ""


def _braces_fit(tex: str) -> bool:
    """Whether each brace is closed, and none that was not opened: the library closes them as it thinks fit."""
    depth = 0
    for brace in _BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth < 0:
            return False
    return depth == 0


_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_TEXT = re.compile(r"\\(?:text(?:rm|bf|it|tt|sf|normal)?|mbox|hbox)\s*(?=\{)")
_FORMULA_IN_TEXT = re.compile(r"\$([^$]*)\$")
_ESCAPED_IN_TEXT = re.compile(r"\\([_%&#$ {}])")


def _with_plain_texts(tex: str) -> str:
    r"""TeX whose `\text{…}` holds nothing but text: formulas in it stand beside it, and signs are themselves."""
    parts: list[str] = []
    position = 0
    for found in _TEXT.finditer(tex):
        end = group_end(tex, found.end())
        if found.start() < position or end < 0:
            continue
        inside = tex[found.end() + 1 : end - 1]
        parts += [tex[position : found.start()], "{", *_texts(found[0], inside), "}"]
        position = end
    return "".join([*parts, tex[position:]])


def _texts(command: str, inside: str) -> Iterator[str]:
    for number, piece in enumerate(_FORMULA_IN_TEXT.split(inside)):
        if number % 2:
            yield piece
        elif piece:
            plain = _ESCAPED_IN_TEXT.sub(r"\1", piece).replace("{", "").replace("}", "")
            yield f"{command}{{{html.escape(plain)}}}"  # the library writes them as they are


# What browsers read of MathML (MathML Core, sections 2.2.1 and 3.5.1.1) is less than what the library writes: they know
# no alignment of cells and no letters but upright ones, and set a letter by itself in italics.

_ALIGNED = re.compile(r'<mtd columnalign="(left|right)"')
_UPRIGHT = re.compile(r"<mi>(&#x000(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]);|&#x0039[1-9A-F];|&#x003A[0-9];)</mi>")
"""Letters of `\\mathrm`, which the library writes by number, and Greek capitals."""
_LETTER = re.compile(
    r'<(?P<tag>m[in]) mathvariant="(?P<variant>[a-z-]+)">(?P<letter>&#x[0-9A-F]+;|[A-Za-z0-9])</m[in]>'
)
_WORDS = re.compile(r'<mtext mathvariant="(bold|italic|monospace)"')


def _for_browsers(formula: str) -> str:
    formula = _ALIGNED.sub(r'<mtd class="hub-\1"', _WORDS.sub(r'<mtext class="hub-\1"', formula))
    return _LETTER.sub(_letter, _UPRIGHT.sub(r'<mi mathvariant="normal">\1</mi>', formula))


def _letter(found: re.Match[str]) -> str:
    """A letter of an alphabet of its own, as Unicode has it (block Mathematical Alphanumeric Symbols)."""
    name = unicodedata.name(html.unescape(found["letter"]), "").removeprefix("LATIN ").removeprefix("GREEK ")
    kind = "" if name.startswith("DIGIT") else "LETTER "
    variant, name = found["variant"].replace("-", " ").upper(), name.replace(kind, "", 1)
    for full in (f"MATHEMATICAL {variant} {name}", f"{found['variant'].upper()} {name}"):
        with contextlib.suppress(KeyError):
            return f"<{found['tag']}>{unicodedata.lookup(full)}</{found['tag']}>"
    return found[0]


LONGEST = 10_000
"""How long a formula may be, in characters, for time that grows faster than it."""
_DEFINES = re.compile(
    r"\\(?:re|provide)?(?:newcommand|newenvironment|def|edef|gdef|let|DeclareMathOperator)(?![A-Za-z])"
)
"""What `hub.dialect.latex_macros` has not taken out: it would make formulas grow without end."""


# What numbers lines on paper, and what the library lacks.
_WITHOUT_MEANING = re.compile(r"\\(?:nonumber|notag|allowdisplaybreaks|displaybreak)(?![A-Za-z])|\\label\s*\{[^{}]*\}")
_BETWEEN_LINES = re.compile(r"\\intertext\s*\{([^{}]*)\}")
_TAG = re.compile(r"\\tag\*?\s*\{([^{}]*)\}")
_ENVIRONMENTS = {
    "align": ("align*", "align*"),
    "flalign": ("align*", "align*"),
    "alignat": ("align*", "align*"),
    "equation": ("equation*", "equation*"),
    "dmath": ("equation*", "equation*"),
    "subequations": ("equation*", "equation*"),
    "gather": ("array}{c", "array"),
    "multline": ("array}{c", "array"),
    "eqnarray": ("array}{rcl", "array"),
}
"""How each environment begins and ends in the library's terms; numbers are given in `hub.dialect.cross_references`."""
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(_ENVIRONMENTS)})\*?\}}(?:\{{\d+\}})?")
_EMPTY_LAST_CELL = re.compile(r"&\s*(?=\\\\|\\end\b)")
"""With one in it, the library shows nothing of a whole matrix."""
_OTHER_NAMES = {"hdots": "ldots", "arg": "operatorname{arg}", "textsc": "text", "mathbfit": "boldsymbol"}
_OTHER_NAME = re.compile(rf"\\({'|'.join(_OTHER_NAMES)})(?![A-Za-z])")


def _prepared(tex: str) -> str:
    tex = _BETWEEN_LINES.sub(r"\\text{\1} \\\\", _WITHOUT_MEANING.sub("", tex))
    tex = _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{_ENVIRONMENTS[found[2]][found[1] == 'end']}}}", tex)
    tex = _EMPTY_LAST_CELL.sub("& {} ", tex)
    tex = _with_plain_texts(_TAG.sub(r"\\qquad \\text{(\1)}", tex))
    return _OTHER_NAME.sub(lambda found: f"\\{_OTHER_NAMES[found[1]]}", tex)
