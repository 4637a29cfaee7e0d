"""A former address leads to one page, and none is there now.

## What it holds to

No page is at an address that another one's `moved_from` names, and no two pages name the same.

## Why

An address shows one thing. A page that is there wins, and the move leads nowhere.

## Example

    title: Trust in pairs
    moved_from: papers/trust/

while there is a folder `papers/trust/`.

## Instead

    title: Trust in pairs
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.permanence import moves

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every move from an address that is taken."""
    told = list(moves(library))
    pages = library.addresses.all if told else ()
    taken: dict[str, str] = {}
    for move in told:
        if move.before in pages or taken.setdefault(move.before, move.now) != move.now:
            what = "is a page now" if move.before in pages else f"leads to /{taken[move.before]} already"
            yield Diagnostic(
                move.location,
                SEVERITY,
                "former-address-is-free",
                f"A former address must lead to one page and be none itself; /{move.before} {what}.",
                "Take it out of moved_from or ids.",
            )
