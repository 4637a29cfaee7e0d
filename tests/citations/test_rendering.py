"""Citations and references as HTML: Pandoc's words, links both ways, marks where a work is unknown, and the cache."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.citations.notes import in_reading_order
from hub.citations.pandoc import Pandoc
from hub.citations.rendering import Rendered, Renderer, clean
from hub.citations.style import find_style
from hub.citations.syntax import find_clusters
from hub.content.base import read_base
from hub.prose import mask

BASE = read_base(
    r"""
@book{lee, author = {Lee, Ann}, title = {Trust}, publisher = {Calm Press}, year = 2020}
@article{roe, author = {Roe, Bo and Lee, Ann}, title = {On {UK} talk}, journal = {Calm}, volume = 3, pages = {1--9},
  year = 2019, doi = {10.1000/xyz}}
@book{lee2, author = {Lee, Ann}, title = {More trust}, publisher = {Calm Press}, year = 2020}
@misc{evil, author = {Bad, Al}, title = {\href{javascript:alert(1)}{A} <script>alert(1)</script>}, year = 2001}
@book{odd/key:1, author = {Odd, Olaf}, title = {Marks}, year = 1999}
@book{gone, author = {Gone, Gil}, title = {{RETRACTED}: Miracles}, year = 2010}
""",
    "references.bib",
)
STYLE = find_style("harvard-cite-them-right", Path())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def renderer(cache: Path) -> Iterator[Renderer]:
    renderer = Renderer(STYLE, cache)
    yield renderer
    renderer.close()


def rendered(renderer: Renderer, text: str, **page: Any) -> Rendered:
    clusters = in_reading_order(find_clusters(text), mask(text))
    return renderer.begin(clusters, BASE.entries, **page)()


def test_rendering(case: dict[str, Any], renderer: Renderer) -> None:
    page = rendered(renderer, case["text"], nocite=case.get("nocite", ()))

    assert list(page.clusters) == case["citations"]
    assert page.references.splitlines() == case["references"]
    assert page.problem == ""


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("apa", "(Roe &amp; Lee, 2019, p. 3)"),
        ("chicago-author-date", "(Roe and Lee 2019, 3)"),
        ("ieee", "[1, p. 3]"),
    ],
)
def test_a_page_may_have_a_style_of_its_own(style: str, said: str, renderer: Renderer) -> None:
    page = rendered(renderer, "[@roe, p. 3]", style=find_style(style, Path()))
    (citation,) = page.clusters

    assert "".join(part.rpartition(">")[2] for part in citation.split("<")) == said


def test_a_page_may_have_a_language_of_its_own(renderer: Renderer) -> None:
    (citation,) = rendered(renderer, "[@roe]", locale="de-DE").clusters

    assert ">Roe und Lee, 2019</a>" in citation


def test_what_has_been_formatted_once_needs_no_pandoc(cache: Path, renderer: Renderer, tmp_path: Path) -> None:
    text = "Seen [@lee, p. 7] before."
    once = rendered(renderer, text)
    without = Renderer(STYLE, cache, pandoc=Pandoc(str(tmp_path / "no-pandoc")))

    assert rendered(without, text) == once
    assert rendered(without, "Not seen [@lee, p. 8].").problem.startswith("Pandoc, which formats the citations, cannot")
    without.close()


def test_another_style_is_another_answer(cache: Path, renderer: Renderer, tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    own.write_bytes(find_style("apa", Path()).read_bytes())
    text = "Seen [@roe, p. 9] before."

    assert rendered(renderer, text).clusters != rendered(renderer, text, style=own).clusters


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    renderer = Renderer(STYLE, tmp_path)
    once = rendered(renderer, "[@lee]")
    for file in tmp_path.rglob("*.json"):
        file.write_text("{")
    assert rendered(renderer, "[@lee]") == once
    renderer.close()


def test_the_cache_holds_no_path(cache: Path, renderer: Renderer) -> None:
    rendered(renderer, "[@lee]")

    assert not [
        file for file in cache.rglob("*.json") if str(cache) in file.read_text() or "/" in json.dumps(file.stem)
    ]


def test_without_pandoc_the_text_stays_as_it_was_written(tmp_path: Path) -> None:
    renderer = Renderer(STYLE, tmp_path, pandoc=Pandoc(str(tmp_path / "no-pandoc")))
    page = rendered(renderer, "So [see @lee, p. 3] & @roe.")
    renderer.close()

    assert list(page.clusters) == [
        '<span id="cite-1" class="citation" data-cites="lee">[see @lee, p. 3]</span>',
        '<span id="cite-2" class="citation" data-cites="roe">@roe</span>',
    ]
    assert page.references == ""
    assert page.problem == "Pandoc, which formats the citations, cannot be started: No such file or directory."


def test_entries_for_lists_are_as_if_each_stood_alone(renderer: Renderer) -> None:
    entries = [BASE.entries["lee"], BASE.entries["lee2"]]
    formatted = renderer.begin_entries(entries)()

    assert [formatted[entry.source] for entry in entries] == [
        "Lee, A. (2020) <em>Trust</em>. Calm Press.",
        "Lee, A. (2020) <em>More trust</em>. Calm Press.",
    ]


def test_entries_for_lists_without_pandoc_are_titles(tmp_path: Path) -> None:
    renderer = Renderer(STYLE, tmp_path, pandoc=Pandoc(str(tmp_path / "no-pandoc")))
    formatted = renderer.begin_entries([BASE.entries["lee"]])()
    renderer.close()

    assert list(formatted.values()) == ["Trust"]


def test_nothing_cited_asks_nobody(tmp_path: Path) -> None:
    renderer = Renderer(STYLE, tmp_path, pandoc=Pandoc(str(tmp_path / "no-pandoc")))

    assert rendered(renderer, "No citation.") == Rendered((), (), "")


def test_clean() -> None:
    told = '<a href="javascript:alert(1)">A</a> <em onclick="x()">b</em> <script>c</script>'

    assert clean(told) == "<a>A</a> <em>b</em> "
