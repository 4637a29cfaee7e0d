"""A `meta` element: a name or a property, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Meta:
    """One statement about the page."""

    name: str
    content: str
    is_property: bool = False
    """Whether it is named by `property`, as RDFa has it (The Open Graph protocol), and not by `name`."""


def told(pairs: Iterable[tuple[str, object]], *, as_properties: bool = False) -> Iterator[Meta]:
    """The statements among some that say something, each on one line."""
    for name, value in pairs:
        if content := " ".join(str(value or "").split()):
            yield Meta(name, content, as_properties)
