"""What a text refers to by name: figures, tables, formulas and sections, as HTML."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from hub.dialect import cross_references, figure_blocks


def test_cross_references(case: dict[str, Any]) -> None:
    extensions = ["attr_list", "def_list", "tables", "toc", "pymdownx.arithmatex"]
    md = Markdown(extensions=extensions, extension_configs={"pymdownx.arithmatex": {"generic": True}})
    figure_blocks.register(md, lambda _target: True)
    cross_references.register(md)

    assert md.convert(case["text"]) == case["html"].rstrip("\n")
