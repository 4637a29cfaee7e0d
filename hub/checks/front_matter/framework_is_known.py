"""A framework that a page names exists.

## What it holds to

Each id under `frameworks` is the name of a file in `docs/frameworks/`.

## Why

The link from the paper, the template or the programme to the framework would be missing.

## Example

    frameworks: [grwo]

## Instead

    frameworks: [grow]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.paper import Paper
from hub.content.programme import Programme
from hub.content.template import Template
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name of a framework that is none."""
    documents: tuple[Paper | Template | Programme, ...] = (*library.papers, *library.templates, *library.programmes)
    for document in documents:
        for index, name in enumerate(document.frameworks):
            if name not in library.framework_by_id:
                yield Diagnostic(
                    document.source.place("frameworks", index),
                    SEVERITY,
                    "framework-is-known",
                    f"frameworks must name a framework of the hub; found '{name}'.",
                    did_you_mean(name, library.framework_by_id),
                    # A title, or an id in other letters, can only mean the one.
                    document.source.rewriting(("frameworks", index), name, slug(name))
                    if slug(name) in library.framework_by_id
                    else (),
                )
