"""References as items of CSL-JSON: Pandoc's own reading of each entry, made beside the build and kept on disk.

What Pandoc writes is valid but for a few things, which are mended here
(citationstyles.org, the schema `csl-data.json` of CSL 1.0.2).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from hub.citations.bibtex import Entry
from hub.citations.latex import plain_text
from hub.citations.pandoc import SCRIPT, Pandoc, PandocError
from hub.citations.rendering import keep, read_kept

Item = dict[str, Any]
"""An item of CSL-JSON: a work under its citation key."""

ENTRIES_A_REQUEST = 50
"""How many entries are read at once, on average."""


class CslReader:
    """Asks Pandoc how it reads entries.

    Args:
        cache: a folder for what has been read once.
        pandoc: what reads.
    """

    def __init__(self, cache: Path, pandoc: Pandoc) -> None:
        self._cache = cache
        self._pandoc = pandoc

    def begin(self, entries: Iterable[Entry]) -> CslItems:
        """Begin to read entries, and go on."""
        sources = {_digest(source): source for source in (_source(entry) for entry in entries)}
        return CslItems([self._begin(group) for group in _groups(sources)])

    def _begin(self, sources: Mapping[str, str]) -> Callable[[], dict[str, str]]:
        kept = self._cache / _name(sources)
        if (told := read_kept(kept)) is not None:
            read = _by_digest(sources, told)
            return lambda: read
        answer = self._ask(sources.values())
        return lambda: self._finish(sources, answer, kept)

    def _finish(self, sources: Mapping[str, str], answer: Future[dict[str, Any]], kept: Path) -> dict[str, str]:
        try:
            told = answer.result()
        except PandocError:
            return self._one_by_one(sources)
        keep(told, kept)
        return _by_digest(sources, told)

    def _one_by_one(self, sources: Mapping[str, str]) -> dict[str, str]:
        """The items of entries of which one stopped Pandoc, which costs that one."""
        answers = {digest: self._ask([source]) for digest, source in sources.items() if len(sources) > 1}
        told = {digest: answer.result() for digest, answer in answers.items() if answer.exception() is None}
        return {digest: item for digest, answer in told.items() for item in answer["items"] if item}

    def _ask(self, sources: Iterable[str]) -> Future[dict[str, Any]]:
        return self._pandoc.ask({"read": list(sources)})


def _by_digest(digests: Iterable[str], told: Mapping[str, Any]) -> dict[str, str]:
    return {digest: item for digest, item in zip(digests, told["items"], strict=True) if item}


class CslItems:
    """What Pandoc reads in entries, once it is asked for.

    Args:
        answers: what gives items, as JSON by the digest of an entry, waiting for them if need be.
    """

    def __init__(self, answers: Iterable[Callable[[], dict[str, str]]]) -> None:
        self._answers = list(answers)

    @cached_property
    def _read(self) -> dict[str, str]:
        answers, self._answers = self._answers, []
        return {digest: item for answer in answers for digest, item in answer().items()}

    def item(self, entry: Entry) -> Item:
        """An entry as an item under its key. One that Pandoc could not read has its title alone."""
        read = self._read.get(_digest(_source(entry)))
        item = json.loads(read)[0] if read else {"title": plain_text(entry.fields.get("title", ""))}
        return _valid({**item, "id": entry.key})


def _source(entry: Entry) -> str:
    """An entry with what it inherits, whatever its key."""
    return entry.as_bibtex("entry")


def _groups(sources: Mapping[str, str]) -> list[dict[str, str]]:
    """Entries to be read at once. Which belong together follows from each alone, so that a new one disturbs few."""
    bits = (len(sources) // ENTRIES_A_REQUEST).bit_length()
    groups: dict[int, dict[str, str]] = defaultdict(dict)
    for digest, source in sorted(sources.items()):
        groups[int(digest, 16) >> (256 - bits)][digest] = source
    return list(groups.values())


def _name(digests: Iterable[str]) -> str:
    """A name that changes whenever the answer could."""
    digest = _digest(" ".join([_script(), *digests]))
    return f"{digest[:2]}/{digest[2:32]}.json"


@cache
def _script() -> str:
    return _digest(SCRIPT.read_text(encoding="utf-8"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _valid(item: Item) -> Item:
    valid: Item = {name: _date(value) if isinstance(value, dict) else value for name, value in item.items()}
    valid["type"] = valid.get("type") or "document"
    if keys := valid.pop("other-ids", ""):
        valid["custom"] = {"other-ids": re.split(r"\s*,\s*", keys)}
    return valid


def _date(date: Mapping[str, Any]) -> dict[str, Any]:
    """A date; one in words has no list of its parts, rather than an empty one."""
    return {name: value for name, value in date.items() if value or name != "date-parts"}
