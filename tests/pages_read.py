"""What a page says: the words of its citations and of its list of references, for tests that compare pages."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html
from mkdocs.utils.yaml import yaml_load

CONFIGURATION = Path(__file__).parent.parent / "mkdocs.yml"


@dataclass(frozen=True)
class Said:
    """The words of a page."""

    citations: list[str]
    """Of each citation, sorted: a page may set its footnotes before its references or after them."""
    references: list[str]
    """Of each reference, in the order of the list."""


def read_page(page: str) -> Said:
    """The words of an HTML page, or of a part of one; those of works that nobody knows are left out."""
    root = html.fromstring(f"<div>{page}</div>")
    citations = [_words(e) for e in root.iter("span") if _is(e, "citation") and not _is_unknown(e)]
    references = [_words(e) for e in root.iter("div") if _is(e, "csl-entry")]
    return Said(sorted(citations), references)


def _is(element: html.HtmlElement, name: str) -> bool:
    return name in element.get("class", "").split()


def _is_unknown(citation: html.HtmlElement) -> bool:
    """Pandoc writes an unknown key in bold with a question mark, and the hub marks it besides."""
    return any((e.text or "").endswith("?") for e in citation.iter("strong", "mark"))


def _words(element: html.HtmlElement) -> str:
    """The words, without links back, with one spelling of white space and of accents."""
    for back in element.find_class("hub-backlinks"):
        back.drop_tree()
    text = unicodedata.normalize("NFC", element.text_content()).replace("\u200b", "")
    return " ".join(text.split())


def site_extensions() -> tuple[list[str], dict[str, Any]]:
    """The Python-Markdown extensions of the hub's own site, by name, and their options."""
    given = yaml_load(CONFIGURATION.read_text(encoding="utf-8"))["markdown_extensions"]
    options = {name: values for one in given if isinstance(one, dict) for name, values in one.items()}
    return [one if isinstance(one, str) else next(iter(one)) for one in given], options
