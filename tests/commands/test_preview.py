"""`hub preview`: a built site that can be read from its folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.from_a_folder import readable_as_file


@pytest.mark.parametrize(
    ("written", "readable"),
    [
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="../">', '<a href="../index.html">'),
        ('<a href="../../papers/trust/">', '<a href="../../papers/trust/index.html">'),
        ('<a class="x" href="../trust/#refs">', '<a class="x" href="../trust/index.html#refs">'),
        ('<a href="../trust/?q=a#b">', '<a href="../trust/index.html?q=a#b">'),
        ('<a href="#refs">', '<a href="#refs">'),
        ('<a href="trust.bib">', '<a href="trust.bib">'),
        ('<a href="https://hub.example/papers/">', '<a href="https://hub.example/papers/">'),
        ('<a href="mailto:ada@hub.example">', '<a href="mailto:ada@hub.example">'),
        ('<img src="../">', '<img src="../">'),
    ],
)
def test_links_to_folders_lead_to_the_pages_in_them(written: str, readable: str) -> None:
    assert readable_as_file(written) == readable


def test_every_page_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for page in ("index.html", "papers/index.html"):
        (tmp_path / page).write_text('<a href="../">Up</a>', encoding="utf-8")
    result = CliRunner().invoke(main, ["preview", str(tmp_path)])
    assert (result.stdout, result.exit_code) == (f"2 pages can be opened from {tmp_path}.\n", 0)
    assert (tmp_path / "papers/index.html").read_text(encoding="utf-8") == '<a href="../index.html">Up</a>'


def test_a_folder_that_is_no_site(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["preview", str(tmp_path)])
    assert (result.stdout, result.exit_code) == (f"0 pages can be opened from {tmp_path}.\n", 1)
