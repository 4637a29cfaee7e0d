"""A citation key that was published keeps its work.

## What it holds to

Each citation key in `published.txt` is still that of an entry in the reference base, or a former key of one (`ids`).

## Why

Other people's manuscripts cite by these keys, and each work's address is made of its key.

## Example

    @article{ball2003, ...

after the work was published as `ball2003soul`.

## Instead

    @article{ball2003,
      ids = {ball2003soul},
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.published import Kind
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every published key that no entry has or had. An entry that is there and broken has it still."""
    if not library.base.is_whole:
        return
    references = library.base.references
    promised = [promise for promise in library.published.of(Kind.KEY) if promise.name not in references]
    former = {key for reference in references.values() for key in reference.former_keys} if promised else set()
    for promise in promised:
        if promise.name not in former and promise.name not in library.base.unreadable:
            yield Diagnostic(
                promise.location,
                SEVERITY,
                "key-keeps-working",
                f"A citation key that was published must keep its work; no entry has the key '{promise.name}' now.",
                f"Bring the entry back, or write ids = {{{promise.name}}} into the entry that took its place.",
            )
