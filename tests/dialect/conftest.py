"""A text as the dialect reads it, with the extensions that the hub configures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown import Markdown

from hub import dialect

EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "toc", "pymdownx.superfences"]
THERE = frozenset({"a.png", "b.png", "c.png", "b c.png"})
"""The files of figures that are there to be shown."""


@pytest.fixture
def converted() -> Callable[[str], str]:
    """Convert a text."""
    md = Markdown(extensions=[*EXTENSIONS, "pymdownx.highlight"], extension_configs=PLAIN_CODE)
    dialect.register(md, lambda target: target if target in THERE else "")
    return md.convert


PLAIN_CODE = {"pymdownx.highlight": {"use_pygments": False}}
