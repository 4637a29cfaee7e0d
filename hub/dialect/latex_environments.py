r"""LaTeX's environments, from `\begin{…}` to `\end{…}`: figures, tables, lists and what else means something in HTML.

One that means nothing there is shown as its source.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hub.dialect.attributes import Attributes
from hub.dialect.blocks import Found, Text
from hub.dialect.containers import contained
from hub.dialect.latex_images import IMAGE, as_image
from hub.dialect.latex_tables import ENVIRONMENTS as TABLES
from hub.dialect.latex_tables import read_table
from hub.dialect.latex_text import arguments, as_markdown, group_end, without_comments
from hub.dialect.marks import Reads
from hub.dialect.table_cells import Table, as_lines

MATH = frozenset(
    f"{name}{star}"
    for name in "equation align gather multline eqnarray math displaymath flalign alignat dmath subequations".split()
    for star in ("", "*")
)
"""Environments that are formulas."""
_PARTS_OF_MATH = frozenset(
    "array matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases dcases rcases split aligned alignedat "
    "gathered multlined subarray".split()
)
"""Environments that stand in formulas."""
_FLOATS = {"figure": 0, "table": 0, "wrapfigure": 2, "subfigure": 1, "subtable": 1, "SCfigure": 0, "marginfigure": 0}
_LISTS = {"itemize": "ul", "enumerate": "ol", "description": "dl"}
_CODE = frozenset({"verbatim", "Verbatim", "lstlisting", "minted", "alltt", "Highlighting", "Shaded"})
_QUOTES = frozenset({"quote", "quotation", "verse", "displayquote"})
_AROUND = {
    **dict.fromkeys(
        "center flushleft flushright landscape abstract small footnotesize scriptsize tiny large".split(), 0
    ),
    **dict.fromkeys(
        "singlespace doublespace sloppypar samepage threeparttable tablenotes document raggedright".split(), 0
    ),
    "multicols": 1,
    "minipage": 1,
    "adjustbox": 1,
    "spacing": 1,
    "adjustwidth": 2,
    "subequations": 0,
}
_THEOREMS = frozenset("theorem lemma proposition corollary definition remark example proof claim note".split())

_MARK = re.compile(r"\\(?P<kind>begin|end)\{(?P<name>[A-Za-z]+\*?)\}")
_BEGINNING = re.compile(r" {0,3}\\begin\{[A-Za-z]+\*?\}")
DEEPEST = 12
"""How deep environments may stand in environments."""


def is_formula(name: str) -> bool:
    """Whether an environment is a formula or a part of one."""
    return name.removesuffix("*") in MATH | _PARTS_OF_MATH


def is_code(name: str) -> bool:
    """Whether what stands in an environment is code."""
    return name.removesuffix("*") in _CODE


def is_environment_known(name: str) -> bool:
    """Whether an environment is shown as what it means."""
    plain = name.removesuffix("*")
    known = (MATH, _PARTS_OF_MATH, _FLOATS, _LISTS, _CODE, _QUOTES, _AROUND, _THEOREMS, TABLES)
    return any(name in names or plain in names for names in known)


@dataclass(frozen=True)
class Environment:
    """One environment of a text."""

    name: str
    start: int
    """The offset of its beginning."""
    inside: int
    """The offset after that."""
    inside_end: int
    """The offset of its end."""
    end: int
    """The offset after that."""


def _environments(latex: str) -> list[Environment]:
    """The environments of a text, outer before inner."""
    found: list[Environment] = []
    stack: dict[str, list[re.Match[str]]] = {}
    for mark in _MARK.finditer(latex):
        waiting = stack.setdefault(mark["name"], [])
        if mark["kind"] == "begin":
            waiting.append(mark)
        elif waiting:
            begin = waiting.pop()
            found.append(Environment(mark["name"], begin.start(), begin.end(), mark.start(), mark.end()))
    return sorted(found, key=lambda environment: environment.start)


def outermost(latex: str) -> list[Environment]:
    """Those that stand in no other."""
    outermost: list[Environment] = []
    for environment in _environments(latex):
        if not outermost or environment.start >= outermost[-1].end:
            outermost.append(environment)
    return outermost


def _stands_in(offset: int, disjoint: Sequence[Environment]) -> bool:
    """Whether an offset lies within one of the outermost environments."""
    before = bisect.bisect_right(disjoint, offset, key=lambda each: each.start)
    return before > 0 and offset < disjoint[before - 1].end


def environment(text: Text, start: int) -> Found | None:
    """An environment that begins a line."""
    if not _BEGINNING.match(text.lines[start]):
        return None
    found = text.once(_by_line).get(start)
    if found is None:
        return None
    latex, end, rest = found
    return Found(end, [*_lines(text, latex, 0), *([rest, ""] if rest.strip() else [])])


def _by_line(lines: Sequence[str]) -> dict[int, tuple[str, int, str]]:
    """By the line that it begins: the environment, the number of the line after it, and what follows on that line."""
    whole = "\n".join(lines)
    found: dict[int, tuple[str, int, str]] = {}
    line, position = 0, 0
    for each in _environments(whole):
        line += whole.count("\n", position, each.start)
        position = each.start
        if not whole[whole.rfind("\n", 0, each.start) + 1 : each.start].strip(" "):
            line_end = whole.find("\n", each.end)
            rest = whole[each.end : line_end if line_end >= 0 else None]
            found.setdefault(
                line, (whole[each.start : each.end], line + whole.count("\n", each.start, each.end) + 1, rest)
            )
    return found


def _lines(text: Text, latex: str, depth: int) -> list[str]:
    """What takes the place of a whole environment."""
    mark = _MARK.match(latex)
    name = mark["name"] if mark else ""
    plain = name.removesuffix("*")
    inside = latex[mark.end() : latex.rfind("\\end{")] if mark else latex
    if is_formula(name):
        return [*latex.split("\n"), ""]
    if depth < DEEPEST:
        for names, read in _KINDS:
            if plain in names or name in names:
                return read(text, plain if plain in names else name, inside, depth)
    return source(latex)


def source(latex: str) -> list[str]:
    """LaTeX shown as it was written."""
    return _code(latex, "latex")


def _code(code: str, language: str) -> list[str]:
    fence = "`" * (max((len(run) for run in re.findall(r"`{3,}", code)), default=2) + 1)
    return [f"{fence}{language}", *code.strip("\n").split("\n"), fence]


def _body(text: Text, latex: str, depth: int) -> list[str]:
    """What stands between two ends: words, and environments of their own."""
    lines: list[str] = []
    position = 0
    for each in outermost(latex):
        lines += _paragraphs(latex[position : each.start])
        lines += ["", *_lines(text, latex[each.start : each.end], depth + 1), ""]
        position = each.end
    return lines + _paragraphs(latex[position:])


_LAYOUT = re.compile(
    r"\\(?:centering|raggedright|raggedleft|noindent|small|footnotesize|scriptsize|tiny|normalsize|large|Large|hfill|vfill"
    r"|smallskip|medskip|bigskip|par|newline|linebreak|itemsep\S*|captionsetup(?:\[[^\]]*\])?\{[^{}]*\}"
    r"|(?:[vh]space\*?|setlength\{[^{}]*\}|addtolength\{[^{}]*\}|renewcommand\{[^{}]*\})\{[^{}]*\})(?![A-Za-z])"
)


def _paragraphs(latex: str) -> list[str]:
    words = IMAGE.sub(as_image, as_markdown(_LAYOUT.sub("", without_comments(latex))))
    return [line.strip() for line in words.split("\n")] if words.strip() else []


def _around(text: Text, name: str, inside: str, depth: int) -> list[str]:
    return contained("div", _body(text, _after_arguments(inside, _AROUND[name]), depth), {"class": f"latex-{name}"})


def _quote(text: Text, name: str, inside: str, depth: int) -> list[str]:
    return contained("blockquote", _body(text, inside, depth))


def _theorem(text: Text, name: str, inside: str, depth: int) -> list[str]:
    named = _TITLE.match(inside)
    title = f" ({as_markdown(named['title'])})" if named else ""
    body = _body(text, inside[named.end() :] if named else inside, depth)
    head = ["", f"**{name.capitalize()}{title}.**", ""]
    return contained("div", [*head, *body], {"class": f"latex-{name}"})


_TITLE = re.compile(r"\s*\[(?P<title>[^\[\]\n]{0,500})\]")


def _verbatim(text: Text, name: str, inside: str, depth: int) -> list[str]:
    options = re.match(r"(?:\[[^\]\n]*\])?(?:\{(?P<language>[^{}\n]*)\})?", inside)
    language = (options["language"] or "") if options and name == "minted" else ""
    return _code(inside[options.end() if options and (options[0][:1] == "[" or language) else 0 :], language)


def _after_arguments(inside: str, count: int) -> str:
    read = arguments(inside, 0, count)
    return inside[read[1] :] if read else inside


# Lists

_SETTINGS = re.compile(
    r"\s*+(?:\[[^\[\]]*+\])?+"
    r"(?:\s*+\\[A-Za-z]++\*?+(?:\{[^{}]*+\}|\[[^\[\]]*+\]|=?-?[\d.]++\s?[a-z]{2}|\\[A-Za-z]++)*+)*+"
    r"\s*+"
)
"""What may stand before the first item: options, and commands for lengths. Anything else is text in the wrong place."""
_ITEM = re.compile(r"\\item(?![A-Za-z])\s*(?:\[(?P<label>[^\[\]]{0,500})\])?")


def _list(text: Text, name: str, inside: str, depth: int) -> list[str]:
    nested = outermost(inside)
    marks = [mark for mark in _ITEM.finditer(inside) if not _stands_in(mark.start(), nested)]
    first, *ends = [*(mark.start() for mark in marks), len(inside)]
    stray = inside[_SETTINGS.match(inside, 0, first).end() : first]  # type: ignore[union-attr]  # it may match nothing
    before = _body(text, stray, depth) if stray else []
    tag = _LISTS[name]
    lines: list[str] = []
    for mark, end in zip(marks, ends, strict=True):
        body, label = _body(text, inside[mark.end() : end], depth), as_markdown(mark["label"] or "")
        if tag == "dl":
            lines += contained("dt", [label], reads=Reads.WORDS) + contained("dd", body, reads=Reads.PLAIN)
        else:
            lines += contained("li", [label, *body] if label else body, reads=Reads.PLAIN)
    return [*before, *contained(tag, lines)] if marks else before


# Tables and figures

_CAPTION = re.compile(r"\\(?:sub)?caption(?:of\{[^{}]*\})?\*?\s*(?:\[[^\[\]]*\])?\s*(?=\{)")
_LABEL = re.compile(r"(?<!\s)\s*\\label\{(?P<name>[^{}]+)\}")
_BOXES = re.compile(
    r"\\(?:resizebox\*?\{[^{}]*\}\{[^{}]*\}|scalebox\{[^{}]*\}|makebox(?:\[[^\]]*\])*|centerline|fbox)\s*(?=\{)"
)


def _table(text: Text, name: str, inside: str, depth: int) -> list[str]:
    return as_lines(text, _read_table(name, inside))


def _read_table(name: str, inside: str) -> Table:
    read = arguments(inside, 0, TABLES.get(name, 1))
    columns, content = (read[0][-1], inside[read[1] :]) if read else ("", inside)
    return read_table(columns, without_comments(content))


def _float(text: Text, name: str, inside: str, depth: int) -> list[str]:
    """A figure or a table with a caption: the images and tables in it, and what else it says."""
    latex = _unboxed(without_comments(_after_arguments(_TITLE.sub("", inside, count=1), _FLOATS[name])))
    latex, caption = _without_captions(latex)
    label = _LABEL.search(caption) or _outer_label(latex)
    caption = as_markdown(_LABEL.sub("", caption)).strip()
    attributes = {"id": label["name"]} if label else {}
    tables = [each for each in outermost(latex) if each.name in TABLES]
    rest = latex[: tables[0].start] + latex[tables[0].end :] if tables else latex
    if len(tables) == 1 and not _without_layout(rest) and "\\includegraphics" not in rest:
        table = _read_table(tables[0].name, latex[tables[0].inside : tables[0].inside_end])
        given = Attributes(attributes.get("id", ""))
        return as_lines(text, Table(table.alignments, table.head, table.body, table.reads, caption, given))
    body = _body(text, _without_label(latex, label), depth)
    shown = contained("figcaption", [caption], reads=Reads.PLAIN) if caption else []
    return contained("figure", [*body, "", *shown], attributes, Reads.PLAIN)


_MOST_BOXES = 50


def _unboxed(latex: str) -> str:
    """LaTeX without the boxes that make what is in them smaller."""
    for _ in range(_MOST_BOXES):
        found = _BOXES.search(latex)
        if found is None:
            break
        end = group_end(latex, found.end())
        inside = latex[found.end() + 1 : end - 1] if end >= 0 else ""
        latex = latex[: found.start()] + inside + latex[end if end >= 0 else found.end() :]
    return latex


def _without_captions(latex: str) -> tuple[str, str]:
    """LaTeX without the captions that are not in another environment, and their words."""
    nested = [each for each in outermost(latex) if each.name.removesuffix("*") in _FLOATS]
    captions: list[str] = []
    kept, position = "", 0
    for found in _CAPTION.finditer(latex):
        end = group_end(latex, found.end())
        if end >= 0 and found.start() >= position and not _stands_in(found.start(), nested):
            captions.append(latex[found.end() + 1 : end - 1])
            kept, position = kept + latex[position : found.start()], end
    return kept + latex[position:], " ".join(captions)


def _outer_label(latex: str) -> re.Match[str] | None:
    nested = [each for each in outermost(latex) if each.name.removesuffix("*") in _FLOATS]
    labels = (found for found in _LABEL.finditer(latex) if not _stands_in(found.start(), nested))
    return next(labels, None)


def _without_label(latex: str, label: re.Match[str] | None) -> str:
    return latex.replace(label[0], "", 1) if label else latex


def _without_layout(latex: str) -> str:
    return _LAYOUT.sub("", _LABEL.sub("", _MARK.sub("", latex))).strip(" \n{}%~\\")


_Read = Callable[[Text, str, str, int], list[str]]
_KINDS: Sequence[tuple[frozenset[str], _Read]] = (
    (frozenset(_FLOATS), _float),
    (frozenset(TABLES), _table),
    (frozenset(_LISTS), _list),
    (_CODE, _verbatim),
    (_QUOTES, _quote),
    (frozenset(_AROUND), _around),
    (_THEOREMS, _theorem),
)
