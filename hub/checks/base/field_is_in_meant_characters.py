"""The characters of a field are those that its editor typed.

## What it holds to

No field of an entry has characters that an encoding broke (“â€™”, “Ã©”), that are two letters in one (“ﬁ”), or that
nobody sees: a space of no width, or a mark that turns the direction of writing round.

## Why

They come from a PDF or from a catalogue's export. They are printed in every list, and a DOI with one leads nowhere.

## Example

    title = {The teacherâ€™s soul}

## Instead

    title = {The teacher’s soul}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.characters import stray_characters
from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the first such character of every field."""
    for work in works(library):
        for name in () if work.reference.source.isascii() else work.reference.entry.fields:
            offset, found = next(stray_characters(work.written(name)), (0, ""))
            if found and name not in _FREE:
                yield Diagnostic(
                    work.place_of(name, offset),
                    SEVERITY,
                    "field-is-in-meant-characters",
                    f"A field must hold the characters that its editor typed; found {found} in {name} of '{work.key}'.",
                    "Type it anew.",
                )


_FREE = frozenset({"abstract", "file", "annotation", "annote", "keywords"})
"""Fields that no reference shows."""
