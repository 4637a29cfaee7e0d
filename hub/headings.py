"""The headings of a Markdown text, and the names by which links reach parts of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

from hub.prose import html_tags, kept, mask


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, as written."""

    offset: int
    """Where its line begins, counted from 0."""
    level: int
    """From 1 to 6."""
    text: str
    """Its words, without the attributes after them."""
    name: str
    """The name that its author gave it, `{#name}`, or nothing."""


@kept
def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a text, with `#` before them or a line below them, in order."""
    masked = mask(text)
    found = (_heading(text, match) for match in _HEADING.finditer(masked))
    return tuple(heading for heading in found if not _is_rule(heading.text))


_HEADING = re.compile(
    r"""^[ ]{0,3}(?:
        (?P<marks>\#{1,6})(?=[ \t]|$)(?P<words>[^\n]*)$
        |(?P<above>(?=[^\n\S]*\S)[^\n]*+)\n(?P<line>=+|-{3,})[ \t]*$
    )""",
    re.MULTILINE | re.VERBOSE,
)
_CLOSING = re.compile(r"(?:\A|[ \t])#+[ \t]*\Z")
"""The marks that may close a heading's line: `## Learning C#` has none."""
_ATTRIBUTES = re.compile(r"\{:?(?P<inside>[^{}]*)\}\s*\Z")
_NAME = re.compile(r"#([^\s}#.]+)")


def _heading(text: str, match: re.Match[str]) -> Heading:
    group = "words" if match["marks"] else "above"
    # What the mask hides, such as code, is part of what the heading says.
    words = _CLOSING.sub("", text[match.start(group) : match.end(group)]).strip()
    level = len(match["marks"]) if match["marks"] else 1 if match["line"].startswith("=") else 2
    attributes = _ATTRIBUTES.search(words)
    name = _NAME.search(attributes["inside"]) if attributes else None
    if attributes:
        words = words[: attributes.start()]
    return Heading(match.start(), level, _CLOSING.sub("", words).strip(), name[1] if name else "")


def _is_rule(words: str) -> bool:
    """Whether the line above a line of hyphens is none that a heading can have: a table's, a list's, a quotation's."""
    return re.match(r"[|>:+]|[-*+][ \t]|[-=| \t:]+\Z", words) is not None


def names(text: str) -> frozenset[str]:
    """The names that links can reach on the page of a text: those of its headings, and those that it gives itself."""
    used: set[str] = set()
    for heading in headings(text):
        unique(heading.name or slugify(_plain(heading.text), "-"), used)
    return frozenset({*used, *_given(text)})


def _given(text: str) -> Iterator[str]:
    """The names that a text gives to elements, figures, tables and formulas."""
    for _, tag in html_tags(text):
        if found := re.search(r"""\b(?:id|name)\s*=\s*["']?([^\s"'>]+)""", tag):
            yield found[1]
    for attributes in re.finditer(r"\{[^{}\n]*\}", text):
        yield from _NAME.findall(attributes[0])
    yield from re.findall(r"\\label\{([^{}\n]+)\}", text)


def _plain(words: str) -> str:
    """A heading's words without the marks of emphasis, code and links."""
    words = re.sub(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", words)
    return re.sub(r"[*`]|\B_|_\B|<[^>]*>", "", words)
