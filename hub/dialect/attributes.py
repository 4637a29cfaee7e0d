"""Attributes in braces, as Pandoc writes them: `{#name .class key="value"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_QUOTED = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_ATTRIBUTE = rf"""(?:[#.][\w:.-]+|[\w:.-]+=(?:{_QUOTED}|[^\s"'{{}}]+)|-|=\w+)"""
WRITTEN = rf"\{{:?[ \t]*{_ATTRIBUTE}(?:[ \t\n]+{_ATTRIBUTE})*[ \t]*\}}"
"""A pattern of attributes in braces, at least one."""
_ONE = re.compile(_ATTRIBUTE)


@dataclass(frozen=True)
class Attributes:
    """What stands in braces."""

    name: str = ""
    """What the text refers to it by."""
    classes: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    """What is given with an equals sign, without quotation marks."""

    @property
    def of_html(self) -> dict[str, str]:
        """Those that an element of HTML may have: the name and the classes."""
        given = {"id": self.name, "class": " ".join(self.classes)}
        return {name: value for name, value in given.items() if value}


def read_attributes(written: str) -> Attributes:
    """What stands in braces, which may be given or not.

    >>> read_attributes('{#fig:room .wide width="50%"}')
    Attributes(name='fig:room', classes=('wide',), values={'width': '50%'})
    """
    parts = _ONE.findall(written.strip(" \t{}"))
    values = (part.partition("=") for part in parts if part[0] not in "#.=" and "=" in part)
    return Attributes(
        next((part[1:] for part in parts if part[0] == "#"), ""),
        tuple(part[1:] for part in parts if part[0] == "."),
        {key: _unquoted(value) for key, _, value in values},
    )


def _unquoted(value: str) -> str:
    """A value without its quotation marks, and without the backslashes before those in it."""
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value[:1] in ("'", '"') else value
