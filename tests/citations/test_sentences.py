"""The sentence around a citation: where it begins and ends, and that it reads as plain words."""

from __future__ import annotations

from typing import Any

from hub.citations.sentences import LONGEST_SIDE, Parts, sentences_around
from hub.citations.syntax import find_clusters


def read(text: str, number: int) -> str:
    """The sentence of a citation in one line."""
    clusters = find_clusters(text)
    parts = sentences_around(text, clusters)[number].around(number)
    return "".join(part if isinstance(part, str) else told(part, number, clusters[part].source) for part in parts)


def told(part: int, number: int, source: str) -> str:
    return f"‹{source}›" if part == number else f"{{{part}}}"


def test_sentences(case: dict[str, Any]) -> None:
    clusters = find_clusters(case["text"])
    assert [read(case["text"], number) for number in range(len(clusters))] == case["sentences"]


def test_a_long_sentence_is_cut_at_words_on_either_side() -> None:
    words = "so they say and say again " * 20
    text = f"{words}[@a] {words}"
    before, after = read(text, 0).split(" ‹[@a]› ")

    assert before.startswith("… ")
    assert words.endswith(before.removeprefix("… ") + " ")
    assert after.endswith(" …")
    assert words.startswith(after.removesuffix("…"))
    assert LONGEST_SIDE - 20 < len(before) <= LONGEST_SIDE + 2
    assert LONGEST_SIDE - 20 < len(after) <= LONGEST_SIDE + 2


def test_a_sentence_of_nothing_but_citations_is_cut_too() -> None:
    text = " and ".join(f"[@a{number}]" for number in range(1000))
    parts = sentences_around(text, find_clusters(text))[500].around(500)

    assert numbers(parts) == list(range(numbers(parts)[0], numbers(parts)[-1] + 1))
    assert (parts[0], parts[-1]) == (" …"[::-1], " …")
    assert len(numbers(parts)) < 25


def numbers(parts: Parts) -> list[int]:
    return [part for part in parts if isinstance(part, int)]


def test_every_citation_of_a_text_has_its_sentence() -> None:
    text = "\n\n".join(f"One [@a]. Two @b and [@c; @d].\n- three {number} [@e]" for number in range(20))
    clusters = find_clusters(text)
    sentences = sentences_around(text, clusters)
    assert [number in sentences[number].parts for number in range(len(clusters))] == [True] * len(clusters)
