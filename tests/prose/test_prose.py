"""What is running prose in a text, and what is code, math, markup or an address; links and tags, where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from hub.prose import html_tags, line_and_column, links, mask, stretches


def test_what_is_not_prose(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [f"{one.kind.name} {text[one.start : one.end]}" for one in stretches(text)] == case["not_prose"]


def test_a_mask_has_a_space_for_each_character_and_keeps_lines() -> None:
    text = "A `b`\n\n```\nc\n```\n\n[d](e) <i>f</i>"

    assert mask(text) == "A    \n\n   \n \n   \n\n[d]       f    "
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    "unit", ["[", "![", "](", "`", "``a", "$a", "$$", "<a ", "<!--", "\\(", "\\begin{a}", "(" * 9, "@a", "> ", "*"]
)
def test_a_text_of_nothing_but_openings_is_read_once(unit: str) -> None:
    """Were it read again from each opening, this would take minutes."""
    text = unit * (60_000 // len(unit))
    assert len(mask(text)) == len(text)


def test_links_and_images() -> None:
    text = 'A [b](c.md) and ![d *e*](f.png "g") and [![h](i.png)](<j k.md>) but `[l](m)`'

    assert [(one.is_image, one.label, one.target, one.title, text[one.offset : one.end]) for one in links(text)] == [
        (False, "b", "c.md", "", "[b](c.md)"),
        (True, "d *e*", "f.png", "g", '![d *e*](f.png "g")'),
        (True, "h", "i.png", "", "![h](i.png)"),
        (False, "![h](i.png)", "j k.md", "", "[![h](i.png)](<j k.md>)"),
    ]


def test_tags() -> None:
    text = "<b>x</b> `<i>` <img\n src=x onerror='a>b'> a < b <!-- <u> -->"

    assert list(html_tags(text)) == [(0, "<b>"), (4, "</b>"), (15, "<img\n src=x onerror='a>b'>")]


def test_line_and_column() -> None:
    text = "one\ntwo\n"

    assert [line_and_column(text, offset) for offset in (0, 3, 4, 8)] == [(1, 1), (1, 4), (2, 1), (3, 1)]
