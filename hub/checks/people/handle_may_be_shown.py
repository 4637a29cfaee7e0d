"""A handle on a social network is there because its owner wants it to be.

## What it holds to

A text has no `@name` that nobody meant to publish.

## Why

Accounts change hands and networks go; and a person who took part in a conversation did not ask to be found.

## Example

    We heard from @adateaches and others.

## Instead

    We heard from Ada Example and others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.syntax import Mode
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every `@name` in running text that is no citation."""
    for document in library.documents:
        base = library.base_for(document)
        for cluster in library.citations_in(document) if base.is_whole else ():
            first = cluster.citations[0]
            is_handle = first.mode is Mode.AUTHOR_IN_TEXT and cluster.cites_nothing(base.references)
            if is_handle and _HANDLE.fullmatch(first.key):
                yield Diagnostic(
                    document.source.place_in_body(first.offset),
                    SEVERITY,
                    "handle-may-be-shown",
                    f"A handle should be in a text only if its owner wants it there; found '@{first.key}'.",
                    "Write the person's name if they agree, or take it out. If a work is meant, no entry has this key.",
                )


_HANDLE = re.compile(r"[A-Za-z]\w{1,29}")
"""What social networks allow; cross-references and packages of software have a colon, a hyphen or a slash."""
