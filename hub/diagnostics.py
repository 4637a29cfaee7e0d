"""What the hub tells people about their content: where, what must hold, what was found, what to do.

A finding has one wording wherever it is shown: on the terminal, in a strict build, as an annotation on a pull
request, and on the page itself while it is being written.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from hub.near_names import NearNames


class Severity(enum.StrEnum):
    """How much a finding matters to publication."""

    ERROR = "error"
    """Something is wrong or would be lost: a strict build stops."""
    WARNING = "warning"
    """Something is very likely wrong: a strict build stops."""
    NOTE = "note"
    """Worth knowing; it stops nothing."""


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file that people edit."""

    path: str
    """The file, from the hub's root, with forward slashes."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """In characters, counted from 1."""

    def __str__(self) -> str:
        """`path:line:column`, the form that editors and terminals turn into a link."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Edit:
    """A change to a file: what stands at a place gives way to something else."""

    location: Location
    found: str
    """What stands there, as written, with line feeds at the ends of lines. Nothing, to put something in."""
    replacement: str
    """What should stand there instead."""


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding about one place."""

    location: Location
    severity: Severity
    rule: str
    """The id of the rule, named after the state that should hold, such as `theme-is-known`."""
    message: str
    """What must hold and what was found, as one or two plain sentences."""
    suggestion: str = ""
    """What to do. A name is offered only if it exists."""
    fix: tuple[Edit, ...] = ()
    """The changes that mend it, all or none of them, where there is one safe answer and nobody need be asked."""

    def __str__(self) -> str:
        """The one line in which a finding is told everywhere."""
        return f"{self.location}: {self.severity} {self.text} [{self.rule}]"

    @property
    def text(self) -> str:
        """The message and, where there is one, the suggestion."""
        return f"{self.message} {self.suggestion}".rstrip()

    @property
    def stops_publication(self) -> bool:
        """Whether a strict build refuses the content as it stands."""
        return self.severity is not Severity.NOTE


def did_you_mean(found: str, known: Iterable[str] | NearNames) -> str:
    """A suggestion that names up to three existing near misses, or nothing at all.

    >>> did_you_mean("lovelase1843", ["lovelace1843", "ball2003"])
    "Did you mean 'lovelace1843'?"
    >>> did_you_mean("zzz", ["lovelace1843", "ball2003"])
    ''
    """
    names = known if isinstance(known, NearNames) else NearNames(known)
    near = names.near(found)
    return f"Did you mean {' or '.join(map(repr, near))}?" if near else ""
