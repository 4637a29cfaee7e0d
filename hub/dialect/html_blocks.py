"""Raw HTML around Markdown: what stands between tags is Markdown as well, as for Pandoc."""

from __future__ import annotations

import re

from hub.dialect.blocks import Found, Text

_TAGS = "article|aside|blockquote|center|details|div|figcaption|figure|section|table"
_OPENING = re.compile(rf"(?P<tag> {{0,3}}<(?:{_TAGS})\b(?![^<>]*\bmarkdown=)[^<>]*)(?<!/)>", re.IGNORECASE)
_CLOSING = re.compile(rf" {{0,3}}</(?:{_TAGS})\s*>[ ]*$", re.IGNORECASE)
_PLACE_OF_REFERENCES = re.compile(r"<div id=[\"']refs[\"']", re.IGNORECASE)


def html_block(text: Text, start: int) -> Found | None:
    """A line with a tag that begins a block, for Python-Markdown's md_in_html to read."""
    line = text.lines[start]
    if _CLOSING.match(line):
        return Found(start + 1, [line.strip()])
    found = _OPENING.match(line)
    if found is None or _PLACE_OF_REFERENCES.search(line):
        return None
    return Found(start + 1, [f'{found["tag"]} markdown="1">', line[found.end() :]])
