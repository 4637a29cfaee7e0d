"""PDF: every word of the page is in it, it is tagged and meets its standards, and nothing that is written stops it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pypdfium2
import pytest

from hub.articles.cover import Cover
from hub.exports.pdf import write
from hub.typesetting import document
from tests.conftest import ROOT, Build
from tests.exports.articles import PNG, article_of
from tests.golden import assert_is_golden
from tests.printed import coverage, pieces_of_page, words_of_pdf

PAPERS = sorted(paper.parent.name for paper in ROOT.glob("papers/*/paper.md"))
CORPUS = Path(os.environ.get("HUB_CORPUS", ROOT.parent / "shared/corpus"))
LEAST = 0.995
"""The share of a page's words that a PDF has at the least."""


def claims(pdf: bytes) -> set[str]:
    """Which standards a PDF says that it meets (in its XMP metadata, ISO 14289-1, section 5; ISO 19005-2, 6.6.4)."""
    named = {"PDF/UA-1": b"<pdfuaid:part>1</pdfuaid:part>", "PDF/A-2a": b"<pdfaid:conformance>A</pdfaid:conformance>"}
    return {name for name, mark in named.items() if mark in pdf}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_of_the_hub_is_whole_and_for_everybody(paper: str, built_site: Path) -> None:
    page = built_site / "papers" / paper / "index.html"
    pdf = page.with_name(f"{paper}.pdf").read_bytes()
    found = coverage(pieces_of_page(page), words_of_pdf(pdf))
    assert found.share >= LEAST, found.missing
    assert claims(pdf) == {"PDF/UA-1", "PDF/A-2a"}


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """A site of papers that were published elsewhere."""
    papers = sorted(CORPUS.glob("joss/*/paper.md"))
    if not papers:
        pytest.skip(f"no papers in {CORPUS}: set HUB_CORPUS")
    hub = tmp_path_factory.mktemp("others")
    shutil.copy(ROOT / "mkdocs.yml", hub)
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, hub / part, ignore=shutil.ignore_patterns("__pycache__"))
    for paper in papers:
        shutil.copytree(paper.parent, hub / "papers" / paper.parent.name)
    (hub / "references.bib").write_bytes(b"")
    (hub / "docs").mkdir()
    result = build(hub, downloads=True)
    assert result.returncode == 0, result.stderr
    return hub / "site"


def test_papers_that_others_wrote_are_whole(others: Path) -> None:
    pages = sorted(pdf.with_name("index.html") for pdf in others.glob("papers/*/*.pdf"))
    shares = {
        page.parent.name: coverage(
            pieces_of_page(page), words_of_pdf(page.with_name(f"{page.parent.name}.pdf").read_bytes())
        )
        for page in pages
    }
    assert len(shares) == len(list(CORPUS.glob("joss/*/paper.md")))
    assert {name: found.missing for name, found in shares.items() if found.share < LEAST} == {}


def test_the_cover_says_what_the_paper_is(tmp_path: Path) -> None:
    pdf = write(article_of(tmp_path, "<h2>Begin</h2><p>Text.</p>")).content
    words = " ".join(words_of_pdf(pdf).split())
    for said in (
        "A hub · Working paper no. 7 · Issue 2 · Research Care What it takes Ada Example A University",
        "ORCID 0000-0002-1825-0097",
        "31 January 2026",
        "Keywords care, candour",
    ):
        assert said in words
    document = pypdfium2.PdfDocument(pdf)
    told = document.get_metadata_dict()
    assert (told["Title"], told["Author"], told["Keywords"]) == ("Care", "Ada Example", "care, candour")
    assert [item.get_title() for item in document.get_toc()] == ["Begin"]


WIDE = f"<table><tr>{''.join(f'<td>cell{place}</td>' for place in range(40))}</tr></table>"
NO_FONT = "No font has the characters '\U00012000'. The PDF does not claim to be PDF/UA-1 or PDF/A-2a."
NOT_SHOWN = (
    "A figure must be a whole image of a kind that can be printed (GIF, JPEG, PNG, SVG, WebP); '{}' is not. Its words "
    "stand in its place."
)


@pytest.mark.parametrize(
    ("text", "words", "remarks"),
    [
        ("<img src='a.avif' alt='A picture'>", "A picture", [NOT_SHOWN.format("a.avif")]),
        ("<img src='broken.png' alt='A picture'>", "A picture", [NOT_SHOWN.format("broken.png")]),
        (
            "<p>So.</p><img src='a.png' alt=''>",
            "So.",
            [
                "A figure must say in words what it shows; 'a.png' has none. The PDF does not claim to be PDF/UA-1.",
            ],
        ),
        (
            WIDE,
            "cell39",
            ["A table must fit the width of a page; one of 40 columns is set in 3 parts, each with its first column."],
        ),
        (f"<p>{'Donaudampf' * 300}.</p>", "Donaudampf", []),
        ("<p>עברית עם English</p>", "English", []),
        ("<p>Done 😀 👩🏽‍🏫 ☑ 张伟 한국어 हिन्दी.</p>", "Done", []),
        ("<p>Not of any script: \U00012000.</p>", "Not of any script", [NO_FONT]),
        ('<p>#read("/etc/passwd") ] " \\</p>', '#read("/etc/passwd") ] " \\', []),
        (f"{'<blockquote><ul><li>' * 60}deep{'</li></ul></blockquote>' * 60}", "deep", []),
        (f"<p>{'<span lang=fr><em>' * 200}deep{'</em></span>' * 200}</p>", "deep", []),
        ("<table><tr><td colspan=999999 rowspan=999999>a</td></tr><tr><td>b</td></tr></table>", "a b", []),
        (
            "<p><math><mtable><mtr><mtd></mtd></mtr></mtable><msup></msup><mroot></mroot></math>formula</p>",
            "formula",
            [],
        ),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_whatever_is_written_is_set(text: str, words: str, remarks: list[str], tmp_path: Path) -> None:
    written = write(article_of(tmp_path, text, a_avif=b"avif", broken_png=PNG[:40], a_png=PNG))
    assert words in " ".join(words_of_pdf(written.content).split())
    assert [remark.message for remark in written.remarks] == remarks


def test_a_paper_without_a_day_is_set(tmp_path: Path) -> None:
    written = write(article_of(tmp_path, "<p>So.</p>", Cover(path="a", url="https://hub.example/", title="A")))
    assert (claims(written.content), written.remarks) == ({"PDF/UA-1"}, ())


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write(article_of(tmp_path, "<h2>a</h2><p>b</p><img src='a.png' alt='A dot'>", a_png=PNG))
    assert write(article_of(tmp_path, "<h2>a</h2><p>b</p><img src='a.png' alt='A dot'>", a_png=PNG)) == first


def test_golden_markup_of_a_paper(tmp_path: Path) -> None:
    text = "<h2>Begin</h2><p>Text with <em>weight</em>.</p><img src='a.png' alt='A dot'>"
    markup = document.typeset(article_of(tmp_path, text, a_png=PNG)).markup.removeprefix(document.template())
    assert_is_golden(markup.lstrip("\n"), Path(__file__).parent / "golden_texts/paper.typ")
