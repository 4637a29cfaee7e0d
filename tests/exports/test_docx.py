"""Word: what a reader of Word's format finds in it, every word of the page, and the same bytes each time."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from hub.exports.docx import write
from tests.conftest import ROOT
from tests.exports.articles import COVER, PNG, article_of
from tests.golden import assert_is_golden
from tests.printed import coverage, pieces_of_page

PAPERS = sorted(paper.parent.name for paper in ROOT.glob("papers/*/paper.md"))
LEAST = 0.995


def read(content: bytes, form: str) -> str:
    """A Word file as Pandoc reads it."""
    command = [pypandoc.get_pandoc_path(), "--from=docx", f"--to={form}", "--wrap=none"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_of_the_hub_is_whole(paper: str, built_site: Path) -> None:
    page = built_site / "papers" / paper / "index.html"
    found = coverage(pieces_of_page(page), read(page.with_name(f"{paper}.docx").read_bytes(), "plain"))
    assert found.share >= LEAST, found.missing


TEXT = """<h2 id="a">First</h2><p>Said<sup><a class="footnote-ref" href="#fn:1">1</a></sup> by <span class="citation"><a
 href="#ref-a">Example (2020)</a></span>, <math display="inline"><mi>x</mi></math>.</p><h3>Second</h3>
<figure><img src="a.png" alt="A red dot"><figcaption>A dot</figcaption></figure>
<table><caption>Counts</caption><thead><tr><th>Who</th></tr></thead><tbody><tr><td>Ada</td></tr></tbody></table>
<div class="admonition note"><p class="admonition-title">Mind</p><p>This.</p></div>
<h2>References</h2><div id="refs" class="references csl-bib-body"><div id="ref-a" class="csl-entry">Example</div></div>
<div class="footnote"><ol><li id="fn:1"><p>Indeed.</p></li></ol></div>"""


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_what_stands_in_it_has_its_style(tmp_path: Path) -> None:
    document = parts(write(article_of(tmp_path, TEXT, a_png=PNG)).content)["word/document.xml"].decode()
    styles = list(dict.fromkeys(re.findall(r'<w:pStyle w:val="(\w+)"', document)))
    assert styles == [
        "Title", "Subtitle", "Series", "Author", "Details", "Facts", "Heading1", "FirstParagraph", "Heading2",
        "CaptionedFigure", "ImageCaption", "TableCaption", "Compact", "BoxTitle", "Box", "Bibliography",
    ]  # fmt: skip
    assert document.count("<w:footnoteReference ") == document.count("<m:oMath>") == 1
    assert 'descr="A red dot"' in document


def test_pandoc_reads_in_it_what_was_written(tmp_path: Path) -> None:
    tree: dict[str, Any] = json.loads(read(write(article_of(tmp_path, TEXT, a_png=PNG)).content, "json"))
    written = json.dumps(tree)
    assert [block["c"][0] for block in tree["blocks"] if block["t"] == "Header"] == [1, 1, 2, 1]
    assert [written.count(f'"t": "{kind}"') for kind in ("Note", "Math", "Table", "Image")] == [1, 1, 1, 1]


def test_every_style_that_is_used_is_one_of_the_file(tmp_path: Path) -> None:
    files = parts(write(article_of(tmp_path, TEXT, a_png=PNG)).content)
    used = set(re.findall(rb'<w:[pr]Style w:val="(\w+)"', files["word/document.xml"]))
    assert used <= set(re.findall(rb'w:styleId="(\w+)"', files["word/styles.xml"]))


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write(article_of(tmp_path, TEXT, a_png=PNG))
    assert write(article_of(tmp_path, TEXT, a_png=PNG)) == first


def test_what_word_cannot_show_is_drawn_or_said(tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    text = '<p><img src="a.svg" alt="A square"><img src="a.avif" alt="A picture"></p>'
    written = write(article_of(tmp_path, text, COVER, a_svg=drawing, a_avif=b"avif"))
    assert [name for name in parts(written.content) if "media" in name and name.endswith(".png")] != []
    assert "A picture" in read(written.content, "plain")
    assert [remark.message for remark in written.remarks] == [
        (
            "A figure must be a whole image of a kind that can be printed (GIF, JPEG, PNG, SVG, WebP); 'a.avif' is "
            "not. Its words stand in its place."
        )
    ]


def test_golden_reading_of_a_paper(tmp_path: Path) -> None:
    written = write(article_of(tmp_path, TEXT, a_png=PNG)).content
    assert_is_golden(read(written, "markdown"), Path(__file__).parent / "golden_texts/paper.docx.md")
