"""Real reference bases are read as Pandoc reads them: as many entries, of the same types, with the same words.

Pandoc reads names and titles without a second look at them, as it does when it formats citations: as JSON. Where it
drops what it does not know of LaTeX, nothing is compared.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from hub.citations.bibtex import read_bibtex
from hub.citations.formulas import plain_formula
from hub.citations.inheritance import circles
from hub.citations.names import Name
from hub.citations.pandoc import HEAP, find_pandoc
from hub.content.base import read_base
from hub.content.reference import Base
from hub.content.text_file import read_text
from tests.corpus import CORPUS, REASON, bases

BASES = bases() or [pytest.param(CORPUS, marks=pytest.mark.skip(reason=REASON))]
SECONDS = 300
MOST_BYTES = 10_000_000

Read = Mapping[str, Any]
"""The fields of a reference, in Pandoc's own JSON."""


class RefusedError(Exception):
    """Pandoc does not read a text; the message says where."""


@pytest.mark.parametrize("file", BASES, ids=lambda file: file.name)
def test_a_real_base_is_read_as_pandoc_reads_it(file: Path) -> None:
    text, _ = read_text(file, file.name, MOST_BYTES)
    base = read_base(text, file.name)
    passed_on = "\n".join(entry.as_bibtex(OURS.format(number)) for number, entry in enumerate(base.entries.values()))

    original, ours = read_beside(text, base, passed_on)
    assert {key: ours[key] for key in original} == original
    assert list(differences(base, ours)) == []


OURS = "passed-on-{}"
"""The keys under which Pandoc is given what the hub has read."""


def read_beside(text: str, base: Base, passed_on: str) -> tuple[dict[str, Read], dict[str, Read]]:
    """What Pandoc reads of a base and of what the hub passes on to it.

    Where it refuses the base for a mistake, what it reads of the entries that are as they should be.
    """
    refusal = None
    try:
        read = read_by_pandoc(f"{without_circles(text)}\n{passed_on}")
    except RefusedError as error:
        refusal = error
        strings = (f"@string{{{name} = {{{value}}}}}" for name, value in base.strings.items() if NAME.fullmatch(name))
        sound = (reference.source for reference in base.references.values() if reference.entry.is_plain)
        read = read_by_pandoc("\n".join([*strings, *sound, passed_on]))
    ours = {key: read.pop(OURS.format(number)) for number, key in enumerate(base)}
    if refusal:
        assert refused_line(refusal) in lines_told(base) or BEYOND_PANDOC.search(text)
    else:
        assert list(read) == list(base)
    return read, ours


NAME = re.compile(r"[\w:+-]+")
BEYOND_PANDOC = re.compile(r"@\s*\w+\s*\(|@string\s*\{[^=]*[^\w\s=:+-]|@\w+\s*\{\w*[^\w\s]|\.\w+\s*=", re.IGNORECASE)
"""BibTeX that Pandoc does not read: round brackets, and names and keys of other characters."""


def without_circles(text: str) -> str:
    """A base without the links that close circles: with them, Pandoc takes all memory that it is given."""
    entries = {entry.key: entry for entry in read_bibtex(text).entries}
    for circle in circles(entries):
        source = entries[circle.child].source
        text = text.replace(source, re.sub(rf"(?i)((?:crossref|xdata)\s*=.*?)\b{circle.parent}\b", r"\1", source))
    return text


def read_by_pandoc(text: str) -> dict[str, Read]:
    """The references of a text, without their keys, by these.

    Raises:
        RefusedError: if Pandoc refuses it.
    """
    command = [find_pandoc(), "+RTS", f"-M{HEAP}", "-RTS", "-f", "biblatex", "-t", "json"]
    result = subprocess.run(command, input=text.encode(), capture_output=True, timeout=SECONDS, check=False)
    if result.returncode:
        raise RefusedError(result.stderr.decode())
    references = json.loads(result.stdout)["meta"].get("references", {"c": []})["c"]
    return {reference["c"].pop("id")["c"]: reference["c"] for reference in references}


def refused_line(refusal: RefusedError) -> int:
    found = re.search(r"line (\d+)", str(refusal))
    return int(found[1]) if found else 0


def lines_told(base: Base) -> set[int]:
    """The lines of mistakes, and those after them: Pandoc notices a missing comma when it meets the next field."""
    lines = {finding.location.line for finding in base.diagnostics if finding.rule == "base-is-readable"}
    return lines | {line + 1 for line in lines}


def differences(base: Base, read: Mapping[str, Read]) -> Iterator[tuple[str, str, object, object]]:
    """What the hub shows otherwise than Pandoc has it: key, field, Pandoc's words and the hub's."""
    for key, reference in base.references.items():
        title = in_words(read[key]["title"]) if "title" in read[key] else ""
        if title and LOST not in title and title.casefold() != tidy(reference.title).casefold():
            yield key, "title", title, reference.title
        for field in ("author", "editor", "translator"):
            theirs = [their_name(name) for name in read[key].get(field, {"c": []})["c"]]
            ours = [our_name(name) for name in reference.names.get(field, ())]
            if theirs != ours and not UNKNOWN_IN_NAMES.search(reference.entry.fields.get(field, "")):
                yield key, field, theirs, ours


UNKNOWN_IN_NAMES = re.compile(r"\$|\\(?:ocirc|proglang)\b")
"""LaTeX in names of the corpus that Pandoc drops, and formulas, of which it has TeX."""
LOST = "\N{REPLACEMENT CHARACTER}"
"""Stands for LaTeX in a title that Pandoc drops."""
MARKS = {"SingleQuote": "‘’", "DoubleQuote": "“”"}


def in_words(value: Any) -> str:
    """A value of Pandoc's metadata, or a list of its inlines, as text."""
    return tidy("".join(words(value)))


def words(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from words(part)
        return
    content = value.get("c")
    match value["t"]:
        case "Str" | "MetaString":
            yield content
        case "Space" | "SoftBreak" | "LineBreak":
            yield " "
        case "Quoted":
            opening, closing = MARKS[content[0]["t"]]
            yield from (opening, *words(content[1]), closing)
        case "Math":
            yield plain_formula(content[1])
        case "RawInline":
            yield LOST
        case "Code" | "Span" | "Link":
            yield from words(content[1]) if isinstance(content[1], list) else content[1]
        case _:
            yield from words(content)


def tidy(text: str) -> str:
    """The same letters in the same characters: all spaces alike, an i with an accent as one, hyphens that are seen."""
    text = " ".join(text.replace("\N{SOFT HYPHEN}", "").split())
    return unicodedata.normalize("NFC", re.sub("ı(?=[\u0300-\u036f])", "i", text))


def their_name(name: Any) -> Name:
    parts = {part: in_words(value) for part, value in name["c"].items() if value["t"] != "MetaBool"}
    particles = (parts.get(f"{kind}-particle", "") for kind in ("dropping", "non-dropping"))
    particle = " ".join(particle for particle in particles if particle)
    family, given, suffix, literal = (parts.get(part, "") for part in ("family", "given", "suffix", "literal"))
    return Name(family, given, particle, suffix, literal)


def our_name(name: Name) -> Name:
    return Name(*(tidy(part) for part in (name.family, name.given, name.particle, name.suffix, name.literal)))
