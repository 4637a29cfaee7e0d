"""Reading a reference base: everything that can be cited, and everything that is wrong with it, at once.

Of two entries with one key the last counts, everywhere, as it does for Pandoc. Keys that differ in case are two keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from hub.citations.bibtex import (
    LINKS,
    MOST_BROKEN,
    MOST_ENTRIES,
    MOST_MISTAKES,
    Bibliography,
    Entry,
    Mistake,
    read_bibtex,
)
from hub.citations.inheritance import (
    MOST_GENERATIONS,
    Circle,
    TooMuchInheritedError,
    ancestors,
    circles,
    with_inherited_fields,
    without_links,
)
from hub.content.reference import Base, Reference
from hub.content.text_file import read_text
from hub.diagnostics import Diagnostic, Edit, Location, Severity, did_you_mean
from hub.near_names import NearNames

__all__ = ["Base", "read_base", "read_base_file"]


MAXIMUM_BYTES = 50_000_000
"""The largest base that is read: some 100,000 entries."""
MAXIMUM_VALUE = 50_000
"""The longest value of a field that is read, in characters: ten times a long abstract."""


def read_base_file(file: Path, shown: str) -> Base:
    """Read a `.bib` file. One that cannot be read is an empty base with a finding.

    Args:
        file: the file.
        shown: its path as findings tell it.
    """
    text, findings = read_text(file, shown, MAXIMUM_BYTES)
    base = read_base(text, shown)
    is_whole = base.is_whole and (bool(text) or not findings)
    return replace(base, diagnostics=(*findings, *base.diagnostics), is_whole=is_whole)


def read_base(text: str, shown: str) -> Base:
    """Read BibTeX or BibLaTeX.

    Args:
        text: the entries.
        shown: the file's path as findings tell it.
    """
    bibliography = read_bibtex(text)
    entries = {entry.key: entry for entry in bibliography.entries}
    too_long = [entry for entry in entries.values() if _longest_value(entry) > MAXIMUM_VALUE]
    for entry in too_long:
        del entries[entry.key]
    found = [
        *(_too_long(entry, shown) for entry in too_long),
        *(_broken(mistake, shown) for mistake in bibliography.mistakes),
        *_too_many(bibliography, shown),
        *_undefined_strings(bibliography, shown),
        *islice(_repeated_keys(bibliography, shown), MOST_MISTAKES),
    ]
    references = {
        key: Reference(entry, _place(entry, shown), strings=bibliography.strings)
        for key, entry in entries.items()
        if entry.type != "xdata"
    }
    if bibliography.heirs:
        heirs = {entry.key: entry for entry in bibliography.heirs if entries.get(entry.key) is entry}
        closed = circles(heirs)
        found += _missing_parents(heirs.values(), entries, shown)
        found += (_circle(circle, entries, shown) for circle in closed)
        references |= _inherited(heirs, references, without_links(entries, closed), found)
    lost = (mistake.lost for mistake in bibliography.mistakes if mistake.lost)
    unreadable = frozenset((*lost, *(entry.key for entry in too_long)))
    return Base(references, bibliography.strings, tuple(sorted(found)), unreadable, bibliography.is_whole)


def _place(entry: Entry, shown: str) -> Location:
    return Location(shown, entry.line, entry.column)


def _broken(mistake: Mistake, shown: str) -> Diagnostic:
    place = Location(shown, mistake.line, mistake.column)
    found = f"'{mistake.found}'" if mistake.found else "the end of the file"
    lost = f" The entry '{mistake.lost}', from line {mistake.entry_line}, is left out." if mistake.lost else ""
    fix = (Edit(place, "", mistake.insert),) if mistake.insert else ()
    return Diagnostic(place, Severity.ERROR, "base-is-readable", f"{mistake.must}; found {found}.{lost}", fix=fix)


def _longest_value(entry: Entry) -> int:
    """How long the longest value of a field is; nothing, if none can be too long."""
    return max(map(len, entry.fields.values()), default=0) if len(entry.source) > MAXIMUM_VALUE else 0


def _too_long(entry: Entry, shown: str) -> Diagnostic:
    name, value = max(entry.fields.items(), key=lambda field: len(field[1]))
    place = Location(shown, *entry.place(name))
    message = f"A value must have at most {MAXIMUM_VALUE:,} characters; {name} of '{entry.key}' has {len(value):,}."
    advice = "Shorten it, or take the field out; the entry is left out until then."
    return Diagnostic(place, Severity.ERROR, "base-is-readable", message, advice)


def _too_many(bibliography: Bibliography, shown: str) -> Iterator[Diagnostic]:
    if not bibliography.is_whole:
        most = f"{MOST_ENTRIES:,} entries"
        if len(bibliography.entries) < MOST_ENTRIES:
            most = f"{MOST_BROKEN:,} entries with mistakes"
        message = f"A base may have {most}; this one has more. Those after them are not read."
        yield Diagnostic(Location(shown), Severity.ERROR, "base-is-readable", message)


def _undefined_strings(bibliography: Bibliography, shown: str) -> Iterator[Diagnostic]:
    near = NearNames(bibliography.strings)
    for used in bibliography.undefined:
        yield Diagnostic(
            Location(shown, used.line, used.column),
            Severity.WARNING,
            "base-is-readable",
            f"A value without braces must be a number or a defined @string; found '{used.name}' in '{used.key}'.",
            did_you_mean(used.name, near) or "Put braces around it.",
        )


def _repeated_keys(bibliography: Bibliography, shown: str) -> Iterator[Diagnostic]:
    first: dict[str, Entry] = {}
    for entry in bibliography.entries:
        earlier = first.setdefault(entry.key.casefold(), entry)
        if earlier is not entry:
            yield _repeated_key(entry, _place(entry, shown), earlier.key, f"on line {earlier.line}")


def _repeated_key(entry: Entry, place: Location, other: str, where: str) -> Diagnostic:
    """What is said of an entry whose key another has, or another has in other letters."""
    if entry.key == other:
        return Diagnostic(
            place,
            Severity.ERROR,
            "base-key-is-unique",
            f"A citation key must stand for one work; '{entry.key}' is also {where}. The last one counts.",
            "Give one of them another key, or take it out.",
        )
    return Diagnostic(
        place,
        Severity.WARNING,
        "base-key-is-unique",
        f"Citation keys must differ by more than capital letters; '{entry.key}' is '{other}' {where}. Both count.",
        "Give one of them another key.",
    )


def _missing_parents(heirs: Iterable[Entry], entries: Mapping[str, Entry], shown: str) -> Iterator[Diagnostic]:
    near = NearNames(entries)
    for entry in heirs:
        for link in LINKS:
            for parent in entry.parents_through(link):
                if parent not in entries:
                    yield Diagnostic(
                        Location(shown, *entry.place(link)),
                        Severity.ERROR,
                        "crossref-exists",
                        f"crossref and xdata must name entries of the same file; '{entry.key}' names '{parent}'.",
                        did_you_mean(parent, near),
                    )


def _circle(circle: Circle, entries: Mapping[str, Entry], shown: str) -> Diagnostic:
    return Diagnostic(
        _place(entries[circle.parent], shown),
        Severity.ERROR,
        "crossref-is-acyclic",
        f"Entries must not build on each other in a circle; found {' → '.join(circle.way)}.",
        "Take out one crossref or xdata of these.",
    )


def _inherited(
    heirs: Iterable[str], references: Mapping[str, Reference], entries: Mapping[str, Entry], found: list[Diagnostic]
) -> dict[str, Reference]:
    """The references that inherit, with what they have from others; in `found` is told which have too much."""
    grown = {}
    for key, reference in ((key, references[key]) for key in heirs if key in references):
        entry, shown = entries[key], reference.location.path
        try:
            full = with_inherited_fields(entry, entries)
        except TooMuchInheritedError:
            message = f"An entry must not build on more than {MOST_GENERATIONS} others in a row; '{key}' does."
            found.append(Diagnostic(reference.location, Severity.ERROR, "base-is-readable", message))
            grown[key] = replace(reference, entry=entry)
        else:
            kin = (Reference(one, _place(one, shown), strings=reference.strings) for one in ancestors(entry, entries))
            grown[key] = replace(reference, entry=full, ancestors=tuple(kin))
    return grown


def joined(bases: Iterable[Base], *, is_whole: bool = True) -> Base:
    """Several files as one base; of two entries with one key that of the later file counts, and a finding says so.

    Args:
        bases: what was read of each, in the order in which they were read.
        is_whole: whether these are all that there should be.
    """
    bases = tuple(bases)
    findings = (finding for base in bases for finding in base.diagnostics)
    return Base(
        references={key: reference for base in bases for key, reference in base.references.items()},
        strings={name: value for base in bases for name, value in base.strings.items()},
        diagnostics=tuple(sorted({*findings, *_shared_keys(bases)})),
        unreadable=frozenset(key for base in bases for key in base.unreadable),
        is_whole=is_whole and all(base.is_whole for base in bases),
    )


def _shared_keys(bases: Sequence[Base]) -> Iterator[Diagnostic]:
    if len(bases) == 1:
        return
    first: dict[str, Reference] = {}
    for base in bases:
        for reference in base.references.values():
            earlier = first.setdefault(reference.key.casefold(), reference)
            if earlier.location.path != reference.location.path:
                yield _repeated_key(reference.entry, reference.location, earlier.key, f"at {earlier.location}")
