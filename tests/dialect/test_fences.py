"""Fences that Pandoc does not take for those of code, as HTML: prose is no code, and code no prose."""

from __future__ import annotations

import html
from typing import Any

from markdown import Markdown

from hub.dialect import fences


def test_fences(case: dict[str, Any]) -> None:
    md = Markdown(extensions=["pymdownx.superfences"])
    fences.register(md)

    assert html.unescape(md.convert(case["text"])) == case["html"].rstrip("\n")
