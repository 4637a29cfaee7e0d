"""The version that a paper is, is one that its changes tell of.

## What it holds to

Where a paper has `changes`, one of them is that of its `version`.

## Why

A version without a note says that something is different and not what.

## Example

    version: 2
    changes:
      - {version: 1, date: 2026-09-14, note: First published.}

## Instead

    version: 2
    changes:
      - {version: 1, date: 2026-09-14, note: First published.}
      - {version: 2, date: 2026-11-02, note: The size of the effect after the published article.}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every paper whose changes leave out its version."""
    for paper in library.papers:
        told = [change.version for change in paper.changes]
        if told and paper.version not in told:
            yield Diagnostic(
                paper.source.place("version"),
                SEVERITY,
                "version-is-told",
                f"A paper's version must be one that its changes tell of; found '{paper.version}' and "
                f"{', '.join(told)} under changes.",
                "Say under changes what this version changed.",
            )
