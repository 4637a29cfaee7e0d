r"""A formula is TeX that can be set.

## What it holds to

Each command in a formula is one of TeX, LaTeX or AMS-LaTeX, or one that the text defines with `\newcommand`.

## Why

A command that nobody knows stands in the formula as its name. Where braces or indices do not fit together, the whole
formula is shown as its source.

## Example

    It grows by $\half$.

## Instead

    It grows by $\frac{1}{2}$.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.dialect.formulas import formulas, without_delimiters
from hub.dialect.latex_macros import expander
from hub.dialect.math import not_understood
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield each command in a formula that is not known, where it stands first, and each unreadable formula."""
    for document in library.documents:
        told: set[str] = set()
        expanded = expander(document.body)
        for offset, written in formulas(document.body):
            tex, displayed = without_delimiters(written)
            unknown = not_understood(expanded(tex), displayed=displayed)
            if unknown and unknown not in told:
                told.add(unknown)
                shown = " ".join(unknown.split())
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "formula-is-understood",
                    "A formula must be TeX that can be set; "
                    f"'{shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + '…'}' is shown as its source.",
                )


LONGEST = 60
"""How much of a formula a sentence can hold, in characters."""
