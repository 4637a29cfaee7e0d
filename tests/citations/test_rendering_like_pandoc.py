"""Pages say what Pandoc says of the same text, base and style: every citation and every reference, word for word."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from markdown import Markdown

from hub.citations.locators import LABELS
from hub.citations.pandoc import find_pandoc
from hub.citations.rendering import Renderer
from hub.citations.style import find_style
from hub.citations.syntax import listed_keys
from hub.content.base import read_base_file
from hub.markdown import HubMarkdown, PageContext
from tests.conftest import read_table
from tests.pages_read import Said, read_page, site_extensions

HERE = Path(__file__)
BASE = HERE.with_name("rendering_like_pandoc.bib")
SCRIPT = HERE.with_name("rendering_like_pandoc.lua")
CASES = [
    *read_table(HERE.with_name("rendering_like_pandoc.yaml")),
    *(
        {
            "case": f"labels: {label}",
            "text": " ".join(f"[see @roe, {word} 3-5, and more; @adams {word} 7]" for word in words),
        }
        for label, words in LABELS.items()
    ),
]
STYLES = ["harvard-cite-them-right", "apa", "chicago-author-date", "ieee", "chicago-notes-bibliography"]


def said_by_pandoc(style: Path) -> list[Said]:
    """What Pandoc makes of each case, all by one process, because reading a style takes longest."""
    asked = [
        {"text": case["text"], "nocite": case.get("nocite", ""), "style": str(style), "base": str(BASE)}
        for case in CASES
    ]
    command = [find_pandoc(), "lua", str(SCRIPT)]
    run = subprocess.run(command, input="\n".join(map(json.dumps, asked)), capture_output=True, text=True, check=True)
    return [read_page(json.loads(line)) for line in run.stdout.splitlines()]


def said_by_hub(style: Path, cache: Path) -> list[Said]:
    """What the hub makes of each, with the extensions of its own site."""
    renderer = Renderer(style, cache)
    extension = HubMarkdown(renderer)
    names, options = site_extensions()
    base = read_base_file(BASE, "references.bib")
    pages = []
    for case in CASES:
        extension.page = PageContext(base.entries, listed_keys(case.get("nocite", ""), base.entries))
        pages.append(Markdown(extensions=[*names, extension], extension_configs=options).convert(case["text"]))
    said = [read_page(extension.fill(page)) for page in pages]
    renderer.close()
    return said


@pytest.mark.parametrize("style", STYLES)
def test_pages_say_what_pandoc_says(style: str, tmp_path: Path) -> None:
    file = find_style(style, Path())
    names = [case["case"] for case in CASES]

    assert dict(zip(names, said_by_hub(file, tmp_path), strict=True)) == dict(
        zip(names, said_by_pandoc(file), strict=True)
    )
