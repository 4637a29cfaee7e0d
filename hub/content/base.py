"""Reading a reference base: everything that can be cited, and everything that is wrong with it, at once.

Of two entries with one key the last counts, as for Pandoc, which minds case in keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from hub.citations.bibtex import Bibliography, Entry, Mistake, ancestors, circles, read_bibtex, with_inherited_fields
from hub.content.reference import Base, Reference
from hub.content.text_file import read_text
from hub.diagnostics import Diagnostic, Location, Severity, did_you_mean

__all__ = ["Base", "read_base", "read_base_file"]


MAXIMUM_BYTES = 50_000_000
"""The largest base that is read: some 100,000 entries."""


def read_base_file(file: Path, shown: str) -> Base:
    """Read a `.bib` file. One that cannot be read is an empty base with a finding.

    Args:
        file: the file.
        shown: its path as findings tell it.
    """
    text, findings = read_text(file, shown, MAXIMUM_BYTES)
    base = read_base(text, shown)
    return replace(base, diagnostics=(*findings, *base.diagnostics), is_whole=bool(text) or not findings)


def read_base(text: str, shown: str) -> Base:
    """Read BibTeX or BibLaTeX.

    Args:
        text: the entries.
        shown: the file's path as findings tell it.
    """
    bibliography = read_bibtex(text)
    entries = {entry.key: entry for entry in bibliography.entries}
    found = [
        *(_broken(mistake, shown) for mistake in bibliography.mistakes),
        *_undefined_strings(bibliography, shown),
        *_repeated_keys(bibliography, shown),
        *_missing_parents(entries, shown),
        *_circles(entries, shown),
    ]
    without_circles = _without_circles(entries)
    references = {
        key: Reference(
            with_inherited_fields(entry, without_circles),
            _place(entry, shown),
            tuple(Reference(ancestor, _place(ancestor, shown)) for ancestor in ancestors(entry, without_circles)),
            bibliography.strings,
        )
        for key, entry in without_circles.items()
        if entry.type != "xdata"
    }
    unreadable = frozenset(mistake.key for mistake in bibliography.mistakes if mistake.key)
    return Base(references, bibliography.strings, tuple(sorted(found)), unreadable)


def _place(entry: Entry, shown: str) -> Location:
    return Location(shown, entry.line, entry.column)


def _broken(mistake: Mistake, shown: str) -> Diagnostic:
    found = f"'{mistake.found}'" if mistake.found else "the end of the file"
    lost = f" The entry '{mistake.key}', from line {mistake.entry_line}, is left out." if mistake.key else ""
    message = f"An entry must have {mistake.expected}; found {found}.{lost}"
    return Diagnostic(Location(shown, mistake.line, mistake.column), Severity.ERROR, "base-is-readable", message)


def _undefined_strings(bibliography: Bibliography, shown: str) -> Iterator[Diagnostic]:
    for name, entry in bibliography.undefined.items():
        yield Diagnostic(
            _place(entry, shown),
            Severity.WARNING,
            "base-is-readable",
            f"A value without braces must be a number or a defined @string; found '{name}' in '{entry.key}'.",
            did_you_mean(name, bibliography.strings) or "Put braces around it.",
        )


def _repeated_keys(bibliography: Bibliography, shown: str) -> Iterator[Diagnostic]:
    counts = Counter(entry.key for entry in bibliography.entries)
    first: dict[str, Entry] = {}
    for entry in bibliography.entries:
        if counts[entry.key] > 1 and entry.key in first:
            yield Diagnostic(
                _place(entry, shown),
                Severity.ERROR,
                "base-key-is-unique",
                f"A citation key must stand for one work; '{entry.key}' is also on line {first[entry.key].line}. "
                "The last one counts.",
                "Give one of them another key, or take it out.",
            )
        first.setdefault(entry.key, entry)


def _missing_parents(entries: Mapping[str, Entry], shown: str) -> Iterator[Diagnostic]:
    for entry in entries.values():
        for parent in entry.parents:
            if parent not in entries:
                yield Diagnostic(
                    _place(entry, shown),
                    Severity.ERROR,
                    "crossref-exists",
                    f"crossref and xdata must name entries of the same base; '{entry.key}' names '{parent}'.",
                    did_you_mean(parent, entries),
                )


def _circles(entries: Mapping[str, Entry], shown: str) -> Iterator[Diagnostic]:
    for circle in circles(entries):
        way = " → ".join((*circle, circle[0]))
        yield Diagnostic(
            _place(entries[circle[0]], shown),
            Severity.ERROR,
            "crossref-is-acyclic",
            f"Entries must not build on each other in a circle; found {way}.",
            "Take out one crossref or xdata of these.",
        )


def _without_circles(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """The entries, those in a circle building on nothing: they can be read, and nobody waits for ever."""
    in_circles = {key for circle in circles(entries) for key in circle}
    return {key: _alone(entry) if key in in_circles else entry for key, entry in entries.items()}


def _alone(entry: Entry) -> Entry:
    alone = replace(entry, fields={n: v for n, v in entry.fields.items() if n not in ("crossref", "xdata")})
    return replace(alone, source=alone.as_bibtex(entry.key).strip())


def joined(bases: Iterable[Base], *, is_whole: bool = True) -> Base:
    """Several bases as one; of two entries with one key that of the later base counts.

    Args:
        bases: in the order in which they are read.
        is_whole: whether these are all that there should be.
    """
    references: dict[str, Reference] = {}
    strings: dict[str, str] = {}
    unreadable: set[str] = set()
    for base in bases:
        references |= base.references
        strings |= base.strings
        unreadable |= base.unreadable
        is_whole &= base.is_whole
    return Base(references, strings, unreadable=frozenset(unreadable), is_whole=is_whole)
