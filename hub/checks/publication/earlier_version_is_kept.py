"""A published version that another replaces stays readable.

## What it holds to

Where a published paper has another `version` than before, the version that was published lies in the paper's folder, in
`versions/`: `versions/1/paper.md` with its figures.

## Why

Whoever cited the paper cited that version. It keeps an address of its own, `papers/<slug>/v1/`, which leads to the
newest.

## Example

    papers/trust/paper.md               version: 2

## Instead

    papers/trust/paper.md               version: 2
    papers/trust/versions/1/paper.md    version: 1, as it was
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.earlier_version import FOLDER
from hub.content.published import Kind
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every published paper with another version, of which the published one was not kept."""
    for paper in library.papers:
        _, _, told = library.published.value(Kind.TEXT, paper.address).partition(" ")
        version = told.partition(" ")[2]
        kept = paper.source.file.parent / FOLDER / version / "paper.md"
        if version and version != paper.version and not paper.withdrawn and not kept.is_file():
            yield Diagnostic(
                paper.source.place("version"),
                SEVERITY,
                "earlier-version-is-kept",
                f"A published version that another replaces must stay readable; found version {paper.version}, "
                f"and no version {version} in {FOLDER}/.",
                f"Copy paper.md and its figures as they were into {FOLDER}/{version}/.",
            )
