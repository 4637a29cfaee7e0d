"""What a text may ask: just as much as may be is formatted, a little more is told and shown as it was written."""

from __future__ import annotations

import pytest

from hub.bounds import excess
from hub.content.front_matter import read_source
from hub.dialect.latex_macros import with_macros
from tests.conftest import Path

MUCH = {
    "characters": (
        "words\n\n" * 2_000 + "w" * 986_000,
        "w",
        "A text must have at most 1,000,000 characters; found 1,000,001.",
    ),
    "lines": ("\n" * 40_000, "\n", "A text must have at most 40,000 lines; found 40,001."),
    "signs": (
        ("*a" * 65 + "\n\n") * 2_000,
        "*",
        "A text must have at most 130,000 signs that are neither letters nor spaces; found 130,001.",
    ),
    "code": (
        "```\n" + "words\n" * 24_998 + "````\n",
        "```\n```\n",
        "A text must have at most 150,000 characters of code; found 150,003.",
    ),
    "fences": (
        "```\n```\n\n" * 750,
        "```\n```\n",
        "A text must have at most 1,500 lines that begin or end code; found 1,502.",
    ),
    "headings": ("# A\n" * 2_000, "# A\n", "A text must have at most 2,000 headings; found 2,001."),
    "footnotes": (
        "a[^1]\n\n" * 2_000 + "a[^1]\n" * 1_000,
        "a[^1]\n",
        "A text must have at most 3,000 footnotes and marks of footnotes; found 3,001.",
    ),
    "definitions": (
        "[a]: b\n" * 2_000,
        "[a]: b\n",
        "A text must have at most 2,000 addresses given apart from their links; found 2,001.",
    ),
    "abbreviations": ("*[a]: b\n" * 300, "*[a]: b\n", "A text must have at most 300 abbreviations; found 301."),
    "tags": (("<br>" * 10 + "\n\n") * 1_000, "<br>", "A text must have at most 10,000 HTML tags; found 10,001."),
    "formulas": (
        "$a$ $a$\n\n" * 2_500,
        "$a$\n",
        "A text must have at most 10,000 signs that begin or end formulas; found 10,002.",
    ),
    "cells": (
        "|a" * 200 + "\n" + "|-" * 200 + "\n" + ("|b" * 200 + "\n") * 98,
        "|b",
        "A text must have at most 20,000 lines between the cells of tables; found 20,001.",
    ),
    "citations": ("@a\n" * 5_000, "@a\n", "A text must have at most 5,000 citations; found 5,001."),
    "images": ("![a](b.png)\n\n" * 2_000, "![a](b.png)\n", "A text must have at most 2,000 images; found 2,001."),
    "paragraphs": (
        "Words.\n\n" * 3_000,
        "Words.\n",
        "A text must have at most 3,000 paragraphs, items and rows; found 3,001.",
    ),
    "items": ("- a\n" * 3_000, "- a\n", "A text must have at most 3,000 paragraphs, items and rows; found 3,001."),
    "rows": (
        "a | b\n--|--\n" + "c | d\n" * 2_998,
        "c | d\n",
        "A text must have at most 3,000 paragraphs, items and rows; found 3,001.",
    ),
    "a list of lists": (
        "\n".join("    " * depth + "- a" for depth in range(20)) + "\n",
        "    " * 20 + "- a\n",
        "Lists, quotations and notes must stand at most 40 deep inside each other; found 41.",
    ),
    "a paragraph": (
        "*a" * 7_000,
        "*a" * 100,
        (
            "A paragraph must be short enough, for the signs in it, to be formatted; "
            "found one of 14,200 characters with 7,100 signs such as * and [."
        ),
    ),
    "backticks": (
        "a" + "`" * 2_236,
        "`",
        (
            "A paragraph must be short enough, for the signs in it, to be formatted; "
            "found one of 2,238 characters with 2,237 signs such as * and [."
        ),
    ),
    "open brackets": (
        "[" * 1_999,
        "[",
        (
            "A paragraph must be short enough, for the signs in it, to be formatted; "
            "found one of 2,000 characters with 2,000 signs such as * and [."
        ),
    ),
}
"""As much of something as a text may have, what makes it too much, and what is then said."""


@pytest.mark.parametrize("name", MUCH)
def test_as_much_as_may_be_and_a_little_more(name: str) -> None:
    much, more, told = MUCH[name]
    assert excess(much) is None
    found = excess(much + more)
    assert found is not None
    assert found.told == told


def test_the_longest_table_list_and_paragraph_of_a_real_book_are_not_too_much() -> None:
    words = 'Some *words* in a [line](x.md), "quoted" and `spoken` [@smith2020, p. 3; see also @lee2021]. '
    paragraphs = ((words + "Three more sentences. " * 3) * 4 + "\n\n") * 500
    table = "| a | b | c |\n|---|:-:|--:|\n" + "| a long cell with *words* | `b` |    1.25   |\n" * 800
    bibliography = "".join(
        f"- Smith, A. ({year}) *Trust*, 2(3), pp. 1-9. [Web]({year}).\n" for year in range(1200, 2026)
    )
    assert excess(paragraphs) is None
    assert excess(f"{table}\n\n{bibliography}") is None


def test_the_text_is_kept_whole_and_told_of_at_its_place(tmp_path: Path) -> None:
    head, text = "---\ntitle: A\n---\n", f"First.\n\n~~~~~\nCode\n~~~~~\n\n{'> ' * 41}Text.\n"
    (tmp_path / "paper.md").write_text(head + text)
    source = read_source(tmp_path / "paper.md", "paper.md")
    assert (source.body, source.as_written) == ("", text)
    assert [(finding.location.line, finding.rule) for finding in source.findings] == [(10, "text-is-within-bounds")]


MATTER = {
    "a list as long as may be": ("keywords: [" + "a, " * 999 + "a]", ""),
    "a longer one": (
        "keywords: [" + "a, " * 2_000 + "a]",
        "A list in front matter must have at most 1,000 items; found one with more.",
    ),
    "a value as long as may be": ("abstract: " + "a" * 20_000, ""),
    "a longer value": (
        "abstract: " + "a" * 20_001,
        (
            "A value in front matter must have at most 20,000 characters; found one with 20,001. "
            "What is long belongs into the text."
        ),
    ),
    "more than is read": (
        "abstract: " + "a " * 100_000,
        "Front matter must have at most 200,000 characters; found 200,020. What is long belongs into the text.",
    ),
    "lists in lists": (
        "keywords: " + "[" * 90_000,
        "Front matter must be plain keys and values; it is nested too deep.",
    ),
}


@pytest.mark.parametrize("name", MATTER)
def test_what_front_matter_may_ask(name: str, tmp_path: Path) -> None:
    matter, told = MATTER[name]
    (tmp_path / "paper.md").write_text(f"---\ntitle: A\n{matter}\n---\nText.\n")
    source = read_source(tmp_path / "paper.md", "paper.md")
    assert [finding.message for finding in source.findings] == ([told] if told else [])
    assert source.body == "Text.\n"


def test_commands_of_a_text_let_it_grow_only_so_far() -> None:
    r"""`\a` would be sixteen million of itself."""
    once, twice = "\\a" * 8, "\\a" * 64
    assert with_macros(rf"\newcommand{{\a}}{{{once}}}\a") == twice * 64
    assert with_macros(rf"\newcommand{{\a}}{{{once}}}" + "\\a " * 200) == f"{once} " * 200
