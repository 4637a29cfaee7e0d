r"""LaTeX means something on a page.

## What it holds to

Each command and each environment of LaTeX outside of formulas is one that the hub knows: words made bold or slanted,
links, footnotes, figures, tables, lists, references, and what lays out printed pages.

## Why

What it does not know is shown as its source, as code. Nothing is lost, but readers see a command and not what it does.

## Example

    \begin{tikzpicture}
    \draw (0,0) -- (1,1);
    \end{tikzpicture}

## Instead

    ![A rising line](line.svg)
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.dialect.latex_source import shown_as_source
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield each command and environment that is shown as its source, where it stands first."""
    for document in library.documents:
        for offset, source in shown_as_source(document.body):
            shown = " ".join(source.split())
            yield Diagnostic(
                document.source.place_in_body(offset),
                SEVERITY,
                "latex-is-understood",
                "LaTeX must be of a kind that a page can show; "
                f"'{shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + '…'}' is shown as its source.",
                _instead(source),
            )


LONGEST = 60
"""How much of a command a sentence can hold, in characters."""


def _instead(source: str) -> str:
    if source.startswith("\\cite"):
        return "Cite as in Markdown: [@key]."
    return "Write it in Markdown, or take it out."
