"""A list is as long as the sentence before it says.

## What it holds to

Where a sentence that ends with a colon announces a number of things, the list below has as many items.

## Why

"Three principles" above fourteen items leave the reader looking for the three.

## Example

    Pairs agree on three things:

    - when they meet
    - what stays between them

## Instead

    Pairs agree on two things:

    - when they meet
    - what stays between them
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.NOTE
SCOPE = Scope.DOCUMENT
_NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every announcement of another number of items than follow."""
    for document in library.documents:
        masked = mask(document.body)
        for found in _ANNOUNCED.finditer(masked) if _LIST.search(masked) else ():
            number, count = found["number"], _items(masked, found.end())
            if count > 1 and count != _NUMBERS.index(number.lower()) + 2 and not _NUMBER.search(found["rest"]):
                yield Diagnostic(
                    document.source.place_in_body(found.start("number")),
                    SEVERITY,
                    "list-is-as-long-as-announced",
                    f"A list should be as long as the sentence before it says; it says '{number}' and {count} follow.",
                    "Mend the number or the list.",
                )


_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)}|\d+)\b", re.IGNORECASE)
_ABOVE_A_LIST = r":[ \t]*\n[ \t]*\n(?=[-*+][ \t]|\d{1,2}[.)][ \t])"
_LIST = re.compile(_ABOVE_A_LIST)
"""What every text has that announces a list: looked for first, it takes a hundredth of the time."""
_ANNOUNCED = re.compile(
    rf"\b(?P<number>{'|'.join(_NUMBERS)})[ \n][^.:;?!\n]{{0,30}}s\b"
    r"(?P<rest>[^.:;?!\n]{0,80}(?:\n[^.:;?!\n]{1,80})?)"
    rf"{_ABOVE_A_LIST}",
    re.IGNORECASE,
)
"""A number of things, in a sentence that ends with a colon, above a list."""


def _items(text: str, start: int) -> int:
    """How many items the list has that begins at an offset."""
    count, after_blank = 0, False
    for line in text[start:].split("\n"):
        if _ITEM.match(line):
            count += 1
        elif line[:1].strip() and after_blank:
            break
        after_blank = not line.strip()
    return count


_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)])[ \t]")
