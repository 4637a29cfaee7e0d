"""Letters without accents and case: what lists sort by, addresses are made of, and the filter compares."""

from __future__ import annotations

import pytest

from hub.letters import folded, letter_of, without_accents


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Émile Østergaard, Łódź", "Emile Ostergaard, Lodz"),
        ("Ærø, Œuvre, Þór, Đặng, Straße", "AEro, OEuvre, Thor, Dang, Strasse"),
        ("ﬁrst ½", "first 1⁄2"),
        ("教練", "教練"),
        ("plain", "plain"),
    ],
)
def test_without_accents(text: str, plain: str) -> None:
    assert without_accents(text) == plain


def test_capitals_are_folded_too() -> None:
    assert folded("ÉTUDE Straße") == folded("étude STRASSE") == "etude strasse"


@pytest.mark.parametrize(
    ("heading", "letter"),
    [("ball", "B"), ("2001", "0–9"), ("٣", "Other"), ("чехов", "Other"), ("", "Other")],
)
def test_the_letter_of_a_heading(heading: str, letter: str) -> None:
    assert letter_of(heading) == letter
