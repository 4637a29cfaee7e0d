r"""Commands that a text defines for itself with `\newcommand` and its like: read, and put in where they are used."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hub.dialect.latex_text import group_end
from hub.prose import Kind, stretches


def register(md: Markdown) -> None:
    """Add the step that comes before all others once white space is normalised (30)."""
    md.preprocessors.register(_Macros(md), "hub-latex-macros", 29.8)


class _Macros(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return with_macros(text).split("\n") if _DEFINITION.search(text) else lines


@dataclass(frozen=True)
class _Macro:
    parameters: int
    default: str | None
    """What the first parameter is where it is not given in square brackets; None if it must be given."""
    body: str


_DEFINITION = re.compile(
    r"\\(?P<kind>(?:re)?newcommand|providecommand|DeclareMathOperator|def)\*?\s*"
    r"(?:\{\s*\\(?P<braced>[A-Za-z]+)\s*\}|\\(?P<bare>[A-Za-z]+))\s*"
    r"(?:\[(?P<count>[1-9])\])?\s*(?:\[(?P<default>[^\[\]]{0,200})\])?(?P<marks>(?:\#[1-9]){0,9})\s*(?=\{)"
)
_MOST_ROUNDS = 8
"""How often a macro may stand for another."""
_MOST_GROWTH = 20_000
"""By how many characters a text may grow in all: what it grows to was not measured by `hub.bounds`."""


def with_macros(text: str) -> str:
    """A text with its own commands as what they stand for, in formulas and among words but not in code."""
    macros, text = _taken_out(text)
    return _fully_expanded(text, macros)


def expander(text: str) -> Callable[[str], str]:
    """What puts a text's own commands into a formula of it."""
    macros = _taken_out(text)[0] if _DEFINITION.search(text) else {}
    return lambda tex: _fully_expanded(tex, macros)


def _fully_expanded(text: str, macros: Mapping[str, _Macro]) -> str:
    most = len(text) + _MOST_GROWTH
    for _ in range(_MOST_ROUNDS if macros else 0):
        expanded = _expanded(text, macros)
        if expanded == text or len(expanded) > most:
            break
        text = expanded
    return text


def defined(text: str) -> frozenset[str]:
    """The names of the commands that a text defines."""
    return frozenset(_taken_out(text)[0]) if _DEFINITION.search(text) else frozenset()


def definitions(text: str) -> dict[int, int]:
    """Where the definitions of a text begin and end."""
    return {found.start(): end for found, end in _found(text)} if _DEFINITION.search(text) else {}


def _found(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The definitions outside code, each with the offset after it."""
    position = 0
    code = Code(text)
    for found in _DEFINITION.finditer(text):
        end = group_end(text, found.end())
        if end >= 0 and found.start() >= position and not code.holds(found.start()):
            yield found, end
            position = end


def _taken_out(text: str) -> tuple[dict[str, _Macro], str]:
    macros: dict[str, _Macro] = {}
    parts: list[str] = []
    position = 0
    for found, end in _found(text):
        body = text[found.end() + 1 : end - 1]
        if found["kind"] == "DeclareMathOperator":
            body = f"\\operatorname{{{body}}}"
        count = int(found["count"] or 0) or found["marks"].count("#")
        macros[found["braced"] or found["bare"]] = _Macro(count, found["default"], body)
        parts.append(text[position : found.start()])
        position = end
    return macros, "".join([*parts, text[position:]])


def _expanded(text: str, macros: Mapping[str, _Macro]) -> str:
    """A text with each use of a macro replaced once."""
    use = re.compile(rf"\\(?P<name>{'|'.join(sorted(macros, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}})?")
    parts: list[str] = []
    position = grown = 0
    code = Code(text)
    for found in use.finditer(text):
        if found.start() < position or code.holds(found.start()) or grown > _MOST_GROWTH:
            continue
        read = _read(text, found.end(), macros[found["name"]])
        if read:
            parts += [text[position : found.start()], read[0]]
            grown += len(read[0])
            position = read[1]
    return "".join([*parts, text[position:]])


_OPTION = re.compile(r"\s*\[([^\[\]]{0,500})\]")


def _read(text: str, start: int, macro: _Macro) -> tuple[str, int] | None:
    """What a use stands for, and the offset after its arguments; None if they are not there."""
    values: list[str] = []
    end = start
    if macro.default is not None:
        given = _OPTION.match(text, end)
        values.append(given[1] if given else macro.default)
        end = given.end() if given else end
    while len(values) < macro.parameters:
        closing = group_end(text, end) if text[end : end + 1] == "{" else end + 1
        if closing <= end or closing > len(text):
            return None
        values.append(text[end + 1 : closing - 1] if text[end] == "{" else text[end])
        end = closing
    return _PARAMETER.sub(
        lambda found: values[int(found[1]) - 1] if int(found[1]) <= len(values) else "", macro.body
    ), end


_PARAMETER = re.compile(r"#([1-9])")


_NO_WORDS = frozenset({Kind.CODE, Kind.CODE_SPAN, Kind.TAG})


class Code:
    """The stretches of a text that are code, and raw tags."""

    def __init__(self, text: str) -> None:
        self.stretches = [stretch for stretch in stretches(text) if stretch.kind in _NO_WORDS]

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one."""
        before = bisect.bisect_right(self.stretches, offset, key=lambda stretch: stretch.start)
        return before > 0 and offset < self.stretches[before - 1].end
