"""A text taken off its finished page: all that people wrote, nothing that only a page needs, links whole."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from hub.articles.article import Article, Part, read_article
from hub.articles.cover import Cover

COVER = Cover(path="papers/care/paper.md", url="https://hub.example/papers/care/", title="Care")

PAGE = """<!doctype html><html lang="en-GB"><head><title>Care – Ä hub</title></head><body>
<nav><a href="../">Papers</a></nav><main><h1>Care</h1>
<section data-article="abstract"><h2>Abstract</h2> <p>Care is told.</p></section>
<nav>On this page</nav>
<div data-article="text"><h2 id="both">Both<a class="headerlink" href="#both">#</a></h2>
<p>As <span class="citation" data-cites="x2020"><a href="#ref-example2020">Example (2020)</a></span> says, naïve<sup
 id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>. See <a href="../silence/">silence</a>, <a
 href="#both">above</a> and <a href="#how-to-cite">below</a>.</p>
<figure><img src="figures/a%20table.svg" alt="A table"></figure><img src="../../secret.png" alt="A secret">
<div id="refs"><div id="ref-example2020" class="csl-entry">Example, A. (2020) <span class="hub-backlinks"><a
 href="#cite-1">Back</a></span></div></div>
<div class="footnote"><ol><li id="fn:1"><p>Quite. <a class="footnote-backref" href="#fnref">Back</a></p></li></ol>
</div></div>
<div data-article="closing"><section><h2 id="how-to-cite">How to cite</h2><button>Copy</button>
<details data-article-skip>BibTeX</details><p hidden>Hidden</p></section></div><aside>Related</aside></main></body>
"""


def read(folder: Path) -> Article:
    site = folder / "site"
    page = site / "papers/care/index.html"
    (page.parent / "figures").mkdir(parents=True)
    for figure in (page.parent / "figures/a table.svg", site / "secret.png"):
        figure.write_bytes(b"")
    page.write_text(PAGE, encoding="utf-8")
    return read_article(page, COVER)


def words(article: Article, part: Part) -> str:
    return " ".join(" ".join(element.text_content() for element in article.parts(part)).split())


def test_what_people_wrote_is_there_and_nothing_else(tmp_path: Path) -> None:
    article = read(tmp_path)
    assert words(article, Part.ABSTRACT) == "Abstract Care is told."
    text = "Both As Example (2020) says, naïve1. See silence, above and below. Example, A. (2020)"
    assert words(article, Part.TEXT) == text
    assert words(article, Part.CLOSING) == "How to cite"


def test_links_lead_to_a_place_in_the_text_or_are_whole(tmp_path: Path) -> None:
    links = [link.get("href") for part in read(tmp_path).parts(Part.TEXT) for link in part.iter("a")]
    hub = "https://hub.example/papers"
    assert links == ["#ref-example2020", "#fn:1", f"{hub}/silence/", "#both", "#how-to-cite"]


def test_notes_and_references_are_known_by_what_points_to_them(tmp_path: Path) -> None:
    article = read(tmp_path)
    assert {name: note.text_content().strip() for name, note in article.notes.items()} == {"fn:1": "Quite."}
    assert {key: entry.text.strip() for key, entry in article.references.items()} == {
        "example2020": "Example, A. (2020)"
    }


def test_only_figures_beside_the_page_are_read(tmp_path: Path) -> None:
    article = read(tmp_path)
    assert [figure.name for figure in article.figures()] == ["a table.svg"]


def test_the_digest_of_a_text_minds_its_notes(tmp_path: Path) -> None:
    assert "Quite." in read(tmp_path).as_html()


def test_a_note_that_nothing_points_to_keeps_its_place(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(PAGE.replace('href="#fn:1"', 'href="#fn:2"'), encoding="utf-8")
    article = read_article(page, COVER)
    assert article.notes == {}
    assert html.tostring(article.root, encoding="unicode").count("Quite.") == 1
