"""Which stretches of a text are citations, and of what: every form that Pandoc's manual has, and what is none."""

from __future__ import annotations

from typing import Any

from hub.citations.syntax import Citation, Cluster, find_clusters, listed_keys, near_keys

KNOWN = ("smith2020", "jones", "handle1")


def told(cluster: Cluster) -> str:
    """A cluster in one line: its source, and each citation with its parts."""
    return f"{cluster.source} = {' + '.join(citation_told(citation) for citation in cluster.citations)}"


def citation_told(citation: Citation) -> str:
    parts = {"prefix": citation.prefix, "locator": citation.locator, "suffix": citation.suffix}
    named = [f"{name} ‹{value}›" for name, value in parts.items() if value]
    named += [f"nested {key}" for key in citation.nested]
    return ", ".join([f"{citation.key} {citation.mode.value}", *named])


def test_syntax(case: dict[str, Any]) -> None:
    assert [told(cluster) for cluster in find_clusters(case["text"])] == (case["clusters"] or [])


def test_offsets_are_those_of_the_text() -> None:
    text = "A word, [see @a; and -@b] and @c [p. 3]."
    clusters = find_clusters(text)
    assert [text[cluster.start : cluster.end] for cluster in clusters] == ["[see @a; and -@b]", "@c [p. 3]"]
    assert [text[one.offset : one.offset + 2] for cluster in clusters for one in cluster.citations] == [
        "@a",
        "@b",
        "@c",
    ]


def test_keys_are_all_keys_with_those_that_pandoc_would_drop() -> None:
    (cluster,) = find_clusters("[@a, @b; @c]")
    assert cluster.keys == ("a", "b", "c")


def cites_nothing(text: str) -> bool:
    (cluster,) = find_clusters(text)
    return cluster.cites_nothing(KNOWN)


def test_a_lone_word_after_an_at_sign_is_a_handle() -> None:
    assert cites_nothing("Ask @coachingnews about it.")


def test_a_known_key_is_never_a_handle() -> None:
    assert not cites_nothing("As @jones says.")


def test_a_slip_of_a_known_key_is_not_taken_for_a_handle() -> None:
    assert not cites_nothing("As @jonse says.")


def test_a_word_with_a_year_is_not_taken_for_a_handle() -> None:
    assert not cites_nothing("As @brown1999 says.")


def test_a_word_in_brackets_is_not_taken_for_a_handle() -> None:
    assert not cites_nothing("It is known [@coachingnews].")


def test_a_figure_of_the_text_is_no_work() -> None:
    assert cites_nothing("See @fig:phases.")
    assert cites_nothing("See [@tbl:ages; @sec-method].")


def test_near_keys_are_nearest_first() -> None:
    known = ["smith2020", "smith2012", "smyth2021", "brown2021"]
    assert near_keys("smith2021", known) == ["smyth2021", "smith2020", "smith2012"]
    assert near_keys("unheard", ["smith2020"]) == []


def test_keys_that_are_listed_and_not_cited() -> None:
    assert listed_keys("@smith2020, @{odd key}, @jones", KNOWN) == ("smith2020", "jones")
    assert listed_keys("@*", KNOWN) == KNOWN
    assert listed_keys("[@jones; @nobody]", KNOWN) == ("jones", "nobody")
    assert listed_keys("", KNOWN) == ()
