"""What a paper appeared as elsewhere can be found.

## What it holds to

Each item of `published_elsewhere` names a work of the reference base by its `key`, or gives its `title` and its `doi`
or `url`.

## Why

The paper's page, those of its events and that of the work show the way from one to the next; a step that leads nowhere
is none.

## Example

    published_elsewhere:
      - {kind: journal-article, where: A Journal of Talk}

## Instead

    published_elsewhere:
      - {key: example2020}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every appearance of which nobody could tell what or where it is."""
    works = library.base.references
    for paper in library.papers if library.base.is_whole else ():
        for index, told in enumerate(paper.published_elsewhere):
            place, named = paper.source.place("published_elsewhere", index), paper.source.place
            if told.key and told.key not in works:
                yield Diagnostic(
                    named("published_elsewhere", index, "key"),
                    SEVERITY,
                    "appearance-is-known",
                    f"published_elsewhere must name a work of the reference base; found '{told.key}'.",
                    did_you_mean(told.key, works),
                )
            elif not told.key and not (told.title and (told.doi or told.url)):
                yield Diagnostic(
                    place,
                    SEVERITY,
                    "appearance-is-known",
                    "published_elsewhere must give a key, or a title with a doi or a url; found neither.",
                    "Add the work to the reference base and name its key.",
                )
