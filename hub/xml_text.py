"""Text that stands in XML."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: object) -> str:
    """A value on one line, without the characters that XML has no place for."""
    return " ".join(xml_characters(str(text or "")).split())


def xml_characters(text: str) -> str:
    """A text without the characters that XML 1.0 has no place for (section 2.2)."""
    return _FORBIDDEN.sub("", text)
