"""Markdown: each paper as its authors wrote it, beside its page, so that others can build on it.

Links and figures lead to the hub, since neither stands beside the file any more. What authors said among themselves is
left out: comments, in the text and in the front matter, and the addresses of those who are not to be written to.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

import yaml

from hub.content.paper import Paper
from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.links import is_local
from hub.prose import Kind, links, stretches

WIDTH = 120
"""How long a line of front matter may be."""


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such, and days without quotation marks."""


def _as_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _as_text)


def files(library: Library) -> Iterator[ExportedFile]:
    """A file beside each paper."""
    for paper in (paper for paper in library.papers if not paper.withdrawn):
        yield ExportedFile(paper_address(paper), paper_markdown(paper, library).encode(errors="replace"))


def paper_address(paper: Paper) -> str:
    """Where a paper's source is, beside its page."""
    return f"{paper.address}{paper.id or 'text'}.md"


def paper_markdown(paper: Paper, library: Library) -> str:
    """A paper's front matter and text."""
    shown = _for_readers(paper.source.values)
    values = yaml.dump(shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return f"---\n{values}---\n\n{_text(paper, library).strip()}\n"


def _for_readers(values: Mapping[str, Any]) -> dict[str, Any]:
    shown = copy.deepcopy(dict(values))
    authors = shown.get("authors")
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict) and not author.get("corresponding"):
            author.pop("email", None)
    return shown


def _text(paper: Paper, library: Library) -> str:
    """The text without its comments, its links whole."""
    body = paper.body or paper.source.as_written
    changes = [(stretch.start, stretch.end, "") for stretch in stretches(body) if stretch.kind is Kind.COMMENT]
    changes += (
        (link.target_offset, link.target_offset + len(link.target), whole)
        for link in links(body)
        if (whole := _whole(paper, link.target, library))
    )
    for start, end, instead in sorted(changes, reverse=True):
        before = body[:start] if instead else body[:start].rstrip(" ")
        body = before + instead + body[end:]
    return body


def _whole(paper: Paper, target: str, library: Library) -> str:
    """The address on the web of what a local target names; nothing for one that is on the web already."""
    if not is_local(target):
        return ""
    page = f"{library.configuration.site_url}{paper.address}"
    return urljoin(page, library.addresses.as_seen_from(paper, target) or target)
