"""A theme does not hold itself.

## What it holds to

Going from a theme to its `broader` themes, and on to theirs, never leads back.

## Why

Readers go from the narrow to the broad; a circle has no broad end.

## Example

    broader: [trust]   (in trust.md)

## Instead

    broader: [coaching-conversations]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.theme import Theme
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every theme that leads back to itself."""
    for theme in library.themes:
        if theme.id in _above(theme, library):
            yield Diagnostic(
                theme.source.place("broader"),
                SEVERITY,
                "theme-is-not-its-own-broader",
                f"A theme must not be broader than itself; '{theme.id}' is, through {', '.join(theme.broader)}.",
            )


def _above(theme: Theme, library: Library) -> set[str]:
    above: set[str] = set()
    waiting = list(theme.broader)
    while waiting:
        name = waiting.pop()
        if name not in above and name in library.theme_by_id:
            above.add(name)
            waiting += library.theme_by_id[name].broader
    return above
