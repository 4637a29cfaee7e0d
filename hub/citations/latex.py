"""From the LaTeX of a BibTeX field to plain Unicode text.

Accents and common symbols are read here, as they are nearly all there is; whatever else is left to latexcodec.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from typing import Any

from latexcodec.codec import UnicodeLatexIncrementalDecoder


def plain_text(latex: str) -> str:
    r"""`latex` as plain text in one line: accents composed, commands and braces gone, dashes as themselves.

    >>> plain_text(r"{\'E}tude \emph{of} things -- in {LaTeX}")
    'Étude of things – in LaTeX'
    """
    text = " ".join(latex.split())
    if not _MARKUP.search(text):
        return text
    if "\\" in text:
        text = _ACCENT.sub(_composed, text)
        text = _SYMBOL.sub(lambda found: _SYMBOLS[found[1]], text)
        text = _ESCAPED.sub(r"\1", text.replace(r"\$", _DOLLAR))
        if "\\" in text:
            text = _without_commands(text)
    return _tidy(text)


_MARKUP = re.compile(r"[\\{}$~`]|--|''")
_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""LaTeX's accent commands and Unicode's combining characters."""
_ACCENT = re.compile(
    r"""(?P<open>\{)?\\(?:
        (?P<mark>[`'^~=."])\s*(?:\{\s*(?P<braced>\\?[^\W\d_])\s*\}|(?P<bare>\\?[^\W\d_]))
        |(?P<word>[uvHcdbkr])(?:\s*\{\s*(?P<word_braced>\\?[^\W\d_])\s*\}|\s+(?P<word_bare>\\?[^\W\d_]))
    )(?P<gap>\s+(?=[a-z]))?(?(open)\})""",
    re.VERBOSE,
)
_SYMBOLS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "textendash": "–",
    "textemdash": "—",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textregistered": "®",
    "texttrademark": "™",
    "textcopyright": "©",
    "textdegree": "°",
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "S": "§",
    "P": "¶",
    "textbackslash": "\u2216",
    "textasciitilde": "\u223c",
    "slash": "/",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
    "newline": " ",
    "textunderscore": "_",
    "textquotesingle": "'",
    "guillemotleft": "«",
    "guillemotright": "»",
}
"""Commands that stand for a character."""
_SYMBOL = re.compile(
    rf"\\({'|'.join(sorted(_SYMBOLS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|[ ](?=[^\W\d_])|[ ]*(?=\\))?"
)
_DOLLAR = "\N{FULLWIDTH DOLLAR SIGN}"
"""Stands for a dollar that is money until those around formulas are gone."""
_ESCAPED = re.compile(r"\\([&%#_ -]|[{}](?!\w*[}]))")
_COMMAND = re.compile(r"\\(?:href\s*\{[^{}]*\}|[A-Za-z@]+\*?|.)[ ]*(?:\[[^\]]*\])?")
_QUOTES = {"``": "“", "''": "”", "---": "—", "--": "–", "~": " ", "`": "‘"}
_QUOTE = re.compile("|".join(map(re.escape, _QUOTES)))


def _composed(found: re.Match[str]) -> str:
    letter = found["braced"] or found["bare"] or found["word_braced"] or found["word_bare"]
    composed = unicodedata.normalize("NFC", letter.lstrip("\\") + _COMBINING[found["mark"] or found["word"]])
    gap = found["gap"] or "" if not found["open"] else ""
    return composed + gap


_DECODER: Any = UnicodeLatexIncrementalDecoder


def _without_commands(text: str) -> str:
    # LaTeX that no table knows: its words are kept, its commands are not.
    with contextlib.suppress(ValueError):
        text = str(_DECODER().decode(text, final=True))
    return _COMMAND.sub("", text)


def _tidy(text: str) -> str:
    text = _QUOTE.sub(lambda found: _QUOTES[found[0]], text)
    return " ".join(
        text.replace("{", "").replace("}", "").replace("$", "").replace(_DOLLAR, "$").replace("\xa0", " ").split()
    )
