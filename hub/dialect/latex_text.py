"""LaTeX as text: where its groups end, and its words as Markdown."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)


def group_end(latex: str, start: int) -> int:
    """The offset after the brace that closes the one at `start`; -1 if none does."""
    return _partners(latex).get(start, -2) + 1


@functools.lru_cache(maxsize=8)
def _partners(latex: str) -> dict[int, int]:
    """The closing brace of each opening one."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for found in _BRACES.finditer(latex):
        if found[0] == "{":
            stack.append(found.start())
        elif found[0] == "}" and stack:
            partners[stack.pop()] = found.start()
    return partners


def arguments(latex: str, start: int, count: int) -> tuple[list[str], int] | None:
    """So many groups in braces after an offset, those in square brackets passed over, and the offset after the last."""
    found: list[str] = []
    end = start
    for _ in range(count):
        begin = after_options(latex, end)
        end = group_end(latex, begin)
        if end < 0:
            return None
        found.append(latex[begin + 1 : end - 1])
    return found, end


_OPTIONS = re.compile(r"\s*\[[^\[\]\n]{0,500}\]")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*(?=[{\[])")


def after_options(latex: str, start: int) -> int:
    """The offset after the groups in square brackets that follow, and after white space before a brace."""
    end = start
    while options := _OPTIONS.match(latex, end):
        end = options.end()
    space = _SPACE.match(latex, end)
    return space.end() if space and latex[space.end() : space.end() + 1] == "{" else end


_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n[ \t]*|\Z)")
_MATH = re.compile(r"\$[^$]{1,1000}\$|\\\([^$]{1,1000}?\\\)|\\\[[^$]{1,1000}?\\\]")
_QUOTES = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "~": "\u00a0",
    "\\\\": "\\\n",
    "*": "\\*",
    "@": "\\@",
    "<": "\\<",
    "|": "\\|",
    "^": "\\^",
}
_TO_MARKDOWN = re.compile(r"\\\\(?:\[[^\]\n]{0,20}\])?[ ]*|(?P<kept>\\[A-Za-z]+\*?|\\.)|``|''|[*`~@<|^]")


def without_comments(latex: str) -> str:
    """LaTeX without what follows a per cent sign on its line."""
    return _COMMENT.sub("", latex) if "%" in latex else latex


def as_markdown(latex: str) -> str:
    r"""The words of LaTeX as Markdown, formulas and commands as they are: what is special to Markdown alone is escaped.

    >>> as_markdown("``{Two} *stars*'', $x*y$")
    '“Two \\*stars\\*”, $x*y$'
    """
    return "".join(_pieces(latex))


def _pieces(latex: str) -> Iterator[str]:
    position = 0
    for formula in _MATH.finditer(latex):
        yield _words(latex[position : formula.start()])
        yield formula[0]
        position = formula.end()
    yield _words(latex[position:])


def _words(latex: str) -> str:
    plain = _without_bare_braces(latex) if "{" in latex else latex
    return _TO_MARKDOWN.sub(_sign, plain)


def _sign(found: re.Match[str]) -> str:
    return found["kept"] or _QUOTES["\\\\" if found[0].startswith("\\\\") else found[0]]


_BEFORE_ARGUMENT = re.compile(r"[\w\]}*\\]\Z")


def _without_bare_braces(latex: str) -> str:
    """LaTeX without the braces that hold words together and are no command's argument."""
    bare = {
        offset
        for begin, end in _partners(latex).items()
        if not _BEFORE_ARGUMENT.search(latex[max(0, begin - 1) : begin])
        for offset in (begin, end)
    }
    return "".join(character for offset, character in enumerate(latex) if offset not in bare)
