"""An entry has what its kind of work needs to be found.

## What it holds to

An article has its author, title, journal and year; a book its author or editor, title and year; a chapter its author,
title, book and year; a report or a thesis its author, title, institution and year; a web page its title and its
address; anything else its title.

## Why

A reference without its year or its journal cannot be looked up (after the data model of biber, `biber-tool.conf`,
“constraints”). Where nobody knows, a waiver says so.

## Example

    @article{ball2003soul, author = {Ball, Stephen J.}, title = {The teacher's soul}}

## Instead

    @article{ball2003soul,
      author       = {Ball, Stephen J.},
      title        = {The teacher's soul},
      journaltitle = {Journal of Education Policy},
      date         = {2003},
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every entry that lacks something, and what."""
    for work in works(library):
        missing = [names[0] for names in _REQUIRED.get(work.type, _OF_ANY) if not work.has(*names)]
        if missing:
            yield Diagnostic(
                work.place,
                SEVERITY,
                "required-field-is-there",
                f"A reference must have what one finds the work by; '{work.key}' has no {' and no '.join(missing)}.",
                "Add it; if nobody knows it, say so in a waiver.",
            )


_AUTHOR = ("author", "editor", "translator", "director", "organization", "shortauthor")
_AUTHOR_OF_A_PART = ("author", "organization", "shortauthor")
_TITLE = ("title", "maintitle", "issuetitle")
_DATE = ("date", "year", "pubstate")
_BOOK = ("booktitle", "maintitle", "journaltitle", "journal", "eventtitle", "crossref")
_PUBLISHER = ("institution", "publisher", "school", "organization", "howpublished", "url", "doi")
_OF_ANY = (_TITLE,)
_OF_A_PART = (_AUTHOR_OF_A_PART, _TITLE, _BOOK, _DATE)
_OF_A_REPORT = (_AUTHOR, _TITLE, _PUBLISHER, _DATE)
_REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (_AUTHOR, _TITLE, ("journaltitle", "journal", "eprint", "doi"), _DATE),
    "book": (_AUTHOR, _TITLE, _DATE),
    "collection": (("editor", "author"), _TITLE, _DATE),
    "inbook": _OF_A_PART,
    "incollection": _OF_A_PART,
    "inproceedings": _OF_A_PART,
    "conference": _OF_A_PART,
    "mastersthesis": _OF_A_REPORT,
    "phdthesis": _OF_A_REPORT,
    "report": _OF_A_REPORT,
    "set": (),
    "techreport": _OF_A_REPORT,
    "thesis": _OF_A_REPORT,
    "unpublished": (_AUTHOR, _TITLE),
}
"""For each type, fields of which an entry needs one, the usual one first."""
