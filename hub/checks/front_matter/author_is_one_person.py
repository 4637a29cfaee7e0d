"""An author is one person, or one body.

## What it holds to

Each `name` under `authors` is that of one: no “et al.”, no `&` or semicolon between names, no two names with “and”
between them, and not all capitals.

## Why

Two people in one name share a page, an identifier and a place in every list of names.

## Example

    authors:
      - name: Ada Example and Bo Sample

## Instead

    authors:
      - name: Ada Example
      - name: Bo Sample
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.organisations import ORGANISATION
from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every author that is several, or shouted."""
    for paper in library.papers:
        for index, author in enumerate(paper.authors):
            found = "" if ORGANISATION.search(author.name) else _several(author.name)
            if found:
                yield Diagnostic(
                    paper.source.place("authors", index, "name"),
                    SEVERITY,
                    "author-is-one-person",
                    f"An author must be one person, written in small letters; found '{found}' in '{author.name}'.",
                    "Give each author an item and a name of their own.",
                )


def _several(name: str) -> str:
    """What tells that a name is of several people or in capitals; nothing if it is of one."""
    joined = _JOINED.search(name)
    if joined:
        return joined[0].strip()
    words = re.findall(r"[^\W\d_]{3,}", name)
    return name if len(words) > 1 and all(word.isupper() for word in words) else ""


_JOINED = re.compile(r"\bet\.? al\b\.?|\s&\s|;|(?<=\w )and(?= [A-Z][\w.’'-]* [A-Z])")
