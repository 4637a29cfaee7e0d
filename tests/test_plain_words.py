"""Markdown as plain words."""

from __future__ import annotations

import pytest

from hub.plain_words import plain_words


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ('> *Two* [are](x.md) enough,[^1] as `a*b` is -- "more" isn\'t.', "Two are enough, as a*b is – “more” isn’t."),
        ("- an item", "an item"),
        ("12. an item", "an item"),
        ("## A heading {#id} ##", "A heading"),
        ("[^note]: A note", "A note"),
        ("| a cell |", "a cell"),
        (": a definition", "a definition"),
        ("![A figure](a.png){width=50%}", "A figure"),
        ("A ![small](a.png) picture", "A picture"),
        ("[a [span]{.c} inside](a.md) and [another][a]", "a span inside and another"),
        ("a_b, _a_ and __b__, 2 * 3, **c**, ~~d~~", "a_b, a and b, 2 * 3, c, d"),
        ("``a`b`` and $x_1$ cost $5", "a`b and x_1 cost $5"),
        (r"\*not\* \[marks\]", "*not* [marks]"),
        ("<b>bold</b><!-- unseen --> &amp; <mail@hub.example>", "bold & mail@hub.example"),
        (r"see \autoref{fig:a} there", "see there"),
        ("a---b, 1--2, ----, ....", "a—b, 1–2, ----, ...."),
        ("'one' and (\"two\")", "‘one’ and (“two”)"),
        ("", ""),
    ],
)
def test_plain_words(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words
