r"""From the LaTeX of a BibTeX field to plain Unicode text, as Pandoc reads it (`Text.Pandoc.Readers.LaTeX`).

Accents, symbols and the commands of bibliographies are known here; of others, their words are kept. Whatever is written
is read in one pass, so that its time grows with its length.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from typing import Any


def plain_text(latex: str) -> str:
    r"""`latex` as plain text in one line: accents composed, commands and braces gone, quotation marks as printed.

    >>> plain_text(r"{\'E}tude \emph{of} things -- in {LaTeX}")
    'Étude of things – in LaTeX'
    """
    text = latex
    if len(text) <= MOST_CHARACTERS and _MARKUP.search(text):
        text = _Reader().read(text) if _NEEDS_READING.search(text) else _typeset(text)
    return " ".join(text.split())


MOST_CHARACTERS = 200_000
"""A longer text is no title and no abstract: only its spaces are tidied."""

_MARKUP = re.compile(r"[\\{}$~`'%]|--")
_NEEDS_READING = re.compile(r"[\\$%]")
_TYPESET = {"``": "“", "''": "”", "---": "—", "--": "–", "~": " ", "`": "‘", "'": "’", "{": "", "}": ""}
_WRITTEN = re.compile("|".join(map(re.escape, _TYPESET)))
_TOKEN = re.compile(
    r"""
    \\(?:url|nolinkurl)\s*\{(?P<url>[^{}]*)\}
    | \\href\s*\{[^{}]*\}
    | \\ensuremath\s*\{(?P<ensured>[^{}]*)\}
    | \\(?P<word>[A-Za-z]+)\*?\s*(?P<option>\[[^][\\{}$]*\])?
    | \\\((?P<inline>(?:[^\\]|\\[^)]){0,300}+)\\\)
    | \\(?P<symbol>.)
    | (?P<brace>[{}])
    | \$\$(?P<display>(?:[^$\\]++|\\.)++)\$\$
    | \$(?P<formula>(?:[^$\\]++|\\.)*+)\$
    | %[^\n]*+\s*+
    | (?P<text>[^\\{}$%]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "|": "\u030d",
    "U": "\u030e",
    "G": "\u030f",
    "f": "\u0311",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "textogonekcentered": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
"""LaTeX's accent commands and Unicode's combining characters."""
_ALONE = {"`": "`", "'": "'", "^": "^", "~": "~"}
"""What an accent is that has no letter."""
_SYMBOLS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "i": "ı", "j": "ȷ",
    "textendash": "–", "textemdash": "—", "hyphen": "-", "hyp": "-", "slash": "/", "fshyp": "/",
    "ldots": "…", "dots": "…", "mdots": "…", "textellipsis": "…", "adddot": ".", "sim": "~", "bar": "|",
    "lq": "‘", "rq": "’", "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "dq": '"', "quotedblbase": "„",
    "glq": "‚", "grq": "‘", "glqq": "„", "grqq": "“", "flq": "‹", "frq": "›", "flqq": "«", "frqq": "»",
    "guillemetleft": "«", "guillemetright": "»", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›",
    "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©", "textdegree": "°",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textdollar": "$", "textyen": "¥",
    "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "textbullet": "•", "textdagger": "†",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "texttwosuperior": "²",
    "textthreesuperior": "³", "textmu": "μ", "textless": "<", "textgreater": ">", "textunderscore": "_",
    "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "newline": " ", "addabbrvspace": " ", "adddotspace": ". ",
}  # fmt: skip
"""Commands that stand for characters."""
_ESCAPED = {"/": "", "@": "", "-": "", "(": "", ")": "", ",": " ", "\\": " ", "\n": " ", "\t": " ", ";": " ", ":": " "}
"""What a backslash makes of a character, if not the character itself."""

_CONDITIONS = ("ifmmode", "else", "fi")
"""Of `\\ifmmode in a formula \\else elsewhere \\fi` the second holds."""

Apply = Callable[[str], str]
"""What a command does with an argument."""


def _kept(text: str) -> str:
    return text


def _dropped(text: str) -> str:
    return ""


def _between(opening: str, closing: str) -> Apply:
    return lambda text: f"{opening}{text}{closing}"


def _formula(text: str) -> str:
    from hub.citations.formulas import plain_formula  # noqa: PLC0415 (takes a tenth of a second to load)

    return plain_formula(text)


