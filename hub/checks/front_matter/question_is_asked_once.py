"""A question stands once in a framework.

## What it holds to

No two questions of one side of a framework are the same in words.

## Why

Whoever reads the sheet in the room wonders what the second is there for.

## Example

    phases:
      - name: Goal
        coach: [What do you want?]
      - name: Will
        coach: [What do you want?]

## Instead

    phases:
      - name: Goal
        coach: [What do you want?]
      - name: Will
        coach: [What will you do?]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.values import slug
from hub.content.vocabulary import Role
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every question that the same side asked before, whatever its capitals and marks."""
    for framework in library.frameworks:
        phases: dict[tuple[Role, str], str] = {}
        for asked in framework.questions:
            words = (asked.role, slug(asked.ask))
            if words in phases:
                yield Diagnostic(
                    framework.source.place(*asked.place),
                    SEVERITY,
                    "question-is-asked-once",
                    f"A question must stand once in a framework; '{asked.ask}' stands in the phase "
                    f"'{phases[words]}' already.",
                    "Take one of the two out, or word it for its phase.",
                )
            phases.setdefault(words, asked.phase.name)
