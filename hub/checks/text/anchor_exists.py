"""A link to a part of a page leads to a part that is there.

## What it holds to

What follows `#` in a link is the name of a heading of that page, or of something else there that has one.

## Why

The reader lands at the top of a long page and looks for what was promised.

## Example

    See [the method](#methods).

    ## Method

## Instead

    See [the method](#method).

    ## Method
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from hub.content.document import Document
from hub.content.framework import Framework
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.headings import names
from hub.library import Library
from hub.links import file_named, is_local, is_readable
from hub.prose import links

SEVERITY = Severity.ERROR


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every link to a part that its page has not."""
    by_path = {document.source.path: document for document in library.documents}
    for document in library.documents:
        for link in links(document.body) if _FRAGMENT.search(document.body) else ():
            page = _page(document, link.target, by_path)
            name = unquote(urlsplit(link.target).fragment) if page else ""
            if page and name and not link.is_image and not _has(page, name):
                yield Diagnostic(
                    document.source.place_in_body(link.target_offset),
                    SEVERITY,
                    "anchor-exists",
                    f"A link to a part of a page must lead to one that is there; {page.source.path} has no '#{name}'.",
                    did_you_mean(name, names(page.body)),
                )


def _has(page: Document, name: str) -> bool:
    """Whether a page has a part of a name: of its text, of its template, or a question of a framework."""
    if isinstance(page, Framework) and any(asked.anchor == name for asked in page.questions):
        return True
    return name in names(page.body) or bool(_MADE.fullmatch(name))


def _page(document: Document, target: str, by_path: Mapping[str, Document]) -> Document | None:
    """The document that a target with a fragment leads to, if it is one."""
    if "#" not in target or not is_readable(target):
        return None
    if target.startswith("#"):
        return document
    return by_path.get(file_named(document, target)) if is_local(target) else None


_FRAGMENT = re.compile(r"\]\([^)\n]*#")
"""What every such link has: few texts have one, and those alone are read."""
_MADE = re.compile(
    r"(?:ref|cite|fn|fnref|phase|fig|tbl|eq|sec)[-:].*|references|refs|abstract|versions|how-to-cite|statements|papers"
    r"|events|frameworks|templates|people|related|belongs|outputs|programme|conversations|speakers|organisers|touch"
    r"|content|top|takeaway|fields|confidential|programmes|sources"
)
"""Names that pages get from their templates and from what is made of citations and notes."""
