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

from hub.citations.style import StyleError, find_own_style, find_style
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every style that is neither a file nor known by name."""
    configuration = library.configuration
    try:
        find_style(library.style, configuration.root)
    except StyleError as error:
        yield Diagnostic(configuration.place("csl_file"), SEVERITY, "style-exists", str(error))
    for paper in library.papers:
        if paper.csl:
            try:
                find_own_style(paper.csl, paper.source.file.parent)
            except StyleError as error:
                yield Diagnostic(
                    paper.source.place("csl"),
                    SEVERITY,
                    "style-exists",
                    str(error),
                    "The paper is shown in the hub's style.",
                )
