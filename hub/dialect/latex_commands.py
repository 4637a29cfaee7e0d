r"""LaTeX's commands among words, such as `\textbf{…}`: those that mean something in HTML become that.

One that means nothing there is shown as its source, as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hub.citations.latex import plain_text
from hub.dialect import marks, units
from hub.dialect.latex_images import IMAGE, as_image
from hub.dialect.latex_macros import Code
from hub.dialect.latex_text import after_options, arguments, group_end
from hub.prose import Kind, stretches


def register(md: Markdown) -> None:
    """Add the steps: verbatim words first of all, commands after formulas (29.3) and before inline notes (29)."""
    md.preprocessors.register(_Written(md), "hub-latex-written", 29.9)
    md.preprocessors.register(_Commands(md), "hub-latex-commands", 29.1)


class _Written(Preprocessor):
    r"""Old and short ways of writing: what `\verb` marks is code, before anything in it is taken for anything else."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if not any(sign in text for sign in ("\\verb", "{\\", "(\\#", "\\@ref(")):
            return lines
        for pattern, written in _OTHER_WAYS:
            text = _outside_code(pattern, written, text)
        return text.split("\n")


def _outside_code(pattern: re.Pattern[str], written: Callable[[re.Match[str]], str], text: str) -> str:
    code = Code(text)
    return pattern.sub(lambda found: found[0] if code.holds(found.start()) else written(found), text)


_SWITCHES = {
    "bf": "textbf", "bfseries": "textbf", "it": "textit", "itshape": "textit", "em": "emph", "tt": "texttt",
    "ttfamily": "texttt", "sc": "textsc", "scshape": "textsc",
}  # fmt: skip
_SWITCH = re.compile(rf"\{{\\(?P<name>{'|'.join(_SWITCHES)})(?![A-Za-z])[ ]*")
_BOOKDOWN = re.compile(r"\(\\\#(?P<label>(?:fig|tab|eq):[\w:.-]+)\)|\\@ref\((?P<name>[\w:.-]+)\)")


VERBATIM = re.compile(r"\\verb\*?(?P<mark>[^\w\s*{])(?P<code>[^\n]{1,500}?)(?P=mark)")
_OTHER_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_SWITCH, lambda found: f"\\{_SWITCHES[found['name']]}{{"),
    (VERBATIM, lambda found: as_code(found["code"])),
    (_BOOKDOWN, lambda found: f"\\label{{{found['label']}}}" if found["label"] else f"\\ref{{{found['name']}}}"),
)
r"""LaTeX's older way, `{\bf words}`, its verbatim words, and R Markdown's `(\#fig:x)` and `\@ref(fig:x)`."""


