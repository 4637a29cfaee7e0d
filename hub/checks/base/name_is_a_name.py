"""A name holds nothing but a name.

## What it holds to

`author` and `editor` have no digits, no `@`, no web address, no title such as Dr, no “(Eds.)”, no mark of a footnote,
and no word such as “unknown”.

## Why

A footnote's number, an e-mail address or a link that was pasted along is printed as part of the name.

## Example

    author = {Ball, Stephen J.1}

## Instead

    author = {Ball, Stephen J.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import outside_braces, works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name with something else in it."""
    for work in works(library):
        for name in ("author", "editor"):
            value = outside_braces(work.written(name))
            found = _ELSE.search(value) if "xdata=" not in value else None  # the names of another entry
            if found:
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "name-is-a-name",
                    f"A name must hold nothing but a name; found '{found[0]}' in {name} of '{work.key}'.",
                    "Take it out.",
                )


_ELSE = re.compile(
    r"https?:\S+|\S*@\S+|(?<![{\w])\w*[^\W\d]\d+\b|\b\d{1,2}(?=[,\s]|\Z)"
    r"|\b(?:Dr|Prof)\b\.?|\bProfessor\s|\bPh\.?D\b\.?|\((?:[Ee]ds?|[Hh]g|[Hh]rsg)\.?\)|\*|(?<!\\)\^"
    r"|\A\s*(?:[Aa]non(?:ymous)?\b\.?|[Nn]/?\.?[Aa]\.?|[Uu]nknown|[Nn]one|[Aa]uthor)\s*\Z"
)
