"""A figure lies in its paper's folder.

## What it holds to

The path of a figure does not lead out of the paper's folder, nor does a symbolic link in it.

## Why

A paper is one folder: it can be moved, reviewed and archived whole, and it reads no file that is not its own.

## Example

    ![A chart](../../secret/chart.png)

## Instead

    ![A chart](chart.png)
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.dialect.latex_images import images
from hub.figures import leaves_folder
from hub.library import Library
from hub.prose import links

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every figure whose path leads out."""
    for document in library.documents:
        in_markdown = ((link.target_offset, link.target) for link in links(document.body) if link.is_image)
        for offset, target in (*in_markdown, *images(document.body)):
            if leaves_folder(document, target):
                yield Diagnostic(
                    document.source.place_in_body(offset),
                    SEVERITY,
                    "figure-stays-in-folder",
                    f"A figure must lie in the folder of its text; found '{target}'.",
                    "Copy the file into the folder and name it without a path.",
                )
