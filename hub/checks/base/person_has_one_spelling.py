"""A person's name is spelt in one way.

## What it holds to

Where a base has “Lofthouse, R.” and one “Lofthouse, Rachel”, the fuller name is used for both.

## Why

Styles that print first names print both, and a list by author has the person twice.

## Example

    author = {Lofthouse, R.}

## Instead

    author = {Lofthouse, Rachel}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.NOTE
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every name with initials of which the same file has one fuller form."""
    fuller: dict[tuple[str, str], set[str]] = defaultdict(set)
    for work in works(library):
        for name in work.reference.authors:
            if not _is_initials(name.given):
                fuller[work.place.path, name.family.casefold()].add(name.given)
    for work in works(library):
        for name in work.reference.authors:
            forms = fuller.get((work.place.path, name.family.casefold()), set()) if _is_initials(name.given) else set()
            meant = _meant(name.given, forms)
            if meant:
                yield Diagnostic(
                    work.place_of("author"),
                    SEVERITY,
                    "person-has-one-spelling",
                    f"A person's name should be spelt in one way; found '{name.family}, {name.given}' in '{work.key}' "
                    f"and '{name.family}, {meant}' elsewhere.",
                    f"Write '{name.family}, {meant}', if they are one person.",
                )


def _is_initials(given: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_]\.?[\s-]*){1,4}", given) is not None


def _meant(initials: str, forms: set[str]) -> str:
    """The one fuller name that initials can stand for; nothing if there are several."""
    letters = re.findall(r"[^\W\d_]", initials)
    fitting = [form for form in sorted(forms) if _fits(letters, re.split(r"[\s-]+", form))]
    return fitting[0] if len(fitting) == 1 and letters else ""


def _fits(letters: list[str], words: list[str]) -> bool:
    pairs = list(zip(letters, words, strict=False))
    return all(word[:1].casefold() == letter.casefold() for letter, word in pairs) and len(letters) <= len(words)
