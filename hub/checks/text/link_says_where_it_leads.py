"""A link says where it leads.

## What it holds to

The words of a link are not "here", "this link" or "read more".

## Why

People who listen to a page go through its links one by one, without the words around them (WCAG 2.2, success criterion
2.4.4, and 2.4.9 for links alone).

## Example

    The agreement is [here](../../docs/templates/learning-agreement.md).

## Instead

    There is a [learning agreement](../../docs/templates/learning-agreement.md) to print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library
from hub.prose import links

SEVERITY = Severity.WARNING
SCOPE = Scope.DOCUMENT


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every link whose words say nothing of where it leads."""
    for document in library.documents:
        for link in links(document.body):
            if not link.is_image and _SAYS_NOTHING.fullmatch(link.label):
                yield Diagnostic(
                    document.source.place_in_body(link.offset),
                    SEVERITY,
                    "link-says-where-it-leads",
                    f"A link must say where it leads; {_found(link.label)}.",
                    "Make its words the name of what is there.",
                )


def _found(label: str) -> str:
    return f"found '{label.strip()}'" if label.strip() else "it has no words"


_SAYS_NOTHING = re.compile(
    r"\W*(?:(?:click |see |read |go |found |available )?(?:here|this|there|more)|(?:this |the |a )?link"
    r"|(?:this|the) (?:page|site|website|web page|url|address)|learn more|find out more|continue)?\W*",
    re.IGNORECASE,
)
