"""A phase of a framework has questions.

## What it holds to

Each phase has at least one question, for the coach, for the professional learner or for an observer.

## Why

The questions are what people take into the room.

## Example

    phases:
      - name: Goal

## Instead

    phases:
      - name: Goal
        coach: [What would you like to have by the end of this hour?]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.vocabulary import Role
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every phase without questions."""
    for framework in library.frameworks:
        for index, phase in enumerate(framework.phases):
            if not any(phase.questions(role) for role in Role):
                yield Diagnostic(
                    framework.source.place("phases", index),
                    SEVERITY,
                    "phase-has-questions",
                    f"A phase must have questions; '{phase.name}' has none.",
                    "Write them under coach, learner or both.",
                )
