"""The index by which a browser filters the reference base: small JSON files, fetched as somebody types.

- `words-<letter>.json` holds the words of titles and names that begin with the letter, then the works that have each.
- `lists.json` holds the works of each kind, theme and year.
- `works-<number>.json` holds what a result shows, of a hundred works each.

Works are numbered from 0 in the order of the base's list. Their numbers stand in rising order, each as its distance
from the one before: that takes half of the room.
"""

from __future__ import annotations

import json
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from hub.content.reference import Reference
from hub.exports.exported import ExportedFile
from hub.letters import folded
from hub.library import Library

FOLDER = "references/filter/"
WORKS_A_FILE = 100
OTHERS = "0"
"""The letter of words that begin with a digit, or with a letter of another script."""
LETTERS = OTHERS + string.ascii_lowercase


def files(library: Library) -> Iterator[ExportedFile]:
    """The index of the whole base; none if the base is empty."""
    works = library.references
    if not works:
        return
    words = _words(works)
    for letter in LETTERS:  # a file for each, so that a browser need not know which there are
        having = words.get(letter, {})
        yield _file(f"words-{letter}", [" ".join(having), list(having.values())])
    yield _file("lists", _lists(library))
    for number, start in enumerate(range(0, len(works), WORKS_A_FILE)):
        yield _file(f"works-{number}", [_work(work, library) for work in works[start : start + WORKS_A_FILE]])


def _file(name: str, content: object) -> ExportedFile:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return ExportedFile(f"{FOLDER}{name}.json", text.encode())


def _words(works: Sequence[Reference]) -> dict[str, dict[str, list[int]]]:
    """The works of each word, by the word's first letter."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, work in enumerate(works):
        for word in words_of(" ".join([work.title, *(name.inverted for name in work.named_authors)])):
            having[word].append(number)
    by_letter: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word, numbers in sorted(having.items()):
        by_letter[word[0] if word[0] in LETTERS else OTHERS][word] = _distances(numbers)
    return by_letter


def words_of(text: str) -> set[str]:
    """The words of a text that one can look for, in plain letters. An initial is none, but a letter of Chinese may be.

    >>> sorted(words_of("Émile's peer-coaching, by J. O’Neill"))
    ['by', 'coaching', 'emiles', 'oneill', 'peer']
    """
    words = _BETWEEN_WORDS.split(_IN_WORDS.sub("", folded(text)))
    return {word for word in words if len(word) > 1 or (word and not word.isascii())}


_IN_WORDS = re.compile("['’‘ʼ`´]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def _lists(library: Library) -> dict[str, Mapping[str, list[int]]]:
    numbered = list(enumerate(library.references))
    return {
        "kind": _having((work.kind, number) for number, work in numbered),
        "theme": _having(
            (word, number)
            for number, work in numbered
            for word in sorted(set(work.keywords))
            if word in library.theme_by_id
        ),
        "year": _having((str(work.year), number) for number, work in numbered if work.year),
    }


def _having(pairs: Iterable[tuple[str, int]]) -> Mapping[str, list[int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for value, number in pairs:
        having[value].append(number)
    return {value: _distances(numbers) for value, numbers in having.items()}


def _distances(numbers: Sequence[int]) -> list[int]:
    return [later - earlier for earlier, later in pairwise([0, *numbers])]


def _work(work: Reference, library: Library) -> list[str]:
    """The place in addresses, the title, who it is by and when, what it is, and the marks if it has any."""
    shown = [library.reference_id(work.key), work.title or work.key, work.byline, work.kind]
    return [*shown, *(str(mark) for mark in work.marks)]
