"""A keyword is given once.

## What it holds to

No two of a page's `keywords` or `tags` are the same in other letters.

## Why

A list of keywords is short, and a second "coaching" is a place that another word could have.

## Example

    keywords: [trust, Trust]

## Instead

    keywords: [trust, confidentiality]
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.paper import Paper
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every keyword that was given before."""
    for document in library.documents:
        seen: set[str] = set()
        tags = document.tags if isinstance(document, Paper) else ()
        for key, words in (("keywords", document.keywords), ("tags", tags)):
            for index, word in enumerate(words):
                if word.casefold() in seen:
                    yield Diagnostic(
                        document.source.place(key, index),
                        SEVERITY,
                        "keyword-is-given-once",
                        f"A keyword should be given once; found '{word}' again.",
                        "Take it out.",
                    )
                seen.add(word.casefold())
