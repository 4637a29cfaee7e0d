"""A framework has phases.

## What it holds to

A file in `docs/frameworks/` has at least one phase under `phases`.

## Why

The sheet, the question bank and the timings are all made of them; a framework without any has only its text.

## Example

    title: Two steps

## Instead

    title: Two steps
    phases:
      - name: First
        coach: [What do you see?]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every framework without phases, unless its front matter tells something worse."""
    for framework in library.frameworks:
        if not framework.phases and not framework.findings:
            yield Diagnostic(
                framework.source.place("title"),
                SEVERITY,
                "framework-has-phases",
                f"A framework must have phases with questions; '{framework.title}' has none.",
                "Write them under phases, each with a name and with questions under coach, learner or both.",
            )
