"""A list of references is in one style.

## What it holds to

All works of a typed list have their year in the same place and form: after the authors in brackets, after them with a
full stop, or at the end with the volume.

## Why

A list in several styles was pasted from several places. A missing volume or a wrong name is not seen where no two
entries have the same shape.

## Example

    Ball, S. J. (2003). The teacher's soul and the terrors of performativity. Journal of Education Policy, 18(2).

    Kraft MA, Blazar D. The Effect of Teacher Coaching. Review of Educational Research. 2018;88(4).

## Instead

An entry in `references.bib` for each, and `[@ball2003soul]` in the text: one style formats them all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.typed import TypedReference, typed_references
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the first work of each style that is not the one of most works."""
    for document in library.documents:
        styles = [(style, work) for work in typed_references(document.body) if (style := _style(work))]
        first = dict(reversed(styles))
        (usual, _), *others = Counter(style for style, _ in styles).most_common() or [("", 0)]
        for style, _ in others:
            yield Diagnostic(
                document.source.place_in_body(first[style].offset),
                SEVERITY,
                "list-has-one-style",
                f"A list of references should be in one style; found {style} in the work of {first[style].name}, and "
                f"{usual} in others.",
                "Cite the works by their keys, and the hub makes the list.",
            )


def _style(work: TypedReference) -> str:
    """Where a work has its year; nothing if it has none where a style would put it."""
    return next((style for style, form in _STYLES.items() if form.search(work.written)), "")


_YEAR = r"(?:18|19|20)\d\d[a-z]?"
_STYLES = {
    "the year with the volume": re.compile(rf"\.\s{_YEAR};\s?\d"),
    "the year in brackets": re.compile(rf"\A[^()]{{0,300}}\({_YEAR}\)"),
    "the year after a comma": re.compile(rf"\A[^()]{{0,300}},\s{_YEAR}[.,]"),
}
