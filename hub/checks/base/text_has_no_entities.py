r"""A field has no characters written as in HTML.

## What it holds to

`&amp;`, `&#39;` and their like are written as the characters that they stand for.

## Why

BibTeX does not know them: they are printed letter by letter.

## Example

    journaltitle = {Teaching &amp; Teacher Education}

## Instead

    journaltitle = {Teaching \& Teacher Education}
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from hub.checks.scope import Scope
from hub.checks.works import Work, works
from hub.diagnostics import Diagnostic, Edit, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every such character."""
    for work in works(library):
        for name, value in work.reference.entry.fields.items():
            could_have_one = ("&" in value or "<" in value) and name not in _FREE
            found = next(filter(_is_one, _ENTITY.finditer(value)), None) if could_have_one else None
            if found and work.written(name):
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "text-has-no-entities",
                    f"A field must hold characters, not their names in HTML; found '{found[0]}' in {name} of "
                    f"'{work.key}'.",
                    *_instead(work, name, found[0]),
                )


_ENTITY = re.compile(
    r"\\?&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31};)|#\d{1,6};|#[xX][0-9a-fA-F]{1,5};)"
    r"|</?(?:i|b|em|strong|su[bp]|span|p|u)\b[^<>]*>"
)
_FREE = frozenset({"url", "abstract", "file", "annotation", "annote", "eprint", "doi", "keywords"})


def _is_one(found: re.Match[str]) -> bool:
    return found["name"] is None or found["name"] in html5


def _instead(work: Work, name: str, found: str) -> tuple[str, tuple[Edit, ...]]:
    """What to do, and the change that does it: only an author knows what was to be slanted."""
    if found.startswith("<"):
        return "Take it out, or write \\emph{…}.", ()
    return f"Write {_character(found)}.", work.replacing(name, found, _character(found))


def _character(entity: str) -> str:
    character = html.unescape(entity.lstrip("\\"))
    return f"\\{character}" if character in "&%#$_" else character
