"""Characters that nobody typed: an encoding broke them, a PDF joined them, or nobody sees them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SUSPECT = re.compile("[\u00c2\u00c3\u00e2\ufffd\u200b\u2060\u202a-\u202e\u2066-\u2069\ufb00-\ufb06\ufeff]")
"""What each of them begins with: looked for first, it takes a third of the time."""
_STRAY = re.compile(
    "\u00e2\u20ac[\u0080-\u2122]?|\u00c3[\u00a1-\u00bf\u0192]|\u00c2[\u00a0-\u00bf]"
    "|[\ufffd\u200b\u2060\u202a-\u202e\u2066-\u2069\ufb00-\ufb06\ufeff]"
)
"""UTF-8 that was read as Windows-1252, replacement characters, joined letters, and marks of no width."""


def stray_characters(text: str) -> Iterator[tuple[int, str]]:
    """Where such characters stand, and what they are in words."""
    if text.isascii() or not _SUSPECT.search(text):
        return
    for found in _STRAY.finditer(text):
        yield found.start(), _in_words(found[0])


def _in_words(found: str) -> str:
    if len(found) > 1 or found.isalpha():
        return f"'{found}'"
    return f"the character U+{ord(found):04X} ({unicodedata.name(found).lower()})"
