"""Texts that wait for their pages."""

from __future__ import annotations

from hub.aside import Aside


def test_a_text_takes_the_place_of_its_mark() -> None:
    aside = Aside()
    first, second, none = aside.put("<p>Trust – and \ud800</p>"), aside.put("<p>Time</p>"), aside.put("")

    assert none == ""
    assert "Trust" not in first
    assert aside.fill(f"<main>{second}</main><aside>{first}</aside>") == (
        "<main><p>Time</p></main><aside><p>Trust – and \ud800</p></aside>"
    )


def test_a_text_that_holds_a_mark_is_not_filled_again() -> None:
    aside = Aside()
    inner = aside.put("inside")

    assert aside.fill(aside.put(f"<p>{inner}</p>")) == f"<p>{inner}</p>"
    assert aside.fill("text-0. and text-0123456789abcdef-0.") == "text-0. and text-0123456789abcdef-0."
