"""A link is written whole.

## What it holds to

The words of a link stand in square brackets and its address right behind them in round ones: no space between the two,
neither of them empty, the brackets not the other way round, and a name in a second pair of square brackets is given.

## Why

What is nearly a link is shown as it is written, brackets and address and all.

## Example

    See [our page] (about.md), and (the other)[paper.md].

## Instead

    See [our page](about.md), and [the other](paper.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import links, mask

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield everything that was meant to be a link and is none."""
    for document in library.documents:
        masked = mask(document.body)
        nearly = ((found.start(), found[0]) for found in _NEARLY.finditer(masked))
        empty = (
            (link.offset, document.body[link.offset : link.end]) for link in links(document.body) if not link.target
        )
        for offset, written in (*nearly, *empty):
            yield Diagnostic(
                document.source.place_in_body(offset),
                SEVERITY,
                "link-is-whole",
                f"A link must be written like [words](address); found '{' '.join(written.split())}'.",
                "Put the words in square brackets and the address in round ones, with nothing between them.",
            )


_TARGET = r"(?:https?://[^\s()]+|[\w./-]+\.(?:md|html|png|svg|jpe?g|gif|webp|pdf)(?:#[\w-]+)?)"
_NEARLY = re.compile(
    rf"\[[^\[\]\n@^]{{1,80}}\][ \t]+\({_TARGET}\)"
    rf"|\([^()\n]{{1,80}}\)\[{_TARGET}\]"
    rf"|\[[^\[\]\n@^]{{1,80}}\]\({_TARGET}(?=[\s,;]|\Z)(?![^()\n]*\))"
)
"""Words and an address with a space between, in each other's brackets, or with no end."""
