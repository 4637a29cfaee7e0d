"""A text is finished.

## What it holds to

No placeholder is left: no "lorem ipsum", no TODO or TBC, no "[insert …]", no "[citation needed]", no "page numbers
available" in the place of a page, none of Word's errors, and no mark of a change that was proposed or a merge.

## Why

What the author meant to come back to is the first thing that a reader quotes.

## Example

    Coaching costs a trust [insert figure] a year.

## Instead

    What coaching costs a trust was not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.content.document import Document
from hub.content.paper import Paper
from hub.diagnostics import Diagnostic, Location, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every placeholder in a text, its title, its description and its abstract."""
    for document in library.documents:
        for place, found in _placeholders(document):
            yield Diagnostic(
                place,
                SEVERITY,
                "text-is-finished",
                f"A text must be finished; found '{found}'.",
                "Write what belongs there, or take it out.",
            )


def _placeholders(document: Document) -> Iterator[tuple[Location, str]]:
    abstract = document.abstract if isinstance(document, Paper) else ""
    for key, value in (("title", document.title), ("description", document.description), ("abstract", abstract)):
        if found := _PLACEHOLDER.search(value):
            yield document.source.place(key), found[0]
    masked = mask(document.body)
    could_have_one = any(word in masked for word in _WORDS) or _BRACKET.search(masked)
    for found in _PLACEHOLDER.finditer(masked) if could_have_one else ():
        if found[0].endswith("]") and document.body[found.end() :].startswith(("(", "[", "{", ":")):
            continue  # the words of a link
        yield document.source.place_in_body(found.start()), found[0]


_PLACEHOLDER = re.compile(
    r"(?i:\blorem ipsum\b)"
    r"|\b(?:TODO|FIXME|TBC|TBD|XXX)\b(?![-/])"
    r"|(?i:\[(?:insert|add|your|enter|citation needed|reference needed|ref\?|xx)\b[^\]\n]{0,80}\])"
    r"|(?i:\bpage (?:numbers? (?:available|missing)|(?:numbers? )?(?:needed|to (?:follow|come|be added)))\b)"
    r"|\bpp?\. ?\?|\?\?\?|[\[(](?:\?{1,2}|REF|CITE|CITATION)[\])]"
    r"|\bTBA\b|\bTO DO\b|(?i:\[to be \w+\])|\bClick (?:or tap )?here to enter\b"
    r"|\bError! (?:Reference|Bookmark)\b[^.\n]{0,40}"
    r"|^(?:<{7}|>{7}) |\{(?:\+\+|--|~~|>>|==)",
    re.MULTILINE,
)
_WORDS = (
    *("TODO", "FIXME", "TBC", "TBD", "XXX", "TBA", "TO DO", "lorem ipsum", "Lorem ipsum", "Lorem Ipsum", "LOREM IPSUM"),
    *("??", "p. ?", "p.?", "Error!", "<<<<<<<", ">>>>>>>", "Click ", "{+", "{-", "{~", "{>", "{="),
    *("age number", "age needed", "age to"),
)
_BRACKET = re.compile(r"[\[(](?:\?|CI|REF|(?<=\[)(?i:in|ad|yo|en|ci|re|xx|to be))")
"""What every text has that has one: looked for first, it takes a fifth of the time."""
