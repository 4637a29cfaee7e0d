"""A text with citations as a page: what stands where, in the page and in its table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from hub.citations.pandoc import Pandoc
from hub.citations.rendering import Renderer
from hub.citations.style import find_style
from hub.citations.syntax import find_clusters
from hub.content.base import read_base
from hub.markdown import HubMarkdown, PageContext, Said
from hub.safety import sanitise

BASE = read_base(
    "@book{lee, author = {Lee, Ann}, title = {Trust}, year = 2020}\n"
    '@book{roe, author = {Roe, Bo "B"}, title = {Talk}, year = 2019}\n',
    "references.bib",
)
PAGE = PageContext(BASE.entries, figure=lambda target: target if target == "a.png" else "")
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]


def make(renderer: Renderer) -> tuple[HubMarkdown, Markdown]:
    extension = HubMarkdown(renderer)
    extension.page = PAGE
    return extension, Markdown(extensions=[*EXTENSIONS, extension])


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Renderer]:
    renderer = Renderer(find_style("harvard-cite-them-right", Path()), tmp_path_factory.mktemp("cache"))
    yield renderer
    renderer.close()


def contents(extension: HubMarkdown, tokens: list[dict[str, Any]]) -> list[str]:
    return [
        line
        for token in tokens
        for line in (
            f"{token['level']} {token['id']}: {extension.fill(token['name'])}",
            *contents(extension, token["children"]),
        )
    ]


def test_a_page(case: dict[str, Any], renderer: Renderer) -> None:
    extension, md = make(renderer)
    page = extension.fill(sanitise(md.convert(case["text"])))

    assert page == case["html"].rstrip("\n")
    if "contents" in case:
        assert contents(extension, md.toc_tokens) == case["contents"]  # type: ignore[attr-defined]


def test_one_page_does_not_touch_the_next(renderer: Renderer) -> None:
    extension, md = make(renderer)
    first = md.convert("One [@lee].")
    second = md.reset().convert("Two [@roe].")

    assert "Lee, 2020" in extension.fill(first)
    assert "Lee" not in extension.fill(second)


def test_without_pandoc_the_page_is_there_and_one_reason_is_told(tmp_path: Path) -> None:
    renderer = Renderer(find_style("apa", Path()), tmp_path, pandoc=Pandoc(str(tmp_path / "no-pandoc")))
    extension, md = make(renderer)
    pages = [extension.fill(md.reset().convert(f"Page {number} [see @lee].")) for number in range(3)]
    renderer.close()

    assert all("[see @lee]</span>" in page for page in pages)
    assert extension.problems == ("Pandoc, which formats the citations, cannot be started: No such file or directory.",)


def test_tokens_that_a_text_brings_itself_are_not_taken_for_citations(renderer: Renderer) -> None:
    extension, md = make(renderer)
    forged = "\ue100\ue110\ue101\ue111\ue101\ue110\ue102"

    assert extension.fill(md.convert(f"Forged {forged} [@lee].")).count('class="citation"') == 1


NUMBERS = """\
One[^1] [@lee, p. 3]. @lee^[See @roe.] says.

![Two, as in [@roe]](a.png)

\\begin{figure}
\\includegraphics{a.png}
\\caption{Three, as in [@lee, p. 9].}
\\end{figure}

[^1]: Four [@lee].
"""


def test_what_a_page_says_of_each_citation_in_its_text(renderer: Renderer) -> None:
    """Numbers on the page go by reading; the citation in LaTeX is found on the page only."""
    extension, md = make(renderer)
    extension.page = replace(PAGE, path="papers/one/paper.md")
    page = extension.fill(md.convert(NUMBERS))

    clusters = find_clusters(NUMBERS)
    assert [cluster.source for cluster in clusters] == ["[@lee, p. 3]", "@lee", "@roe", "[@roe]", "[@lee]"]
    said = extension.said_in("papers/one/paper.md", clusters)
    assert said == [
        Said("cite-2", "(Lee, 2020, p. 3)"),
        Said("cite-3", "Lee (2020)"),
        Said("cite-4", "Roe (2019)"),
        Said("cite-5", "(Roe, 2019)"),
        Said("cite-1", "(Lee, 2020)"),
    ]
    assert [f'id="{one.anchor}"' in page for one in said] == [True] * len(said)
    assert extension.said_in("papers/other/paper.md", clusters[:1]) == [Said("", "[@lee, p. 3]")]


def test_a_note_is_said_after_the_author(tmp_path: Path) -> None:
    renderer = Renderer(find_style("chicago-notes-bibliography", Path()), tmp_path)
    extension, md = make(renderer)
    text = "One [@lee]. @roe says."
    md.convert(text)
    assert [one.words for one in extension.said_in("", find_clusters(text))] == [
        "(Ann Lee, Trust (2020).)",
        'Bo "B" Roe (Talk (2019).)',
    ]
    renderer.close()
