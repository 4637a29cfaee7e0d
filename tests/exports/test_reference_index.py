"""The index by which the reference base is filtered: which words lead to which works."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.exports.reference_index import LETTERS, WORKS_A_FILE, files, words_of
from tests.conftest import ReadLibrary

BASE = """
@article{a:1, author = {Ånd, Émile and {A Centre} and others}, title = {Peer-coaching & trust}, year = 2020,
  keywords = {trust, unheard}}
@book{b, author = {O'Neill, J.}, title = {Trust: the coach's book}, year = 1999, keywords = {talk, trust},
  note = {Retracted}}
@misc{c, title = {信任 2.0}}
"""
THEMES = {f"docs/themes/{name}.md": f"---\ntitle: {name}\n---\nText.\n" for name in ("trust", "talk")}


def index(library: ReadLibrary, hub: dict[str, str]) -> dict[str, Any]:
    """The files by their names, without what all names have."""
    return {
        file.address.removeprefix("references/filter/").removesuffix(".json"): json.loads(file.content)
        for file in files(library(hub))
    }


def test_words_lists_and_works(library: ReadLibrary) -> None:
    told = index(library, {"references.bib": BASE, **THEMES})
    assert {name: content for name, content in told.items() if content != ["", []]} == {
        "words-0": ["信任", [[2]]],
        "words-a": ["and", [[0]]],
        "words-b": ["book", [[1]]],
        "words-c": ["centre coaching coachs", [[0], [0], [1]]],
        "words-e": ["emile", [[0]]],
        "words-o": ["oneill", [[1]]],
        "words-p": ["peer", [[0]]],
        "words-t": ["the trust", [[1], [0, 1]]],
        "lists": {
            "kind": {"Book": [1], "Journal article": [0], "Other": [2]},
            "theme": {"talk": [1], "trust": [0, 1]},
            "year": {"1999": [1], "2020": [0]},
        },
        "works-0": [
            ["a-1", "Peer-coaching & trust", "Ånd, A Centre and others, 2020", "Journal article"],
            ["b", "Trust: the coach’s book", "O’Neill, 1999", "Book", "Retracted"],
            ["c", "信任 2.0", "", "Other"],
        ],
    }
    assert told.keys() == {*(f"words-{letter}" for letter in LETTERS), "lists", "works-0"}


def test_numbers_are_told_by_their_distances_and_works_by_the_hundred(library: ReadLibrary) -> None:
    entries = "".join(f"@book{{b{number:03}, title = {{Title {number:03}}}}}\n" for number in range(WORKS_A_FILE + 2))
    told = index(library, {"references.bib": entries})
    assert told["words-t"] == ["title", [[0] + [1] * (WORKS_A_FILE + 1)]]
    assert told["words-0"][0].split()[-1:] == ["101"]
    assert told["words-0"][1][-1:] == [[101]]
    assert [len(told[name]) for name in ("works-0", "works-1")] == [WORKS_A_FILE, 2]
    assert told["works-1"][1][0] == "b101"


def test_an_empty_base_has_none(library: ReadLibrary) -> None:
    assert index(library, {}) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Émile's peer-coaching, by J. O’Neill", ["by", "coaching", "emiles", "oneill", "peer"]),
        ("A 2 of 3D_print", ["3d", "of", "print"]),
        ("信 任", ["任", "信"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert sorted(words_of(text)) == words
