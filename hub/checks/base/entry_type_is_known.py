"""An entry is of a type that is known.

## What it holds to

What stands after the `@` of an entry is a type of BibTeX or BibLaTeX.

## Why

A type that nobody knows is printed as if it were a web page or a note, without what its kind of work needs.

## Example

    @artcle{ball2003soul, …}

## Instead

    @article{ball2003soul, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.content.reference import KINDS
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every entry of a type that is none."""
    for work in works(library):
        if work.type not in _TYPES:
            yield Diagnostic(
                work.place,
                SEVERITY,
                "entry-type-is-known",
                f"An entry must be of a type that is known; found '@{work.type}' in '{work.key}'.",
                did_you_mean(work.type, _TYPES),
            )


_OTHERS = (
    "artwork audio bibnote blogpost commentary eprint image jurisdiction legal magazine misc music performance"
    " presentation set thesis webpage"
)
"""Types besides those of works that readers have a word for."""
_TYPES = frozenset({*KINDS, *_OTHERS.split()})
