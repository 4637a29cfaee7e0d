"""JATS: a page and what becomes of it, whole; and valid for every paper of the hub and for papers of others."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pypandoc
import pytest
from lxml import etree
from markdown import Markdown

from hub.articles.article import Article, read_article
from hub.articles.cover import Contributor, Cover
from hub.articles.texts import texts
from hub.build import Build
from hub.exports.jats import write
from hub.exports.references import cited_in
from tests.conftest import write_hub
from tests.corpus_papers import PAPERS, REASON, hub_of_papers
from tests.golden import assert_is_golden
from tests.pages_read import site_extensions
from tests.published_schemas import errors, xml_schema

SCHEMA = "jats-publishing-1.3/JATS-journalpublishing1-3-mathml3.xsd"
HERE = Path(__file__).parent
COVER = Cover(
    path="papers/pairs/paper.md",
    url="https://hub.example/papers/pairs/",
    title="Pairs that last",
    kind="Research",
    subtitle="Care & <candour>",
    number=7,
    issue=1,
    contributors=(
        Contributor(
            "Ada Example",
            orcid="0000-0002-1825-0097",
            email="ada@hub.example",
            family="Example",
            given="Ada",
            places=(("A Centre", "https://ror.org/03yrm5c26"), ("A School", "")),
            roles=("Conceptualisation",),
        ),
        Contributor("A Centre", places=(("A School", ""),)),
    ),
    date="2026-02-28",
    version="2",
    doi="10.99999/pairs.7",
    license="CC-BY-4.0",
    keywords=("peer coaching", "trust"),
    publisher="A Centre",
    collection="Papers on pairs",
    issn="1234-5679",
    corrections=(("2026-05-03", "The pairs were twelve."),),
    related=(
        ("published-article", "Trust", "10.99999/talk.14"),
        ("earlier-version", "Pairs", "https://hub.example/v1/"),
    ),
)


def tree(article: Article) -> etree._Element:
    return etree.fromstring(write(article).content)


def broken_references(root: etree._Element) -> set[str]:
    """What something in a document leads to, and what is not there; the ids of XML are each given once."""
    ids = root.xpath("//@id")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    return set(root.xpath("//@rid")) - set(ids)


def test_a_page_is_golden() -> None:
    made = write(read_article(HERE / "page.html", COVER)).content.decode()
    assert_is_golden(made, HERE / "page.xml")


def test_that_page_is_valid() -> None:
    root = tree(read_article(HERE / "page.html", COVER))
    assert errors(xml_schema(SCHEMA), root) == []
    assert broken_references(root) == set()


def test_a_text_that_says_nothing_is_valid(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<p>Nothing of a text.", encoding="utf-8")
    cover = Cover("papers/x/paper.md", "/papers/x/", "X", kind="Review", publisher="A Centre", collection="Papers")
    assert errors(xml_schema(SCHEMA), tree(read_article(page, cover))) == []


def test_pandoc_finds_every_heading_table_note_and_reference() -> None:
    made = write(read_article(HERE / "page.html", COVER)).content.decode()
    read = json.loads(pypandoc.convert_text(made, "json", format="jats"))
    kinds = Counter(re.findall(r'"t": ?"(\w+)"', json.dumps(read["blocks"])))
    assert {kind: kinds[kind] for kind in ("Header", "Table", "Note", "BlockQuote", "CodeBlock", "Math")} == {
        "Header": 7,
        "Table": 3,
        "Note": 1,
        "BlockQuote": 1,
        "CodeBlock": 1,
        "Math": 2,
    }


def test_every_paper_of_the_hub_is_valid(built_site: Path) -> None:
    files = sorted(built_site.glob("papers/*/*.jats.xml"))
    assert len(files) == len(sorted(built_site.glob("papers/*/*.pdf")))
    for file in files:
        root = etree.fromstring(file.read_bytes())
        assert (errors(xml_schema(SCHEMA), root), broken_references(root)) == ([], set()), file.name


@pytest.mark.skipif(not PAPERS, reason=REASON)
def test_papers_that_were_published_elsewhere(tmp_path: Path) -> None:
    """Valid, and with every word of the text."""
    build = Build.begin(write_hub(tmp_path, hub_of_papers()) / "mkdocs.yml")
    for text, paper in zip(texts(build.library), build.library.papers, strict=True):
        article = finished(build, text.page, text.cover, tmp_path / "site")
        items = [build.items.item(reference.entry) for reference in cited_in(paper, build.library)]
        article.items.write_text(json.dumps(items), encoding="utf-8")
        root = tree(article)
        assert (errors(xml_schema(SCHEMA), root), broken_references(root)) == ([], set()), text.name
        assert words(article.root, *article.notes.values()) - words(root) == Counter(), text.name
    build.close()


def finished(build: Build, page: str, cover: Cover, site: Path) -> Article:
    """A text as a page has it, without a template around it."""
    names, options = site_extensions()
    md = Markdown(extensions=[*names, *build.extensions], extension_configs=options)
    shown = build.pages[page.removesuffix("index.html")]
    text = build.finish_page(build.finish_text(md.convert(build.begin_text(shown))))
    file = site / page
    file.parent.mkdir(parents=True)
    file.write_text(f"<!doctype html><div data-article='text'>{text}</div>", encoding="utf-8")
    return read_article(file, cover)


INLINE = frozenset(
    "a abbr b bold code del em ext-link i italic ins kbd mark monospace q s samp small span strike strong sub sup "
    "target u underline var xref".split()
)
"""The elements of both that end no word."""


def words(*trees: etree._Element) -> Counter[str]:
    """The words of some trees."""
    told: list[str] = []
    for tree in trees:
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            ends_a_word = isinstance(element.tag, str) and element.tag not in INLINE
            told += [" "] if ends_a_word else []
            told += [(element.text if event == "start" else element.tail) or ""]
    return Counter(re.findall(r"\w+", "".join(told)))
