"""A figure is there.

## What it holds to

Each image that a text shows is a file beside it, of a kind that browsers show: png, jpg, gif, svg, webp or avif.

## Why

A missing figure leaves a hole in the argument. Its place and its description are kept on the page.

## Example

    ![Two averages](averges.svg)

## Instead

    ![Two averages](averages.svg)
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.diagnostics import Diagnostic, Edit, Severity, did_you_mean
from hub.dialect.latex_images import images
from hub.figures import figures_beside, is_there, kinds, leaves_folder, shown_as
from hub.library import Library
from hub.prose import Link, links

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every image that is not there."""
    for document in library.documents:
        for link in links(document.body):
            if link.is_image and _is_missing(document, link.target):
                yield _finding(document, link.target_offset, link.target, _fix(document, link))
        for offset, target in images(document.body):
            if _is_missing(document, target):
                yield _finding(document, offset, target, ())


def _is_missing(document: Document, target: str) -> bool:
    """Whether neither a figure nor one shown in its place is there; if it is too large, another rule tells it."""
    return not (leaves_folder(document, target) or is_there(document, target) or shown_as(document, target))


def _finding(document: Document, offset: int, target: str, fix: tuple[Edit, ...]) -> Diagnostic:
    return Diagnostic(
        document.source.place_in_body(offset),
        SEVERITY,
        "figure-exists",
        f"A figure must be a file beside the text ({kinds()}); found '{target}'.",
        did_you_mean(target, figures_beside(document)),
        fix,
    )


def _fix(document: Document, link: Link) -> tuple[Edit, ...]:
    """The only name that is the same but for capitals, which not every machine tells apart."""
    alike = [name for name in figures_beside(document) if name.casefold() == link.target.casefold()]
    if len(alike) != 1:
        return ()
    begins_at = document.body.index(link.target, link.offset + 2 + len(link.label))
    return (Edit(document.source.place_in_body(begins_at), link.target, alike[0]),)
