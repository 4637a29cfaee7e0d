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

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.content.framework import Framework
from hub.content.front_matter import KeyPath
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Edit, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name of a theme that is none."""
    for document in library.documents:
        for path, name in _named(document):
            if name not in library.theme_by_id:
                yield Diagnostic(
                    document.source.place(*path),
                    SEVERITY,
                    "theme-is-known",
                    f"{path[-2]} must name a theme of the hub; found '{name}'.",
                    did_you_mean(name, library.theme_by_id),
                    _fix(document, path, name, library),
                )


def _named(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """Every name of a theme, with its place in the front matter."""
    for key in ("themes", "broader", "related"):
        for index, name in enumerate(getattr(document, key, ())):
            yield (key, index), name
    for asked in document.questions if isinstance(document, Framework) else ():
        for index, name in enumerate(asked.question.themes):
            yield (*asked.place, "themes", index), name


def _fix(document: Document, path: KeyPath, name: str, library: Library) -> tuple[Edit, ...]:
    """The id in the place of a title, or of an id in other letters: `Peer coaching` can only be `peer-coaching`."""
    return document.source.rewriting(path, name, slug(name)) if slug(name) in library.theme_by_id else ()
