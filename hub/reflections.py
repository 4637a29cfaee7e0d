"""The reflective questions of a Markdown text, which it marks where it asks them, as a span of Pandoc's.

    [Whose idea was the priority?]{.reflect #whose-idea for="leader coach" themes="peer-coaching"}

The page of all of them (`hub/pages/reflect.py`) collects them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.dialect.attributes import read_attributes
from hub.dialect.spans import SPAN
from hub.plain_words import plain_words
from hub.prose import kept, mask

CLASS = "reflect"
"""What marks a span as a reflective question."""


@dataclass(frozen=True, slots=True)
class Reflection:
    """A question that a reader can write an answer to."""

    offset: int
    """Where it begins in the text, counted from 0."""
    ask: str
    """Its words, in one line."""
    name: str
    """Its place on the page, and with the page's address the name under which an answer is kept."""
    audience: tuple[str, ...]
    """Whom it asks, as its `for` says: ids of audiences."""
    themes: tuple[str, ...]
    """Ids of themes, as it says."""


@kept
def reflections(text: str) -> tuple[Reflection, ...]:
    """The reflective questions of a text, in order.

    >>> reflections('Then: [Is it *yours*?]{.reflect #yours for=coach}')
    (Reflection(offset=6, ask='Is it yours?', name='yours', audience=('coach',), themes=()),)
    """
    if f".{CLASS}" not in text:
        return ()
    masked = mask(text)
    found = (_reflection(text, match) for match in _SPAN.finditer(masked))
    return tuple(reflection for reflection in found if reflection)


_SPAN = re.compile(SPAN)


def _reflection(text: str, match: re.Match[str]) -> Reflection | None:
    attributes = read_attributes(match["braces"])
    if CLASS not in attributes.classes:
        return None
    words = text[match.start("words") : match.end("words")]
    audience, themes = (tuple(attributes.values.get(key, "").split()) for key in ("for", "themes"))
    return Reflection(match.start(), plain_words(words), attributes.name, audience, themes)
