"""A field has none of the words that a style adds.

## What it holds to

No field holds “[online]”, “[Internet]”, “Available at:” or “[Accessed 1 March 2019]”; `volume`, `number` and `edition`
have no “Vol.”, “No.” or “2nd edition”, and neither `volume` nor the journal's name holds “18(2)”.

## Why

They are left over from a list that was pasted. The style adds its own, and the reference has both.

## Example

    title = {Coaching in education [online]}

## Instead

    title = {Coaching in education}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.checks.works import works
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.BASES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every such word."""
    for work in works(library):
        for name, words in _FORMS.items():
            if found := words.search(work.written(name)):
                yield Diagnostic(
                    work.place_of(name, found.start()),
                    SEVERITY,
                    "field-has-no-words-of-a-style",
                    f"A field must have none of the words that a style adds; found '{found[0].strip()}' in {name} of "
                    f"'{work.key}'.",
                    _advice(found[0]),
                )


_WORDS = (
    r"\[(?:online|internet)\]|\bavailable (?:at|from):|\[?\baccessed:?\s+\d{1,2}[^\]}]{0,20}\d{4}\]?"
    r"|\[accessed\b[^\]]*\]?"
)
_ISSUE = r"\d+\s*\(\d+(?:[-/–]+\d+)?\)"
_WITH_WORDS = ("title", "booktitle", "publisher", "author", "note", "howpublished")
_FORMS = {
    **dict.fromkeys(_WITH_WORDS, re.compile(_WORDS, re.IGNORECASE)),
    **dict.fromkeys(("journal", "journaltitle"), re.compile(rf"{_WORDS}|,?\s{_ISSUE}", re.IGNORECASE)),
    "volume": re.compile(rf"\A\s*vol(?:ume)?\b\.?|{_ISSUE}", re.IGNORECASE),
    "number": re.compile(r"\A\s*(?:no|nr|issue|number)\b\.?(?=\s*\d)", re.IGNORECASE),
    "edition": re.compile(r"\b(?:edition|edn?)\b\.?", re.IGNORECASE),
}
"""The words that a style adds, by the field that they are looked for in."""


def _advice(found: str) -> str:
    if "ccessed" in found:
        return "Write the day into urldate."
    if "(" in found:
        return "Write the number of the issue into number."
    return "Take it out; an address belongs in url." if ":" in found or "[" in found else "Take it out."
