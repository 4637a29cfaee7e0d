"""A paper's own `.bib` file is beside it.

## What it holds to

Each file under `bibliography` is in the paper's folder.

## Why

The works that only this file holds could not be cited.

## Example

    bibliography: refs.bib   (and the folder has paper.bib)

## Instead

    bibliography: paper.bib
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library
from hub.paths import is_file_inside

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every bibliography that is not in the folder."""
    for paper in library.papers:
        folder = paper.source.file.parent
        beside = [file.name for file in folder.glob("*.bib")]
        for index, name in enumerate(paper.bibliography):
            if not is_file_inside(folder / name, folder):
                yield Diagnostic(
                    paper.source.place("bibliography", index),
                    SEVERITY,
                    "bibliography-exists",
                    f"bibliography must name a file in the paper's folder; found '{name}'.",
                    did_you_mean(name, beside),
                )
