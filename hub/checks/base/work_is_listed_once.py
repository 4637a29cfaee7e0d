"""A work has one entry.

## What it holds to

No two entries of a base have the same kind, title, first author and year.

## Why

The same work under two keys stands twice in one list of references, and each page shows half of who cites it.

## Example

    @article{ball2003, author = {Ball, S. J.}, title = {The Teacher's Soul}, date = {2003}}
    @article{ball2003soul, author = {Ball, Stephen J.}, title = {The teacher's soul}, date = {2003}}

## Instead

    @article{ball2003soul, author = {Ball, Stephen J.}, title = {The teacher's soul}, date = {2003}}
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import Work, works
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every entry that is the same work as an earlier one of its file. Those with one DOI are told elsewhere."""
    earlier: dict[tuple[str, str, int | None], list[Work]] = defaultdict(list)
    for work in works(library):
        authors = work.reference.authors
        if not (authors and work.text("title")):
            continue
        alike = earlier[work.place.path, (authors[0].literal or authors[0].family).casefold(), work.reference.year]
        same = next((other for other in alike if _are_one(work, other)), None)
        if same:
            yield Diagnostic(
                work.place,
                SEVERITY,
                "work-is-listed-once",
                f"A work must have one entry; '{work.key}' has the author, year and title of '{same.key}', line "
                f"{same.place.line}.",
                "Keep one of them, or tell them apart by what differs.",
            )
        alike.append(work)


def _are_one(work: Work, other: Work) -> bool:
    """Whether two works of an author and a year are one: nearly the same titles, and nothing that tells them apart."""
    if any(work.text(name) != other.text(name) for name in _TELL_APART if work.has(name) and other.has(name)):
        return False
    if work.has("doi") and other.has("doi"):
        return False
    if work.type != other.type and not {work.type, other.type} & _OF_ANY_KIND:  # a report, and the article made of it
        return False
    one, two = slug(work.text("title")), slug(other.text("title"))
    return one == two or (len(one) > _LONG and difflib.SequenceMatcher(None, one, two).ratio() > _SAME)


_TELL_APART = ("volume", "number", "edition", "version", "part", "chapter", "url", "pages", "subtitle", "journal")
_OF_ANY_KIND = frozenset({"misc", "online", "electronic", "unpublished"})
_LONG = 30
_SAME = 0.96
"""How much alike two long titles of one author and year are that differ by a slip (difflib's ratio, 0 to 1)."""
