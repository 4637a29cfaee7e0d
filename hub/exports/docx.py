"""Word: each text with real headings, captions, footnotes, formulas and references, in styles that can be changed."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from hub.articles.article import Article
from hub.articles.article_format import ArticleFormat, Written
from hub.articles.texts import Kind
from hub.citations.pandoc import HEAP, find_pandoc
from hub.typesetting.pdf import seconds_of
from hub.word.manuscript import Manuscript
from hub.word.styles import reference_document

SECONDS = 50.0
"""How long Pandoc may take; a long paper takes one."""


class WordError(Exception):
    """Pandoc made no Word file; the message says why."""


def write(article: Article) -> Written:
    """A text as a Word file.

    Raises:
        WordError: if Pandoc makes none.
    """
    manuscript = Manuscript(article)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "text.html").write_text(manuscript.as_html(), encoding="utf-8")
        (place / "reference.docx").write_bytes(reference_document())
        for name, content in manuscript.figures.items():
            (place / name).write_bytes(content)
        _run(place, seconds_of(article.cover.last_day))
        return Written((place / "text.docx").read_bytes(), tuple(dict.fromkeys(manuscript.remarks)))


def _run(folder: Path, epoch: int) -> None:
    options = ["--from=html+epub_html_exts", "--to=docx", "--reference-doc=reference.docx", "--output=text.docx"]
    command = [find_pandoc(), "+RTS", f"-M{HEAP}", "-RTS", *options, "--shift-heading-level-by=-1", "text.html"]
    environment = {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}  # the day of the paper, not the clock's
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise WordError(f"Pandoc takes longer than {SECONDS:g} seconds") from error
    if done.returncode:
        raise WordError(done.stderr.decode(errors="replace").strip())


DOWNLOAD = ArticleFormat("Word", "docx", write, of=frozenset({Kind.PAPER, Kind.SHEET}), place=2)
