"""What was published and must stay, as the list in `published.txt` tells it, one promise a line.

    address papers/trust/
    doi papers/trust/ 10.5555/hub.1
    key sample2001
    question grow-12
    text papers/trust/ 9f86d081884c7d65 2026-01-31 1.0

Nobody edits it: `hub published` adds what is new. Lines stand in order, so that two branches that add some merge.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hub.content.paper import Paper
from hub.content.text_file import read_text
from hub.diagnostics import Diagnostic, Location, Severity

FILE = "published.txt"
"""The list's place, from the hub's root."""
MAXIMUM_BYTES = 50_000_000
"""The largest list that is read: some million lines."""
HEAD = """\
# What was published and must stay. `hub published` adds to this list; nobody edits it.
"""


class Kind(enum.StrEnum):
    """What was promised."""

    ADDRESS = "address"
    """A page at an address, or one that leads to where it went."""
    DOI = "doi"
    """The DOI of the page at an address."""
    KEY = "key"
    """A citation key of the reference base."""
    QUESTION = "question"
    """The id of a question of a framework."""
    TEXT = "text"
    """The text of the paper at an address: its digest, the day of its last change, its version."""


@dataclass(frozen=True, order=True)
class Promise:
    """One thing that was published."""

    kind: Kind
    name: str
    """An address, a citation key or a question's id."""
    value: str = ""
    """What it was, where that may not change."""
    location: Location = field(default=Location(FILE), compare=False)
    """The line that tells it."""

    def __str__(self) -> str:
        """The line, as it stands in the list."""
        return f"{self.kind} {self.name} {self.value}".rstrip()


@dataclass(frozen=True)
class Published:
    """The list."""

    promises: Mapping[tuple[Kind, str], Promise] = field(default_factory=dict)
    """By kind and name."""
    findings: tuple[Diagnostic, ...] = ()
    """Lines that are none."""

    def of(self, kind: Kind) -> tuple[Promise, ...]:
        """The promises of a kind, in the order of the list."""
        return tuple(promise for promise in self.promises.values() if promise.kind is kind)

    def value(self, kind: Kind, name: str) -> str:
        """What was promised of a name, or nothing."""
        promise = self.promises.get((kind, name))
        return promise.value if promise else ""

    def __str__(self) -> str:
        """The whole list, as it stands in the file."""
        return HEAD + "".join(f"{promise}\n" for promise in sorted(self.promises.values()))


def read_published(root: Path) -> Published:
    """Read a hub's list; a hub that has none yet has promised nothing.

    Args:
        root: the hub's folder.
    """
    if not (root / FILE).exists():
        return Published()
    text, findings = read_text(root / FILE, FILE, MAXIMUM_BYTES)
    promises, unreadable = {}, list(findings)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if promise := _promise(line, Location(FILE, number)):
            promises[promise.kind, promise.name] = promise
        else:
            unreadable.append(_unreadable(line, number))
    return Published(promises, tuple(unreadable))


def _promise(line: str, location: Location) -> Promise | None:
    kind, _, rest = line.strip().partition(" ")
    name, _, value = rest.partition(" ")
    if kind not in tuple(Kind) or not name or (kind in _WITH_VALUE) != bool(value):
        return None
    return Promise(Kind(kind), name, value, location)


_WITH_VALUE = (Kind.DOI, Kind.TEXT)


def _unreadable(line: str, number: int) -> Diagnostic:
    return Diagnostic(
        Location(FILE, number),
        Severity.ERROR,
        "published-list-is-whole",
        f"A line about what was published must read like `address papers/trust/`; found '{line.strip()[:60]}'.",
        "Bring the line back as it was.",
    )


def with_promises(published: Published, promises: Iterable[Promise]) -> Published:
    """The list with further promises. What was promised stays; of a paper's text, the newest state is kept."""
    added = {(promise.kind, promise.name): promise for promise in promises}
    kept = {key: promise for key, promise in published.promises.items() if promise.kind is not Kind.TEXT}
    return Published({**published.promises, **added, **kept})


def state_of_text(paper: Paper) -> str:
    """A paper's text, its last change and its version, as a promise tells them.

    White space makes no difference, so that an editor's line breaks change nothing.
    """
    digest = hashlib.sha256(" ".join(paper.body.split()).encode()).hexdigest()[:16]
    return f"{digest} {paper.last_changed or '-'} {paper.version}"
