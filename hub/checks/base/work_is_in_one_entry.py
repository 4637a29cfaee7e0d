"""A work is described by one entry, not by halves of two.

## What it holds to

No entry without a title stands beside one that names its author as publisher, as author or in its title.

## Why

A reference that was broken over two lines became two: one has the title, the other the author and the address.

## Example

    @online{institute2019, title = {Analysis: Bursaries -- Education Policy Institute}, date = {2019}}
    @online{epi2019, author = {{Education Policy Institute}}, url = {https://epi.org.uk/bursaries/}}

## Instead

    @online{epi2019,
      author = {{Education Policy Institute}},
      title  = {Analysis: Bursaries},
      date   = {2019},
      url    = {https://epi.org.uk/bursaries/},
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.organisations import ORGANISATION
from hub.checks.scope import Scope
from hub.checks.works import Work, works
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every entry without a title whose author the entry before or after it names."""
    for before, work, after in _with_neighbours(list(works(library))):
        if work.has("title", "maintitle", "crossref") or not work.reference.authors:
            continue
        other = next((other for other in (before, after) if other and _names(other, work)), None)
        if other:
            yield Diagnostic(
                work.place,
                SEVERITY,
                "work-is-in-one-entry",
                f"A work must have one entry; '{work.key}' has no title, and '{other.key}' names its author.",
                "Put the two together if they are one work.",
            )


def _with_neighbours(found: list[Work]) -> Iterator[tuple[Work | None, Work, Work | None]]:
    yield from zip([None, *found], found, [*found[1:], None], strict=False)


def _names(other: Work, work: Work) -> bool:
    """Whether an entry of the same file names the organisation that wrote another."""
    author = work.reference.authors[0]
    is_organisation = bool(author.literal) or ORGANISATION.search(author.family) is not None
    said = (other.text(name) for name in ("title", "publisher", "institution", "organization", "author", "note"))
    is_beside = other.place.path == work.place.path and other.has("title")
    return is_organisation and is_beside and any(slug(str(author)) in slug(text) for text in said)
