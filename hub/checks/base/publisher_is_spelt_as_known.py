"""The name of a publisher is spelt as it is known.

## What it holds to

A publisher's name is not a letter or a word away from that of a publisher of the field, or of one that several other
entries name.

## Why

A name that is nearly right is found in no catalogue, and the works that appeared there are counted apart.

## Example

    publisher = {Nichols Brealey}

## Instead

    publisher = {Nicholas Brealey}
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.known_names import KnownNames
from hub.checks.scope import Scope
from hub.checks.works import works
from hub.content.venues import PUBLISHERS
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name that is nearly a known one."""
    known = KnownNames(
        PUBLISHERS, (work.text(name) for work in works(library) for name in ("publisher", "institution"))
    )
    for work in works(library):
        for name in ("publisher", "institution"):
            written = work.text(name)
            meant = known.meant(written) if written else ""
            if meant:
                yield Diagnostic(
                    work.place_of(name),
                    SEVERITY,
                    "publisher-is-spelt-as-known",
                    f"The name of a publisher must be spelt as it is known; found '{written}' in '{work.key}'.",
                    f"Did you mean '{meant}'?",
                )
