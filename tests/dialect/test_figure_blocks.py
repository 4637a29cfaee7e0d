"""Figures, captions and the levels of headings, as HTML."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from hub.dialect import figure_blocks

THERE = frozenset({"a.png", "b c.png"})


def test_figures_and_headings(case: dict[str, Any]) -> None:
    md = Markdown(extensions=["attr_list", "tables", "toc", "footnotes", "md_in_html"])
    figure_blocks.register(md, THERE.__contains__)

    assert md.convert(case["text"]) == case["html"].rstrip("\n")
