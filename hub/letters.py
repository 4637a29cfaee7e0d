"""Letters as alphabetical lists, addresses and searches take them: without accents and without case."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """A text in plain letters, where its own have such.

    >>> without_accents("Émile Østergaard, Łódź")
    'Emile Ostergaard, Lodz'
    """
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", text.translate(_WHOLE))
    return "".join(character for character in parted if not unicodedata.category(character).startswith("M"))


def folded(text: str) -> str:
    """A text as one compares it with another: in plain letters, capitals or not.

    >>> folded("Straße") == folded("STRASSE")
    True
    """
    return without_accents(text).casefold()


def letter_of(heading: str) -> str:
    """The letter of the alphabet that a heading stands under, which was folded; digits come before, all others after.

    >>> letter_of("ball"), letter_of("2001: an odyssey"), letter_of("чехов")
    ('B', '0–9', 'Other')
    """
    first = heading[:1]
    if "a" <= first <= "z":
        return first.upper()
    return DIGITS if "0" <= first <= "9" else OTHERS


DIGITS = "0–9"
OTHERS = "Other"
_WHOLE = str.maketrans(
    {
        "Æ": "AE", "æ": "ae", "Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "ı": "i", "Ł": "L", "ł": "l",
        "Ø": "O", "ø": "o", "Œ": "OE", "œ": "oe", "Þ": "Th", "þ": "th", "ß": "ss",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart into a plain one and an accent."""
