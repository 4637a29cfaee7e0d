"""The name of an organisation stands in braces.

## What it holds to

An author that is an organisation has a second pair of braces around its name.

## Why

Without them the last word is taken for a family name: “Education Policy Institute” is printed as “Institute, E. P.”

## Example

    author = {Education Policy Institute}

## Instead

    author = {{Education Policy Institute}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.organisations import ORGANISATION
from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every organisation that would be printed as a person."""
    for work in works(library):
        for name in ("author", "editor"):
            value = work.written(name)
            for written in _AND.split(value) if _COULD_BE_ONE.search(value) else ():
                if _is_organisation(written):
                    bare = written.strip()
                    yield Diagnostic(
                        work.place_of(name, value.find(bare)),
                        SEVERITY,
                        "organisation-is-braced",
                        f"The name of an organisation must stand in braces; found '{bare}' in {name} of '{work.key}'.",
                        _advice(bare),
                        work.replacing(name, bare, f"{{{bare}}}") if "," not in bare else (),
                    )


_AND = re.compile(r"\s+and\s+")
_COULD_BE_ONE = re.compile(rf"{ORGANISATION.pattern}|(?:\A|\sand\s+)The\s")
"""A word that names of organisations have, or the article that those of newspapers begin with."""


def _is_organisation(written: str) -> bool:
    """Whether a name without braces is an organisation's: one of its words says so, and no initials follow a comma."""
    bare = written.strip()
    if any(mark in bare for mark in "{}\\") or not _COULD_BE_ONE.search(bare):
        return False
    if "," not in bare:
        return " " in bare
    family, _, given = (part.strip() for part in bare.partition(","))
    if family in _FAMILIES:
        return len(re.findall(r"[^\W\d_]{3,}", given)) > 1
    return ORGANISATION.fullmatch(family) is not None and (" " in given or len(given) <= len("E. P."))


_FAMILIES = frozenset({"Board", "Center", "College", "School", "Schools", "Service"})
"""What people are called as well."""


def _advice(bare: str) -> str:
    if "," in bare:
        return "Write the organisation's whole name, in a second pair of braces."
    return f"Write {{{{{bare}}}}}."
