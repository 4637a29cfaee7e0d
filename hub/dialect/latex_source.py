"""Which LaTeX of a text is shown as its source, because it means nothing in HTML."""

from __future__ import annotations

from collections.abc import Iterator

from hub.dialect.latex_commands import VERBATIM, commands, is_known, means_whole, source_end
from hub.dialect.latex_environments import DEEPEST, is_code, is_environment_known, is_formula, outermost
from hub.dialect.latex_macros import defined, definitions
from hub.prose import Kind, stretches

_IN_ENVIRONMENTS = frozenset(
    "addlinespace arraybackslash bottomrule caption captionof cline cmidrule endfirsthead endfoot endhead endlastfoot "
    "extracolsep hhline item itemsep midrule multicolumn multirow noalign rowcolor specialrule "
    "subcaption tabcolsep tabularnewline toprule".split()
)
"""Commands that mean something where figures, tables and lists are."""


def shown_as_source(text: str) -> Iterator[tuple[int, str]]:
    """Each command and environment that is shown as it was written, where it stands first, with its offset."""
    if "\\" not in text:
        return
    known = set(defined(text))
    for offset, name, source in sorted(_unknown(text, 0, frozenset())):
        if name not in known:
            known.add(name)
            yield offset, source


def _unknown(text: str, depth: int, more: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """The offset, name and source of what is not known."""
    defining = definitions(text)
    position = 0
    for found in commands(text):
        name, end = found["name"], source_end(text, found.end())
        if found.start() < position:
            continue
        verbatim = VERBATIM.match(text, found.start())
        if found.start() in defining or verbatim:
            position = verbatim.end() if verbatim else defining[found.start()]
        elif name not in more and not is_known(name):
            position = end
            yield found.start(), name, text[found.start() : end]
        elif means_whole(name):
            position = end
    for stretch in stretches(text) if "\\begin" in text and depth < DEEPEST else ():
        if stretch.kind is Kind.MATH and text.startswith("\\begin", stretch.start):
            yield from _in_environments(text, stretch.start, stretch.end, depth)


def _in_environments(text: str, start: int, end: int, depth: int) -> Iterator[tuple[int, str, str]]:
    for each in outermost(text[start:end]):
        if not is_environment_known(each.name):
            yield start + each.start, each.name, f"\\begin{{{each.name}}}"
        elif not (is_formula(each.name) or is_code(each.name)):
            inside = start + each.inside
            for offset, name, source in _unknown(text[inside : start + each.inside_end], depth + 1, _IN_ENVIRONMENTS):
                yield inside + offset, name, source
