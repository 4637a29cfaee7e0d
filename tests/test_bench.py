"""The benchmark's own parts: what it builds is a sound hub, the same each time, and what it counts is counted right."""

from __future__ import annotations

from pathlib import Path

from hub import checks
from hub.citations.syntax import find_clusters
from hub.configuration import Configuration
from hub.library import Library
from hub.prose import mask
from tests.bench.generate import generate
from tests.bench.names import bearer
from tests.bench.survey import papers_named, survey
from tests.bench.table import table

PAPERS, REFERENCES = 12, 60


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def library_of(folder: Path) -> Library:
    return Library.read(Configuration.read(folder / "mkdocs.yml"))


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "another"):
        generate(tmp_path / name, PAPERS, REFERENCES)

    assert files_of(tmp_path / "one") == files_of(tmp_path / "another")


def test_another_seed_gives_another_hub(tmp_path: Path) -> None:
    for seed in (1, 2):
        generate(tmp_path / str(seed), PAPERS, REFERENCES, seed=seed)

    assert files_of(tmp_path / "1")["references.bib"] != files_of(tmp_path / "2")["references.bib"]


def test_a_larger_hub_begins_with_the_papers_of_a_smaller_one(tmp_path: Path) -> None:
    generate(tmp_path / "small", 5, REFERENCES)
    generate(tmp_path / "large", PAPERS, REFERENCES)

    small, large = files_of(tmp_path / "small" / "papers"), files_of(tmp_path / "large" / "papers")
    assert {path: large[path] for path in small} == small


def test_there_is_nothing_to_mend_in_a_generated_hub(tmp_path: Path) -> None:
    generate(tmp_path, PAPERS, REFERENCES)

    assert [str(finding) for finding in checks.check(library_of(tmp_path))] == []


def test_a_generated_hub_is_as_large_as_was_asked(tmp_path: Path) -> None:
    generate(tmp_path, PAPERS, REFERENCES, words=1000)

    library = library_of(tmp_path)
    words = sum(len(paper.body.split()) for paper in library.papers)
    assert (len(library.papers), len(library.base), len(library.themes)) == (PAPERS, REFERENCES, 16)
    assert library.issue_numbers == (2, 1)
    assert 700 < words / PAPERS < 1300


def test_papers_cite_in_every_form(tmp_path: Path) -> None:
    generate(tmp_path, PAPERS, REFERENCES)

    bodies = [mask(paper.body) for paper in library_of(tmp_path).papers]
    citations = [citation for body in bodies for cluster in find_clusters(body) for citation in cluster.citations]
    assert 15 * PAPERS < len(citations) < 60 * PAPERS
    assert {citation.mode.name for citation in citations} == {"NORMAL", "AUTHOR_IN_TEXT", "SUPPRESS_AUTHOR"}
    assert any(citation.prefix for citation in citations)
    assert any(citation.locator for citation in citations)
    assert any(citation.suffix for citation in citations)


def test_different_numbers_are_different_people() -> None:
    assert len({bearer(number).name for number in range(19_200)}) == 19_200


def test_a_paper_is_named_by_links_to_its_page_and_to_the_files_beside_it() -> None:
    html = """
    <a href="../../papers/from-below/">a</a> <a href="/papers/from-the-root/">b</a>
    <a href=https://coaching-hub.example/papers/from-outside/x.pdf>c</a> <a href="../../papers/">all</a>
    <a href="../papers-and-more/not-one/">d</a> papers/not-linked/
    """

    assert papers_named(html, "themes/trust/index.html") == {"from-below", "from-the-root", "from-outside"}


def test_a_survey_finds_the_largest_page_and_the_one_that_names_most_papers(tmp_path: Path) -> None:
    pages = {
        "index.html": '<a href="papers/a/">A</a><a href="papers/b/">B</a><a href="papers/page-2/">more</a>',
        "papers/a/index.html": "A" * 200,
    }
    for address, html in pages.items():
        (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / address).write_text(html, encoding="utf-8")

    found = survey(tmp_path, {"a", "b"})

    assert (found.pages, found.largest_page, found.largest_bytes) == (2, "papers/a/index.html", 200)
    assert (found.fullest_page, found.papers_on_fullest) == ("index.html", 2)


def test_a_table_has_its_figures_under_each_other() -> None:
    rows = [("size", []), ("papers", ["100", "500"]), ("pages", ["9", "1,204"])]

    assert table(rows) == "size\n  papers  100    500\n  pages     9  1,204"
