"""The name of a field is spelt as it is known.

## What it holds to

A field that nobody knows is not a letter or two away from one that the entry lacks.

## Why

A field with a slip in its name is passed over: the work is printed without its author, and nobody is told.

## Example

    auhtor = {Ball, Stephen J.}

## Instead

    author = {Ball, Stephen J.}
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every field that is nearly another."""
    for work in works(library):
        for name in work.reference.entry.fields:
            known = "" if name in _FIELDS else _meant(name)
            if known and work.written(name) and not work.has(known):
                yield Diagnostic(
                    work.place_of(name),
                    SEVERITY,
                    "field-is-spelt-right",
                    f"The name of a field must be one that is known; found '{name}' in '{work.key}'.",
                    f"Did you mean '{known}'?",
                )


_FIELDS = frozenset(
    """
    abstract addendum address afterword annotation annotator annote archive archiveprefix author authortype
    bookauthor bookpagination booksubtitle booktitle booktitleaddon chapter commentator copyright crossref date
    day doi edition editor editora editorb editorc editoratype editorbtype editorctype editortype eid entrysubtype
    eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword gender howpublished ids
    indexsorttitle indextitle institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle
    iswc journal journalsubtitle journaltitle key keywords label langid language library license location
    mainsubtitle maintitle maintitleaddon month nameaddon note number options organization origdate origlanguage
    origlocation origpublisher origtitle pages pagetotal pagination part pmcid pmid presort primaryclass publisher
    pubstate related relatedoptions relatedtype reprinttitle rights school series shortauthor shorteditor
    shorthand shortjournal shortseries shorttitle sortkey sortname sorttitle sortyear subtitle timestamp title
    titleaddon translator type url urldate urn usera userb userc userd usere userf verb verba verbb verbc
    verification venue version volume volumes xdata xref year
    """.split()
)


@functools.cache
def _meant(name: str) -> str:
    """The field that a name is surely a slip of: a letter too many, too few, another, or two in each other's place."""
    near = [field for field in sorted(_FIELDS) if OSA.distance(name, field, score_cutoff=1) <= 1]
    # Short names are like too many others, but for one of the same letters.
    sure = [field for field in near if min(len(field), len(name)) > _SHORTEST or sorted(field) == sorted(name)]
    return sure[0] if sure else ""


_SHORTEST = 3
