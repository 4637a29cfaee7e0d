"""Typst's own syntax: strings, lengths and blocks of content (Typst reference, “Syntax”)."""

from __future__ import annotations

import re

_SPECIAL = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\u200b": r"\u{200b}"}
_NEEDS_CARE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u200b\ud800-\udfff\ufffe\uffff]')

LONGEST_RUN = 30
"""How many characters may follow each other without a place to break a line, before one is made."""
_RUN = re.compile(rf"[^\s\u200b\u00ad-]{{{LONGEST_RUN}}}(?=[^\s\u200b\u00ad-]{{6}})")
_BREAK = "\u200b"


def string(text: str) -> str:
    r"""A text as a string literal, without characters that stand for nothing.

    >>> print(string('He said "no" \\ #yes'))
    "He said \"no\" \\ #yes"
    """
    return f'"{_NEEDS_CARE.sub(lambda found: _SPECIAL.get(found[0], ""), text)}"'


def breakable(text: str) -> str:
    """A text with places to break a line where there are none for long: in an address, or a word of a table."""
    return _RUN.sub(lambda found: found[0] + _BREAK, text)


def content(markup: str) -> str:
    """Markup as an argument."""
    return f"[{markup}]"


def call(function: str, *arguments: str, **named: str) -> str:
    """A call of a function in markup; arguments that are empty are left out.

    >>> call("image", string("a.png"), alt=string("A"), width="")
    '#image("a.png", alt: "A")'
    """
    given = [argument for argument in arguments if argument]
    given += [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value]
    return f"#{function}({', '.join(given)})"
