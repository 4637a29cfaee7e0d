"""A citation key has an `@` before it.

## What it holds to

No key of the base stands in a text without its `@`, as in [ball2003soul] or after the semicolon of a citation.

## Why

Without the sign it is a word: readers see the key, and the reference list leaves the work out.

## Example

    Performativity has a price [see ball2003soul].

## Instead

    Performativity has a price [see @ball2003soul].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import mask

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every key without the sign; those that are words without a year may be words."""
    for document in library.documents:
        references = library.base_for(document).references
        for found in _COULD_BE_A_KEY.finditer(mask(document.body)):
            if found["key"] in references:
                yield Diagnostic(
                    document.source.place_in_body(found.start("key")),
                    SEVERITY,
                    "key-has-its-sign",
                    f"A citation key must have an @ before it; found '{found['key']}' without one.",
                    f"Write [@{found['key']}].",
                )


_COULD_BE_A_KEY = re.compile(
    r"(?<![\w@/:.{#])(?<!\w-)(?:\\@|\N{FULLWIDTH COMMERCIAL AT})?(?P<key>[^\W\d_][\w:-]*\d{4}[\w:-]*)"
)
"""A word with a year in it, after no `@` that makes it a citation."""
