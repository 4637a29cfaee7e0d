"""A question that was published keeps its id.

## What it holds to

Each question id in `published.txt` is still that of a question of a framework.

## Why

Plans, printed cards and other people's links name questions by their ids.

## Example

    coach:
      - ask: What do you want from this hour?

after the question was published as `What would you like to have by the end of this hour?`.

## Instead

    coach:
      - id: goal-what-would-you-like-to-have-by-the
        ask: What do you want from this hour?
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.published import Kind
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every published id that no question has. A framework that cannot be read has its questions still."""
    if any(framework.findings and not framework.phases for framework in library.frameworks):
        return
    promised = library.published.of(Kind.QUESTION)
    there = {question.id for question in library.questions} if promised else set()
    for promise in promised:
        if promise.name not in there:
            yield Diagnostic(
                promise.location,
                SEVERITY,
                "question-keeps-working",
                f"A question that was published must keep its id; no question has the id '{promise.name}' now.",
                f"Bring the question back, or write id: {promise.name} into it if only its words have changed.",
            )
