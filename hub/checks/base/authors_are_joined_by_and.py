"""People's names are joined by `and`.

## What it holds to

`author` and `editor` have `and` between names, and `and others` in the place of “et al.”

## Why

“Cordingley, P., Higgins, S. et al.” is read as one person of that name, and the rest are lost.

## Example

    author = {Cordingley P, Higgins S, Greany T et al.}

## Instead

    author = {Cordingley, P. and Higgins, S. and Greany, T. and others}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import Work, outside_braces, works
from hub.content.reference import NAME_FIELDS
from hub.diagnostics import Diagnostic, Edit, Severity
from hub.library import Library

SEVERITY = Severity.ERROR
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every list of names that is joined by something else."""
    for work in works(library):
        for name in NAME_FIELDS:
            value = work.written(name)
            found = _JOINED.search(outside_braces(value)) if value else None
            if found:
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "authors-are-joined-by-and",
                    f"Names must be joined by 'and'; found '{found[0].strip()}' in {name} of '{work.key}'.",
                    "Write and between people, and others for those who are not named.",
                    _fix(work, name, found[0]),
                )
                continue
            if value and _are_several(outside_braces(" ".join(value.split()))):
                yield Diagnostic(
                    work.place_of(name),
                    SEVERITY,
                    "authors-are-joined-by-and",
                    f"Names must be joined by 'and'; found several with commas between them in {name} of '{work.key}'.",
                    "Write and between people: {Family, Given and Family, Given}.",
                )
            elif value and (found := _COMMA_BEFORE_AND.search(outside_braces(value))):
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "authors-are-joined-by-and",
                    f"Names must be joined by 'and' alone; found '{found[0]}' before it in {name} of '{work.key}'.",
                    "Take the comma out.",
                    work.replacing(name, f"{found[0]} and ", " and "),
                )


def _fix(work: Work, name: str, found: str) -> tuple[Edit, ...]:
    """“et al.” at the end of the names can only be `and others`."""
    value = work.written(name)
    if "al" not in found.lower() or not value.rstrip().endswith(found.strip()):
        return ()
    return work.replacing(name, found, " and others")


_JOINED = re.compile(
    r",?(?:\s+and)?\s+et\.?\s+al\b\.?|\s+\\?&\s+|;\s*(?=\w)|\band\s+\d+\s+others\b|,\s*and\s+others\b"
    r"|\s+(?:und|with|\+|/)\s+|(?-i:\s+(?:AND|And)\s+)|\A\s*and\s|\sand(?=\s+and\b|\s*\Z)",
    re.IGNORECASE,
)


def _are_several(names: str) -> bool:
    """Whether names that no `and` joins are those of several people, by their commas."""
    if _SEVERAL.fullmatch(names):
        return True
    parts = names.split(",") if " and " not in names else []
    return len(parts) > _MOST_PARTS or (len(parts) == _MOST_PARTS and all(" " in part.strip() for part in parts))


_MOST_PARTS = 3
"""Of how many parts with commas between them a name can be: `Family, Jr, Given`."""
_COMMA_BEFORE_AND = re.compile(r",(?=\s+and\s)")
_INITIALS = r"(?:[A-Z]\.?[- ]?){1,3}"
_SEVERAL = re.compile(
    rf"[^,]+?\s+{_INITIALS}(?:,\s*[^,]+?\s+{_INITIALS})+|[^,]+,\s*{_INITIALS}(?:,\s*[^,]+,\s*{_INITIALS})+"
)
"""“Kraft MA, Blazar D” and “Johnson, S., Birkeland, S.”, as other styles have them."""
