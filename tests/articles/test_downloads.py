"""The list of downloads: each with its size, and none that is not there."""

from __future__ import annotations

from pathlib import Path

from hub.articles.downloads import fill_in_downloads

LISTED = """<p>Text</p>
<ul class="hub-downloads" aria-label="Downloads">
  <li data-download="a%20%26%20b.pdf"><a href="a%20%26%20b.pdf" download>PDF</a> <span></span></li>
  <li data-download="care.docx"><a href="care.docx" download>Word</a> <span></span></li>
</ul>
<p>Text</p>
"""
FILLED = """<p>Text</p>
<ul class="hub-downloads" aria-label="Downloads">
<li><a href="a%20%26%20b.pdf" download>PDF</a> <span class="hub-downloads__size">21 kB</span></li>
</ul>
<p>Text</p>
"""


def filled(folder: Path) -> str:
    page = folder / "index.html"
    page.write_text(LISTED, encoding="utf-8")
    fill_in_downloads(page)
    return page.read_text(encoding="utf-8")


def test_what_is_there_tells_its_size(tmp_path: Path) -> None:
    (tmp_path / "a & b.pdf").write_bytes(b"." * 20_900)
    assert filled(tmp_path) == FILLED


def test_a_list_of_nothing_is_no_list(tmp_path: Path) -> None:
    assert filled(tmp_path) == "<p>Text</p>\n<p>Text</p>\n"
