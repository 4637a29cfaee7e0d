"""The id of a question is that of no other.

## What it holds to

Each `id` of a question in a framework is given to one question of the whole hub.

## Why

A link, a plan or a printed card that names the id must lead to one question. The second is shown under another id.

## Example

    coach:
      - {id: pairs-1, ask: "What do you see?"}
      - {id: pairs-1, ask: "What else do you see?"}

## Instead

    coach:
      - {id: pairs-1, ask: "What do you see?"}
      - {id: pairs-2, ask: "What else do you see?"}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.framework import AskedQuestion
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every id that was given to a question before."""
    first: dict[str, AskedQuestion] = {}
    for framework in library.frameworks:
        for asked in framework.questions:
            if asked.question.id and asked.id in first:
                before = first[asked.id]
                yield Diagnostic(
                    framework.source.place(*asked.place, "id"),
                    SEVERITY,
                    "question-id-is-unique",
                    f"A question's id must be its own; '{asked.id}' is also that of "
                    f"'{before.ask}' in {before.framework.source.path}.",
                    "Give this question an id that no other has.",
                )
            first.setdefault(asked.id, asked)
