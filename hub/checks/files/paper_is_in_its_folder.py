"""A folder of a paper holds `paper.md`.

## What it holds to

Each folder in `papers/` has a file `paper.md`.

## Why

Without it the folder is no paper, and no page is made.

## Example

    papers/trust/Paper.md

## Instead

    papers/trust/paper.md
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub.diagnostics import Diagnostic, Location, Severity
from hub.library import Library
from hub.paths import lies_inside

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every folder without a paper."""
    papers = library.configuration.papers
    for folder in sorted(path for path in papers.glob("*") if _is_a_papers(path, papers)):
        names = {file.name for file in folder.iterdir()}
        if "paper.md" not in names:
            texts = sorted(name for name in names if name.lower().endswith((".md", ".markdown", ".docx", ".txt")))
            yield Diagnostic(
                Location(library.configuration.shown(folder)),
                SEVERITY,
                "paper-is-in-its-folder",
                f"A paper's folder must hold paper.md; found {', '.join(texts) or 'no text'}.",
                f"Rename {texts[0]} to paper.md." if len(texts) == 1 and texts[0].lower().endswith(".md") else "",
            )


def _is_a_papers(folder: Path, papers: Path) -> bool:
    return folder.is_dir() and not folder.name.startswith(".") and lies_inside(folder, papers)
