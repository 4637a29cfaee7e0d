"""A text lies where it seems to lie.

## What it holds to

No symbolic link stands in the place of a paper's folder, of a `paper.md` or of a page, and leads out of `papers/` or
`docs/`.

## Why

Whatever the link leads to would be published: a file of the machine that builds the site, for one. What stands behind
such a link is not read.

## Example

    papers/my-paper/paper.md -> /home/me/drafts/paper.md

## Instead

    papers/my-paper/paper.md   (a copy of the file)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub.diagnostics import Diagnostic, Location, Severity
from hub.library import Library
from hub.paths import lies_inside

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every text behind a link that leads out."""
    papers, docs = library.configuration.papers, library.configuration.docs
    folders = {*papers.glob("*"), *papers.glob("*/paper.md")}
    yield from _leaving(folders, papers, library)
    yield from _leaving({path for path in docs.rglob("*") if path.suffix == ".md" or path.is_dir()}, docs, library)


def _leaving(paths: set[Path], folder: Path, library: Library) -> Iterator[Diagnostic]:
    for path in sorted(path for path in paths if path.is_symlink() and not lies_inside(path, folder)):
        yield Diagnostic(
            Location(library.configuration.shown(path)),
            SEVERITY,
            "text-stays-in-folder",
            f"A text must lie in {folder.name}/; found a symbolic link that leads out of it, and is not read.",
            "Put a copy of the file in its place.",
        )
