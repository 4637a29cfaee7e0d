r"""A reference to a figure, table, formula or section leads to one.

## What it holds to

The name in `\autoref{…}`, `\ref{…}` or `@fig:…` is one that the text gives, with `\label{…}` or `{#…}`.

## Why

The reader sees `\autoref{fig:ages}` and looks for a figure that nobody named so.

## Example

    ![Ages](ages.svg){#fig:ages}

    See @fig:age.

## Instead

    ![Ages](ages.svg){#fig:ages}

    See @fig:ages.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.dialect.cross_references import names, references
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name that nothing in the text has, nor a work, where it is first referred to."""
    for document in library.documents:
        first = {name: offset for offset, name in reversed(list(references(document.body)))}
        named = names(document.body) if first else frozenset()
        for name, offset in first.items():
            if name not in named and name not in library.base_for(document).entries:
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "reference-leads-somewhere",
                    f"A reference must name a figure, table, formula or section of the text; found '{name}'.",
                    did_you_mean(name, named) or f"Give what is meant this name: {{#{name}}}.",
                )
