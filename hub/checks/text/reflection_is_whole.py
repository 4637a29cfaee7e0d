"""A reflective question says what it needs to be collected.

## What it holds to

A span with the class `.reflect` has words and a name. What stands in its `for` are audiences, such as `coach` or
`leader`, and what stands in its `themes` are the hub's themes. A name is given once in a text.

## Why

The page of reflective questions collects them by theme and by who is asked, and leads back to the place by its name. A
reader's answer is kept in the browser under that name.

## Example

    [Who decides what your coaching is about?]{.reflect for="head"}

## Instead

    [Who decides what your coaching is about?]{.reflect #who-decides for="leader"}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.vocabulary import Audience
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.library import Library
from hub.reflections import Reflection, reflections

SEVERITY = Severity.ERROR
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield what each reflective question lacks."""
    for document in library.documents:
        names: set[str] = set()
        for asked in reflections(document.body):
            for must, advice in _lacking(asked, names, library):
                place = document.source.place_in_body(asked.offset)
                yield Diagnostic(place, SEVERITY, "reflection-is-whole", must, advice)
            names.add(asked.name)


def _lacking(asked: Reflection, before: set[str], library: Library) -> Iterator[tuple[str, str]]:
    if not asked.ask:
        yield "A reflective question must have words; found none.", "Write the question between the brackets."
    if not asked.name:
        yield f"A reflective question must have a name; found none for '{asked.ask}'.", "Add one, such as #who-decides."
    elif asked.name in before:
        yield f"A reflective question's name must be its own; '{asked.name}' stands above too.", "Give it another."
    known = [audience.value for audience in Audience]
    for name in asked.audience:
        if name not in known:
            yield f"for must name audiences, {', '.join(known)}; found '{name}'.", did_you_mean(name, known)
    for name in asked.themes:
        if name not in library.theme_by_id:
            yield f"themes must name themes of the hub; found '{name}'.", did_you_mean(name, library.theme_by_id)
