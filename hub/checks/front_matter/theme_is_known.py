"""A theme is one of the hub's.

## What it holds to

Each id under `themes`, and under `broader` and `related` of a theme, is the name of a file in `docs/themes/`.

## Why

A page with a misspelt theme is missing from the theme's page, where readers look for it.

## Example

    themes: [peer-coachng]

## Instead

    themes: [peer-coaching]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name of a theme that is none."""
    for document in library.documents:
        for key in ("themes", "broader", "related"):
            for index, name in enumerate(getattr(document, key, ())):
                if name not in library.theme_by_id:
                    yield Diagnostic(
                        document.source.place(key, index),
                        SEVERITY,
                        "theme-is-known",
                        f"{key} must name a theme of the hub; found '{name}'.",
                        did_you_mean(name, library.theme_by_id),
                    )
