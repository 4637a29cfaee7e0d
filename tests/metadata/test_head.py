"""What machines read in a page's head, whole for each kind of page, and read by programs that are not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jinja2
import pytest
import rdflib
from lxml import html
from rdflib.namespace import RDF, SDO

from hub.library import Library
from hub.metadata.head import Head, head_of
from hub.pages import all_pages
from tests.conftest import ROOT, ReadLibrary
from tests.golden import assert_is_golden

GOLDEN = Path(__file__).with_name("golden")
PAGES = {
    "home": "",
    "paper": "papers/pairs-that-last/",
    "event": "events/speaking-up/",
    "framework": "frameworks/two-chairs/",
    "person": "people/ada-example/",
    "group": "people/a-centre-for-pairs/",
    "theme": "themes/pairs/",
    "issue": "issues/1/",
}
TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"), autoescape=True)


def shown(head: Head) -> str:
    """The elements as the template writes them."""
    return TEMPLATES.get_template("partials/head.html").render(head=head).strip() + "\n"


def heads(library: Library) -> dict[str, Head]:
    return {address: head_of(page, library) for address, page in all_pages(library).items()}


@pytest.mark.parametrize("name", PAGES)
def test_the_head_of_a_page_is_golden(name: str, library: ReadLibrary) -> None:
    series = library("series")
    head = head_of(all_pages(series)[PAGES[name]], series)
    elements = [line.strip() for line in shown(head).splitlines() if "ld+json" not in line]
    assert_is_golden("\n".join(elements) + "\n", GOLDEN / f"{name}.html")
    data = json.dumps(json.loads(head.linked_data), ensure_ascii=False, indent=1)
    assert_is_golden(data + "\n", GOLDEN / f"{name}.json")


# JSON-LD

VOCABULARY = set(dir(SDO))
"""Every class and property of schema.org, as RDFLib has them."""


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("site", ["series", "small"])
def test_linked_data_says_what_it_says_in_words_of_schema_org(site: str, library: ReadLibrary) -> None:
    """RDFLib reads it and knows every class and property; it gets the vocabulary without loading the context."""
    kinds = set()
    for head in heads(library(site)).values():
        if not head.linked_data:
            continue
        data = {**json.loads(head.linked_data), "@context": {"@vocab": str(SDO)}}
        graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
        terms = {value if name == RDF.type else name for _, name, value in graph}
        assert terms <= VOCABULARY
        kinds |= {str(kind).removeprefix(str(SDO)) for kind in graph.objects(None, RDF.type)}
    assert kinds >= {"BreadcrumbList", "DefinedTerm", "Event", "LearningResource", "Person", "ScholarlyArticle"}


def test_no_words_of_an_author_end_the_block(library: ReadLibrary) -> None:
    title = "</script><script>alert(1)</script>"
    hub = library({"papers/x/paper.md": f"---\ntitle: '{title}'\nauthors: [A B]\ndate: 2026-01-31\n---\nText.\n"})
    head = head_of(all_pages(hub)["papers/x/"], hub)
    (block,) = html.fromstring(f"<html><head>{shown(head)}</head></html>").iter("script")
    said: dict[str, Any] = json.loads(block.text_content())
    assert said["@graph"][0]["headline"] == title


# Zotero


def zotero_type(head: Head) -> str:
    """What Zotero saves a page as, by the rules of its translators "Embedded Metadata" and "RDF" (version of 2015)."""
    names = [meta.name.lower() for meta in head.metas]
    said = {meta.name: meta.content for meta in head.metas}
    for name, kind in HIGHWIRE.items():
        if name in names:
            by_highwire = kind
    if "citation_title" not in names:
        by_highwire = ""
    open_graph = {"website": "webpage", "book": "book"}.get(said.get("og:type", ""), "")
    dublin_core = {"workingpaper": "report", "webpage": "webpage"}.get(
        said.get("DC.type", "").lower().replace(" ", ""), ""
    )
    return open_graph or dublin_core or by_highwire or "webpage"


HIGHWIRE = {
    "citation_title": "journalArticle",
    "citation_dissertation_institution": "thesis",
    "citation_book_title": "bookSection",
    "citation_conference_title": "conferencePaper",
    "citation_technical_report_institution": "report",
    "citation_journal_title": "journalArticle",
}
"""The type by which each name is known; of several, the last counts."""


def test_zotero_saves_a_paper_as_a_report(library: ReadLibrary) -> None:
    for site in ("series", "small"):
        hub = library(site)
        kinds = {paper.id: zotero_type(heads(hub)[paper.address]) for paper in hub.papers}
        assert set(kinds.values()) == {"report"}
    assert zotero_type(heads(hub)["events/"]) == "webpage"


# What a head does not have


def test_a_hub_without_an_address_has_no_whole_addresses(library: ReadLibrary) -> None:
    hub = library(
        {
            "mkdocs.yml": "site_name: A hub\n",
            "papers/x/paper.md": "---\ntitle: X\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nText.\n",
        }
    )
    head = head_of(all_pages(hub)["papers/x/"], hub)
    assert [link.rel for link in head.links] == ["schema.DC", "schema.DCTERMS"]
    assert not [meta for meta in head.metas if meta.name.endswith("url") or "://" in meta.content]
    assert "://" not in head.linked_data.replace("https://schema.org", "")


def test_a_head_does_not_grow_with_the_hub(library: ReadLibrary) -> None:
    paper = "---\ntitle: Paper\nauthors: [Ada Example]\ndate: 2026-01-31\nthemes: [pairs]\n---\nText.\n"
    theme = {"docs/themes/pairs.md": "---\ntitle: Pairs\n---\nText.\n"}
    few = library({"papers/p0/paper.md": paper, **theme})
    of_few = {address: len(shown(head)) for address, head in heads(few).items()}
    many = library({f"papers/p{number}/paper.md": paper for number in range(40)} | theme)
    of_many = {address: len(shown(head)) for address, head in heads(many).items()}
    assert {address: of_many[address] for address in of_few} == of_few
