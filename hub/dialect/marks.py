"""Marks that one step of the dialect leaves in a text for a later one.

A mark is written in private-use characters, which no text needs and no step between them knows, and holds all that it
stands for: nothing is kept beside the text, and a mark that no later step took up can still be turned back.
"""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Mapping
from typing import Any

_DIGITS = "".join(chr(0xE120 + number) for number in range(16))
_TO_MARK = str.maketrans("0123456789abcdef", _DIGITS)
_FROM_MARK = str.maketrans(_DIGITS, "0123456789abcdef")

BEGIN, END, FORMULA, REFERENCE, LABEL = "\ue130", "\ue131", "\ue132", "\ue133", "\ue134"
"""What a mark begins with, by its kind."""
OPENING, CLOSING = "\ue138", "\ue139"
"""The same for the two around words that are to be an element."""
CLOSE = "\ue135"
"""What each mark ends with."""
BREAK = "\ue136"
"""Stands for a blank line."""
BRACES = {"{": "\ue137", "}": "\ue13a"}
"""What stands for braces around anything but attributes."""

FORGED = re.compile("[\ue120-\ue13f]")
"""What a text may not bring itself."""
_HELD = rf"([{_DIGITS}]*){CLOSE}"
BEGIN_OR_END = re.compile(rf"(?P<kind>[{BEGIN}{END}]){_HELD}")
FORMULA_MARK = re.compile(FORMULA + _HELD)
REFERENCE_MARK = re.compile(REFERENCE + _HELD)
LABEL_MARK = re.compile(LABEL + _HELD)
ANY = re.compile(rf"[{BEGIN}{END}{FORMULA}{REFERENCE}{LABEL}{OPENING}{CLOSING}]{_HELD}")
AROUND_WORDS = re.compile(rf"[{OPENING}{CLOSING}]{_HELD}")


def mark(kind: str, content: object) -> str:
    """A mark of a kind that holds something that JSON can hold."""
    return kind + json.dumps(content).encode().hex().translate(_TO_MARK) + CLOSE


def held(found: re.Match[str]) -> Any:
    """What a mark holds, once a pattern of this module has found it."""
    return json.loads(text_of(found[found.lastindex or 0]))


def text_of(digits: str) -> str:
    """The text that the digits of a mark stand for."""
    return bytes.fromhex(digits.translate(_FROM_MARK)).decode()


class Reads(enum.StrEnum):
    """How what an element contains is read."""

    BLOCKS = enum.auto()
    """Paragraphs, lists, and so on."""
    PLAIN = enum.auto()
    """Blocks, but a lone paragraph with which it begins is text of the element itself."""
    WORDS = enum.auto()
    """Words alone: what looks like a list or a heading is none."""


def begin(tag: str, attributes: Mapping[str, str] | None = None, reads: Reads = Reads.BLOCKS) -> str:
    """The mark before what an element contains."""
    return mark(BEGIN, [tag, dict(attributes or {}), reads])


def end(tag: str) -> str:
    """The mark after what an element contains."""
    return mark(END, tag)


def around(tag: str, words: str, attributes: Mapping[str, str] | None = None) -> str:
    """Words that are to be an element once all else is read."""
    return mark(OPENING, [tag, dict(attributes or {})]) + words + mark(CLOSING, tag)