class _Commands(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return _rewritten(text, 0).split("\n") if _COMMAND.search(text) else lines


_COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+|[\"'`^~=.](?=\{\\?[A-Za-z]\}))\*?")
DEEPEST = 12
"""How deep commands may stand in commands."""

_ELEMENTS = {
    "textbf": "strong", "emph": "em", "textit": "em", "textsl": "em", "underline": "u", "uline": "u", "sout": "del",
    "st": "del", "textsuperscript": "sup", "textsubscript": "sub",
}  # fmt: skip
_CODE = frozenset({"texttt", "code", "lstinline", "nolinkurl", "path"})
_WORDS = {
    **dict.fromkeys(
        "text textrm textsf textnormal textup textmd mbox hbox fbox makecell centerline hl mathrm".split(), 1
    ),
    **dict.fromkeys("textcolor colorbox rotatebox scalebox raisebox parbox foreignlanguage".split(), 2),
    "resizebox": 3,
}
"""Commands of whose arguments the last is shown as it is, with the number of their arguments."""
_NOTHING = {
    **dict.fromkeys(
        "newpage pagebreak clearpage cleardoublepage noindent centering par smallskip medskip bigskip hfill "
        "vfill small footnotesize scriptsize tiny normalsize large Large raggedright raggedleft protect "
        "maketitle FloatBarrier allowbreak nobreak xspace hline null relax indent appendix linenumbers "
        "onehalfspacing doublespacing singlespacing sloppy bf it rm sf tt bfseries itshape ttfamily sffamily "
        "rmfamily normalfont leavevmode strut nopagebreak samepage frenchspacing".split(),
        0,
    ),
    **dict.fromkeys(
        "vspace hspace phantom hphantom vphantom usepackage pagestyle thispagestyle bibliographystyle pagenumbering "
        "vskip selectlanguage enlargethispage captionsetup hypersetup graphicspath".split(),
        1,
    ),
    **dict.fromkeys("setlength addtolength setcounter addcontentsline".split(), 2),
}
"""Commands that lay out printed pages, with the number of their arguments: on a page of the web they show nothing."""
_QUANTITIES = frozenset({"SI", "si", "qty", "unit", "num"})
_BREAKS = frozenset({"newline", "linebreak"})
_SPACES = {"quad": "\u2003", "qquad": "\u2003\u2003", "enspace": "\u2002", "thinspace": "\u2009", "space": " "}
_CHARACTERS = {
    "checkmark": "✓", "xmark": "✗", "textmu": "µ", "textbackslash": "\\\\", "textasciitilde": "\\~", "degree": "°",
    "textasciicircum": "\\^", "textunderscore": "\\_", "textless": "\\<", "textgreater": "\\>", "textbar": "\\|",
    "textbullet": "•", "textperiodcentered": "·", "texttimes": "×", "times": "×", "pm": "±", "textpm": "±",
    "rightarrow": "→", "leftarrow": "←", "to": "→", "textrightarrow": "→", "leq": "≤", "geq": "≥", "sim": "∼",
    "approx": "≈", "copyright": "©", "textonehalf": "½", "lbrace": "{", "rbrace": "}", "textbraceleft": "{",
    "textbraceright": "}", "dag": "†", "dagger": "†", "ddag": "‡", "textregistered": "®", "LaTeXe": "LaTeX2ε",
    "textdegree": "°", "infty": "∞", "textellipsis": "…", "dots": "…", "ldots": "…", "cdot": "·", "star": "⋆",
}  # fmt: skip
_ACCENTS = frozenset("uvHcdbkrt\"'`^~=.")
"""Commands that put an accent on a letter."""
REFERENCES = frozenset(
    {"ref", "Ref", "autoref", "cref", "Cref", "eqref", "pageref", "nameref", "vref", "Autoref", "subref"}
)
"""Commands that refer to what a label names."""
_LEFT_ALONE = frozenset({"bibliography", "textwidth", "linewidth", "columnwidth", "begin", "end"})
"""Those that other steps read."""


Shown = tuple[str, int] | None
"""What takes the place of a command, and the offset after the command; None if it is not written as it should be."""


@dataclass(frozen=True)
class _Use:
    """One use of a command."""

    text: str
    name: str
    start: int
    end: int
    """The offset after its name."""
    depth: int

    def arguments(self, count: int) -> tuple[list[str], int] | None:
        """So many arguments, and the offset after the last."""
        return arguments(self.text, self.end, count)

    def last(self, count: int = 1) -> tuple[str, int] | None:
        """What the last of so many arguments shows, and the offset after it."""
        read = self.arguments(count)
        # Nothing in a command is a citation, for Pandoc.
        words = read[0][-1].replace("@", "\\@") if read and not self.depth else read[0][-1] if read else ""
        return (_rewritten(words, self.depth + 1), read[1]) if read else None

    def after(self) -> int:
        """The offset after what ends a name without arguments: empty braces, or nothing."""
        return self.end + 2 * self.text.startswith("{}", self.end)


def _rewritten(text: str, depth: int) -> str:
    """A text with its commands as what they mean, if they do not stand too deep in others."""
    return "".join(_pieces(text, depth)) if depth <= DEEPEST else text


def _pieces(text: str, depth: int) -> Iterator[str]:
    position = 0
    for found in commands(text):
        if found.start() < position:
            continue
        use = _Use(text, found["name"], found.start(), found.end(), depth)
        said, end = _shown(use) or _source(use)
        yield text[position : use.start]
        yield said
        position = end
    yield text[position:]


def commands(text: str) -> Iterator[re.Match[str]]:
    """The commands in the prose of a text. A backslash after a backslash begins none."""
    for found in _COMMAND.finditer(_words_and_commands(text, 0)):
        before = text[max(0, found.start() - _MOST_BACKSLASHES) : found.start()]
        if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
            yield found


_MOST_BACKSLASHES = 40


def _words_and_commands(text: str, depth: int) -> str:
    """A text in which all but words and commands, those within others too, is spaces."""
    parts, position = [], 0
    for stretch in stretches(text):
        inside = _COMMAND.match(text, stretch.start) if stretch.kind is Kind.COMMAND and depth < DEEPEST else None
        kept = inside.end() if inside else stretch.start
        rest = text[kept : stretch.end]
        parts += [text[position:kept], _words_and_commands(rest, depth + 1) if inside else _NO_SPACE.sub(" ", rest)]
        position = stretch.end
    return "".join([*parts, text[position:]])


_NO_SPACE = re.compile(r"\S")


def _shown(use: _Use) -> Shown:
    """What a command that is known shows."""
    if use.name in _LEFT_ALONE:
        return use.text[use.start : use.end], use.end
    for names, read in _KINDS:
        if use.name in names:
            return read(use)
    return _accented(use) if use.name in _ACCENTS else _character(use)


def _source(use: _Use) -> tuple[str, int]:
    """A command that is not known, with its arguments, as it was written."""
    end = source_end(use.text, use.end)
    while (more := _COMMAND.match(use.text, end)) and not is_known(more["name"]):
        end = source_end(use.text, more.end())
    return as_code(" ".join(use.text[use.start : end].split())), end


def source_end(text: str, name_end: int) -> int:
    """The offset after the arguments of a command."""
    end = name_end
    for _ in range(_MOST_ARGUMENTS):
        begin = after_options(text, end)
        closing = group_end(text, begin) if text[begin : begin + 1] == "{" else -1
        if closing < 0:
            return begin if text[end : end + 1] == "[" else end
        end = closing
    return end


_MOST_ARGUMENTS = 6


def as_code(words: str) -> str:
    """Words as a code span of Markdown, between as many backticks as they need."""
    ticks = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    space = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{ticks}{space}{words}{space}{ticks}"


def _around(tag: str, attributes: dict[str, str], use: _Use) -> Shown:
    read = use.last()
    return (marks.around(tag, read[0], attributes), read[1]) if read else None


def _element(use: _Use) -> Shown:
    return _around(_ELEMENTS[use.name], {}, use)


def _small_capitals(use: _Use) -> Shown:
    return _around("span", {"class": "smallcaps"}, use)


def _code(use: _Use) -> Shown:
    read = use.arguments(1)
    if read is None:
        return None
    plain = _ESCAPED.sub(r"\1", " ".join(read[0][0].split()))
    if "\\" in plain or marks.FORMULA in plain:
        return _around("code", {}, use)
    return as_code(plain), read[1]


_ESCAPED = re.compile(r"\\([_#%&$ {}^~-])")


def _words(use: _Use) -> Shown:
    read = use.last(_WORDS[use.name])
    return (read[0].replace("\\\\", " "), read[1]) if read else None


def _nothing(use: _Use) -> Shown:
    count = _NOTHING[use.name]
    if not count:
        return "", use.after()
    read = use.arguments(count)
    return ("", read[1]) if read else None


def _break(use: _Use) -> Shown:
    return "\\\n", use.after() + use.text.startswith("\n", use.after())


def _space(use: _Use) -> Shown:
    return _SPACES[use.name], use.after()


def _link(use: _Use) -> Shown:
    read, words = use.arguments(2), use.last(2)
    return (f"[{words[0]}](<{_address(read[0][0])}>)", read[1]) if read and words else None


def _url(use: _Use) -> Shown:
    read = use.arguments(1)
    if read is None:
        return None
    address = _address(read[0][0])
    return (f"<{address}>" if _SCHEME.match(address) else as_code(address)), read[1]


_SCHEME = re.compile(r"(?:https?|ftp|mailto):[^\s<>]+\Z")


def _address(latex: str) -> str:
    """An address as it is, without what LaTeX needs before some characters."""
    return _ESCAPED.sub(r"\1", "".join(latex.split())).replace("<", "%3C").replace(">", "%3E")


def _footnote(use: _Use) -> Shown:
    read = use.last()
    return (f"^[{' '.join(read[0].split())}]", read[1]) if read else None


def _quoted(use: _Use) -> Shown:
    read = use.last()
    return (f"“{read[0]}”", read[1]) if read else None


def _reference(use: _Use) -> Shown:
    read = use.arguments(1)
    if read is None:
        return None
    written = use.text[use.start : read[1]]
    return marks.mark(marks.REFERENCE, [use.name, read[0][0].strip(), written]), read[1]


def _label(use: _Use) -> Shown:
    read = use.arguments(1)
    return (marks.mark(marks.LABEL, read[0][0].strip()), read[1]) if read else None


def _quantity(use: _Use) -> Shown:
    read = use.arguments(2 if use.name in ("SI", "qty") else 1)
    if read is None:
        return None
    (first, *others), end = read
    if use.name == "num":
        return units.number(first), end
    shown = units.quantity(first, others[0]) if others else units.unit(first)
    return (shown, end) if shown is not None else None


def _graphics(use: _Use) -> Shown:
    found = IMAGE.match(use.text, use.start)
    return (as_image(found), found.end()) if found else None


def _character(use: _Use) -> Shown:
    """A command that stands for a character."""
    character = _CHARACTERS.get(use.name) or plain_text(f"\\{use.name} ")
    return (character, use.after()) if character else None


def _accented(use: _Use) -> Shown:
    letter = _LETTER.match(use.text, use.end)
    character = plain_text(use.text[use.start : letter.end()]) if letter else ""
    return (character, letter.end()) if letter and character.isalpha() else None


_LETTER = re.compile(r"\{\\?[^\W\d_]\}| [^\W\d_]")
_KINDS: tuple[tuple[Collection[str], Callable[[_Use], Shown]], ...] = (
    (_ELEMENTS, _element),
    ({"textsc"}, _small_capitals),
    (_CODE, _code),
    (REFERENCES, _reference),
    ({"label"}, _label),
    ({"footnote"}, _footnote),
    ({"href"}, _link),
    ({"url"}, _url),
    ({"enquote"}, _quoted),
    (_QUANTITIES, _quantity),
    ({"includegraphics"}, _graphics),
    (_NOTHING, _nothing),
    (_BREAKS, _break),
    (_SPACES, _space),
    (_WORDS, _words),
)


def means_whole(name: str) -> bool:
    """Whether what stands in a command's arguments means something to it alone."""
    return name in _QUANTITIES or name in REFERENCES or name in {"label", "url", "includegraphics"}


def is_known(name: str) -> bool:
    """Whether a command is shown as what it means, if its arguments are as they should be."""
    if name in _LEFT_ALONE or name in _ACCENTS or name in _CHARACTERS or any(name in names for names, _ in _KINDS):
        return True
    return bool(plain_text(f"\\{name} "))
