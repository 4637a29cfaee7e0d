"""Where in a work a citation points: the label and number that follow a key, and the words after them."""

from __future__ import annotations

import pytest

from hub.citations.locators import LABELS, split_locator


@pytest.mark.parametrize("word", [word for words in LABELS.values() for word in words])
def test_every_label_announces_a_locator(word: str) -> None:
    assert split_locator(f", {word} 3 and more") == (f", {word} 3", " and more")


@pytest.mark.parametrize(
    ("tail", "locator", "suffix"),
    [
        (", pp. 3-5, and passim", ", pp. 3-5", ", and passim"),
        (" p. 3", " p. 3", ""),
        (", 33-35, 38-39 and nowhere else", ", 33-35, 38-39", " and nowhere else"),
        (", pp. iv, vi-xi, (xv)-(xvii) with suffix", ", pp. iv, vi-xi, (xv)-(xvii)", " with suffix"),
        (" {pp. iv, and suffix} after", " {pp. iv, and suffix}", " after"),
        (", {}12 monkeys", ", {}", "12 monkeys"),
        (", § 12", ", § 12", ""),
        (", s.v. trust", "", ", s.v. trust"),
        (" and others", "", " and others"),
        (", page by page", "", ", page by page"),
        ("", "", ""),
    ],
)
def test_split(tail: str, locator: str, suffix: str) -> None:
    assert split_locator(tail) == (locator, suffix)
