"""What a format for references is. A module of this folder that has one in `FORMAT` adds it everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hub.citations.csl_items import CslItems
from hub.content.reference import Reference


@dataclass(frozen=True)
class ReferenceFormat:
    """A format in which readers take references to other programs."""

    name: str
    """What its readers call it, such as `BibTeX`."""
    extension: str
    """What the names of its files end with, without the dot."""
    write: Callable[[Sequence[Reference], CslItems], str]
    """The text of a file of some references; a single one is shown for copying as well."""
