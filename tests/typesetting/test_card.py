"""The picture of a paper for those who see its address shared: its size, whatever a title says, and what it shows."""

from __future__ import annotations

import io

import imagesize
import pytest

from hub.articles.cover import Contributor, Cover
from hub.typesetting.card import HEIGHT, WIDTH, card


def cover(title: str, *names: str) -> Cover:
    people = tuple(Contributor(name) for name in names)
    return Cover("papers/x/paper.md", "/papers/x/", title, collection="Papers on pairs", contributors=people)


@pytest.mark.parametrize(
    "title",
    ["Trust", "Long " * 200, "x" * 3000, 'مرحبا 漢字 😀 #yes "no" \\ $x$ [a] *b*', "\u200b\u0000\ufffe", ""],
    ids=["short", "long", "a single word", "signs", "nothing that is seen", "nothing"],
)
def test_a_card_has_the_size_that_readers_ask_for(title: str) -> None:
    made = card(cover(title, "Ada Example"))
    assert imagesize.get(io.BytesIO(made)) == (WIDTH, HEIGHT)


def test_a_card_shows_the_title_and_who_wrote_it_and_nothing_else() -> None:
    made = card(cover("Trust", "Ada Example", "Bo Sample"))
    assert made == card(cover("Trust", "Ada Example", "Bo Sample"))
    assert made != card(cover("Truth", "Ada Example", "Bo Sample"))
    assert made != card(cover("Trust", "Ada Example"))
