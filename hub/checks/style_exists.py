"""A citation style exists.

## What it holds to

`csl_file` in `mkdocs.yml`, and `csl` in a paper's front matter, name a `.csl` file or one of the styles that come with
the hub, such as `apa` or `harvard-cite-them-right`.

## Why

Citations would be in another style than was meant: without the style they are in the default one.

## Example

    csl: havard

## Instead

    csl: harvard-cite-them-right
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub.citations.style import StyleError, find_style
from hub.diagnostics import Diagnostic, Location, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every style that is neither a file nor known by name."""
    configuration = library.configuration
    yield from _missing(configuration.style, configuration.root, Location("mkdocs.yml"))
    for paper in library.papers:
        if paper.csl:
            yield from _missing(paper.csl, paper.source.file.parent, paper.source.place("csl"))


def _missing(style: str, folder: Path, place: Location) -> Iterator[Diagnostic]:
    try:
        find_style(style, folder)
    except StyleError as error:
        yield Diagnostic(place, SEVERITY, "style-exists", str(error))
