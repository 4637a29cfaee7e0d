"""An event that a paper names exists.

## What it holds to

Each id under `events` is the name of a file in `docs/events/`, with or without its date.

## Why

The link between the paper and the event it came of would be missing.

## Example

    events: [why-bothr]

## Instead

    events: [why-bother]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name of an event that is none."""
    for paper in library.papers:
        for index, name in enumerate(paper.events):
            if name not in library.event_by_id:
                yield Diagnostic(
                    paper.source.place("events", index),
                    SEVERITY,
                    "event-is-known",
                    f"events must name an event of the hub; found '{name}'.",
                    did_you_mean(name, library.event_by_id),
                    # A title, or an id in other letters, can only mean the one.
                    paper.source.rewriting(("events", index), name, slug(name))
                    if slug(name) in library.event_by_id
                    else (),
                )