_ARGUMENTS: dict[str, tuple[Apply, ...]] = {
    "enquote": (_between("“", "”"),),
    "mkbibquote": (_between("“", "”"),),
    "mkbibparens": (_between("(", ")"),),
    "mkbibbrackets": (_between("[", "]"),),
    **dict.fromkeys(("MakeUppercase", "MakeTextUppercase", "uppercase"), (str.upper,)),
    **dict.fromkeys(("MakeLowercase", "MakeTextLowercase", "lowercase"), (str.lower,)),
    "texorpdfstring": (_kept, _dropped),
    **dict.fromkeys(
        ("begin", "end", "colorbox", "footnote", "foreignlanguage", "hspace", "label", "textcolor", "thanks", "vspace"),
        (_dropped,),
    ),
}
"""What commands do with their arguments, one after the other; those of other commands are kept."""


def _accent(name: str) -> Apply:
    def compose(text: str) -> str:
        if not text:
            return _ALONE.get(name, _ACCENTS[name])
        letter = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
        return unicodedata.normalize("NFC", letter + _ACCENTS[name]) + text[1:]

    return compose


_COMMANDS = {**_ARGUMENTS, **{name: (_accent(name),) for name in _ACCENTS}}


class _Group:
    """The argument of a command, or the whole text."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        """How many braces are open around it."""
        self.parts: list[str] = []
        self.waiting: list[tuple[Apply, ...]] = []
        """What commands will do with what comes next, the last of them first."""

    def put(self, text: str) -> None:
        """Take a text, as the argument of the commands that wait for one."""
        while self.waiting:
            apply, *later = self.waiting.pop()
            text = apply(text)
            if later:
                self.waiting.append(tuple(later))
                break
        self.parts.append(text)

    def close(self) -> str:
        """The text, once nothing more comes."""
        if self.waiting:
            self.put("")
        return "".join(self.parts)


class _Reader:
    """Reads LaTeX from left to right."""

    def __init__(self) -> None:
        self._groups = [_Group(0)]
        self._depth = 0
        self._is_skipping = False

    def read(self, latex: str) -> str:
        for found in _TOKEN.finditer(latex):
            if found["word"] in _CONDITIONS:
                self._is_skipping = found["word"] == "ifmmode"
            elif found.lastgroup and not self._is_skipping:
                self._take(found.lastgroup, found)
        while len(self._groups) > 1:
            self._close()
        return self._groups[0].close()

    def _take(self, kind: str, found: re.Match[str]) -> None:
        group = self._groups[-1]
        if kind == "text":
            self._text(found["text"])
        elif kind == "brace":
            self._brace(found["brace"])
        elif found["word"]:
            self._word(found["word"], found["option"] or "")
        elif kind == "symbol":
            symbol = found["symbol"]
            if symbol in _ACCENTS:
                group.waiting.append(_COMMANDS[symbol])
            else:
                group.put(_ESCAPED.get(symbol, symbol))
        else:
            group.put(found["url"].replace("\\", "") if kind == "url" else _formula(found[kind]))

    def _text(self, text: str) -> None:
        group = self._groups[-1]
        if group.waiting:
            text = text.lstrip()
            if not text:
                return
            group.put(text[0])
            text = text[1:]
        group.parts.append(_typeset(text))

    def _word(self, word: str, option: str) -> None:
        group = self._groups[-1]
        if word in _SYMBOLS:
            group.put(_SYMBOLS[word] + option)
        elif word in _COMMANDS:
            group.waiting.append(_COMMANDS[word])
        elif symbol := _other_symbol(word):
            group.put(symbol + option)

    def _brace(self, brace: str) -> None:
        group = self._groups[-1]
        if brace == "{":
            if group.waiting:
                self._groups.append(_Group(self._depth))
            self._depth += 1
        elif self._depth:
            self._depth -= 1
            if len(self._groups) > 1 and group.depth == self._depth:
                self._close()
            elif group.waiting:
                group.put("")

    def _close(self) -> None:
        text = self._groups.pop().close()
        self._groups[-1].put(text)


@functools.lru_cache(maxsize=1024)
def _other_symbol(word: str) -> str:
    """The character of a command that no table here has, such as `alpha`; nothing if it stands for none."""
    from latexcodec.codec import UnicodeLatexIncrementalDecoder  # noqa: PLC0415 (takes long to load, and few need it)

    untyped: Any = UnicodeLatexIncrementalDecoder
    try:
        decoded = str(untyped().decode(f"\\{word}", final=True))
    except ValueError:
        return ""
    return "" if "\\" in decoded else decoded


def _typeset(text: str) -> str:
    return _WRITTEN.sub(lambda found: _TYPESET[found[0]], text)
