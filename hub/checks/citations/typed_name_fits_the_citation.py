"""A name or a year that is typed beside a citation is that of the work.

## What it holds to

Where an author and a year stand right before a citation's key, they are those of its entry; and so is the name before a
citation that leaves its author out, `[-@key]`.

## Why

The text says one thing and the reference another, and the reader cannot know which is meant.

## Example

    Kraft (2017) [@kraft2018effect] weighs sixty studies.

## Instead

    @kraft2018effect weighs sixty studies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.citations.syntax import Citation, Mode
from hub.citations.typed import typed_citations
from hub.content.author_index import plain_name
from hub.content.document import Document
from hub.content.reference import Reference
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name and year that is not that of the work beside it."""
    for document in library.documents:
        references = library.base_for(document).references
        typed_before = {typed.end: typed for typed in typed_citations(document.body)}
        for cluster in library.citations_in(document):
            first = cluster.citations[0]
            if first.key not in references:
                continue
            work = references[first.key]
            start = max(0, cluster.start - _AROUND)
            before = document.body[start : cluster.start].rstrip()
            typed = typed_before.get(start + len(before))
            if typed and not (_is_of(typed.name, work) and typed.year == work.year):
                yield _finding(document, typed.offset, typed.written, first, work)
            elif first.mode is Mode.SUPPRESS_AUTHOR and (found := _NAME.search(before)) and _is_another(found[1], work):
                yield _finding(document, start + found.start(1), found[1], first, work)


def _finding(document: Document, offset: int, found: str, citation: Citation, work: Reference) -> Diagnostic:
    author = work.authors[0].literal or work.authors[0].family if work.authors else work.title
    return Diagnostic(
        document.source.place_in_body(offset),
        SEVERITY,
        "typed-name-fits-the-citation",
        f"A name or year beside a citation must be that of the work; found '{found}' beside '{citation.key}', which is "
        f"{author} ({work.year or 'no date'}).",
        f"Write @{citation.key} for both, or mend the key.",
    )


def _is_of(name: str, work: Reference) -> bool:
    """Whether a typed name is that of somebody who wrote a work: a part of it, or an organisation's initials."""
    typed = set(plain_name(name).split())
    for author in work.authors:
        words = plain_name(author.literal or f"{author.particle} {author.family}").split()
        initials = "".join(word[0] for word in author.literal.split() if word[0].isupper())
        if typed <= {*words, plain_name(initials)}:
            return True
    return False


def _is_another(name: str, work: Reference) -> bool:
    """Whether a name is nobody's who wrote the work, nor a word of its title."""
    return bool(work.authors) and not _is_of(name, work) and plain_name(name) not in plain_name(work.title).split()


_NAME = re.compile(r"([A-ZÀ-ÖØ-Þ][\w’'-]+?)(?:[’']s?)?\Z")
_AROUND = 200
"""How much of the text before a citation is looked at, in characters."""
