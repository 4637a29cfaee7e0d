"""What came of an event is in the hub.

## What it holds to

Each id under `outputs` of an event is the folder of a paper or a citation key of the reference base.

## Why

Readers of the event would not find what came of it.

## Example

    outputs: [lofthouse2018coachng]

## Instead

    outputs: [lofthouse2018coaching]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every output that is neither a paper nor a reference."""
    papers, works = library.paper_by_id, library.base.references
    for event in library.events if library.base.is_whole else ():
        for index, name in enumerate(event.outputs):
            if name not in papers and name not in works:
                yield Diagnostic(
                    event.source.place("outputs", index),
                    SEVERITY,
                    "output-is-known",
                    f"outputs must name a paper of the hub or a citation key of the reference base; found '{name}'.",
                    did_you_mean(name, {*papers, *works}),
                )
