"""Feeds: what is new in the hub and on each theme, as Atom (RFC 4287)."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from lxml import etree

from hub.exports.feeds import MOST_ENTRIES, finished_files
from hub.library import Library
from tests.conftest import ReadLibrary

PAGE = """<!doctype html><title>Candour</title><main>
<section data-article="abstract"><h2>Abstract</h2><p>Candour needs care.</p></section>
<nav>Papers</nav>
<section data-article="text"><p>Seen <a href="../other/">elsewhere</a>\
<sup><a class="footnote-ref" href="#fn:1">1</a></sup>.
<img src="a.svg" alt="A chair"></p>
<div class="footnote"><ol><li id="fn:1">A note.</li></ol></div></section></main>"""
TEXT = """<section data-article="abstract"><h2>Abstract</h2><p>Candour needs care.</p></section>
<section data-article="text"><p>Seen <a href="https://hub.example/papers/other/">elsewhere</a>\
<sup><a class="footnote-ref" href="#fn:1">1</a></sup>.
<img src="https://hub.example/papers/candour/a.svg" alt="A chair"></p>
</section><ol><li id="fn:1">A note.</li></ol>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site with one finished page."""
    page = tmp_path / "site/papers/candour/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    return tmp_path / "site"


def written(hub: Library, site: Path = Path("nowhere")) -> dict[str, bytes]:
    return {file.address: file.content for file in finished_files(hub, site)}


PAIRS = """<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>https://hub.example/themes/pairs/feed.xml</id>
  <title>Pairs – A hub</title>
  <updated>2026-04-02T00:00:00+00:00</updated>
  <author>
    <name>A hub</name>
  </author>
  <link rel="self" type="application/atom+xml" href="https://hub.example/themes/pairs/feed.xml"/>
  <link rel="alternate" type="text/html" href="https://hub.example/themes/pairs/"/>
  <entry>
    <id>https://hub.example/papers/candour/</id>
    <title>Candour &amp; &lt;care&gt;</title>
    <updated>2026-04-02T00:00:00+00:00</updated>
    <published>2026-02-28T00:00:00+00:00</published>
    <author>
      <name>Ada Example</name>
    </author>
    <author>
      <name>Bo Sample</name>
    </author>
    <link rel="alternate" type="text/html" href="https://hub.example/papers/candour/"/>
    <summary>Candour needs care.</summary>
    <category term="pairs" label="Pairs"/>
  </entry>
  <entry>
    <id>https://hub.example/events/evening/</id>
    <title>An evening</title>
    <updated>2026-01-10T00:00:00+00:00</updated>
    <published>2026-01-10T00:00:00+00:00</published>
    <author>
      <name>A Centre</name>
    </author>
    <link rel="alternate" type="text/html" href="https://hub.example/events/evening/"/>
    <category term="pairs" label="Pairs"/>
  </entry>
</feed>
"""

HUB = {
    "docs/themes/pairs.md": "---\ntitle: Pairs\n---\nText.\n",
    "docs/themes/silence.md": "---\ntitle: Silence\n---\nText.\n",
    "papers/candour/paper.md": (
        "---\ntitle: Candour & <care>\nauthors: [Ada Example, Bo Sample]\ndate: 2026-02-28\n"
        "abstract: Candour needs care.\nthemes: [pairs]\nchanges: [{version: 2, date: 2026-04-02}]\n---\nText.\n"
    ),
    "papers/other/paper.md": "---\ntitle: Other\nauthors: [Ada Example]\ndate: 2026-03-01\n---\nText.\n",
    "docs/events/evening.md": (
        "---\ntitle: An evening\nstart: 2026-03-14\ndate: 2026-01-10\norganisers: [A Centre]\nthemes: [pairs]\n"
        "---\nText.\n"
    ),
}


def test_the_feed_of_a_theme_has_what_is_on_it(library: ReadLibrary) -> None:
    assert written(library(HUB))["themes/pairs/feed.xml"].decode() == PAIRS


def test_there_is_a_feed_for_each_theme_issue_and_kind(library: ReadLibrary) -> None:
    in_issue = HUB["papers/other/paper.md"].replace("title: Other", "title: Other\nseries: {issue: 3}\ntype: review")
    feeds = written(library({**HUB, "papers/other/paper.md": in_issue}))
    told = {address: [entry.title for entry in feedparser.parse(feed).entries] for address, feed in feeds.items()}
    assert told == {
        "feed.xml": ["Candour & <care>", "Other", "An evening"],
        "papers/feed.xml": ["Candour & <care>", "Other"],
        "events/feed.xml": ["An evening"],
        "feeds/research.xml": ["Candour & <care>"],
        "feeds/review.xml": ["Other"],
        "issues/3/feed.xml": ["Other"],
        "themes/pairs/feed.xml": ["Candour & <care>", "An evening"],
        "themes/silence/feed.xml": [],
    }


@pytest.mark.filterwarnings("error")
def test_feed_readers_read_it(library: ReadLibrary) -> None:
    feed = feedparser.parse(written(library(HUB))["feed.xml"])
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", "A hub")
    assert [(entry.title, entry.link, entry.updated) for entry in feed.entries] == [
        ("Candour & <care>", "https://hub.example/papers/candour/", "2026-04-02T00:00:00+00:00"),
        ("Other", "https://hub.example/papers/other/", "2026-03-01T00:00:00+00:00"),
        ("An evening", "https://hub.example/events/evening/", "2026-01-10T00:00:00+00:00"),
    ]


def test_an_entry_has_the_whole_text_of_its_finished_page(library: ReadLibrary, site: Path) -> None:
    hub = library(HUB)
    for address in ("feed.xml", "papers/feed.xml", "themes/pairs/feed.xml"):
        feed = etree.fromstring(written(hub, site)[address])
        (content,) = feed.findall("{*}entry/{*}content")
        assert (content.get("type"), content.text) == ("html", TEXT.replace("\\\n", ""))
    (entry, *_) = feedparser.parse(written(hub, site)["feed.xml"]).entries
    assert "A note." in entry.content[0].value


def test_a_withdrawn_paper_is_told_as_such(library: ReadLibrary) -> None:
    matter = "title: Other\nwithdrawn: {date: 2026-05-01, reason: Consent was taken back.}"
    hub = library({**HUB, "papers/other/paper.md": HUB["papers/other/paper.md"].replace("title: Other", matter)})
    (newest, *_) = feedparser.parse(written(hub)["feed.xml"]).entries
    assert (newest.title, newest.updated) == ("Withdrawn: Other", "2026-05-01T00:00:00+00:00")


def test_a_feed_does_not_grow_with_the_hub(library: ReadLibrary) -> None:
    paper = "---\ntitle: Paper\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nText.\n"
    hub = written(library({f"papers/p{number}/paper.md": paper for number in range(MOST_ENTRIES + 5)}))
    assert len(etree.fromstring(hub["feed.xml"]).findall("{*}entry")) == MOST_ENTRIES


def test_every_feed_has_what_the_standard_asks_for(library: ReadLibrary) -> None:
    """Even the feed of an empty hub, and of a paper of which nothing could be read."""
    for hub in ({}, {"papers/empty/paper.md": ""}):
        for feed in map(etree.fromstring, written(library(hub)).values()):
            for part in (feed, *feed.findall("{*}entry")):
                assert [part.findtext(f"{{*}}{name}") is not None for name in ("id", "title", "updated")] == [True] * 3
