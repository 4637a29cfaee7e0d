"""Feeds: what is new in the hub and on each theme, as Atom (RFC 4287)."""

from __future__ import annotations

import feedparser
import pytest
from lxml import etree

from hub.exports.feeds import MOST_ENTRIES, files
from tests.conftest import ReadLibrary

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
    written = {file.address: file.content.decode() for file in files(library(HUB))}
    assert sorted(written) == ["feed.xml", "themes/pairs/feed.xml", "themes/silence/feed.xml"]
    assert written["themes/pairs/feed.xml"] == PAIRS


@pytest.mark.filterwarnings("error")
def test_feed_readers_read_it(library: ReadLibrary) -> None:
    written = {file.address: file.content for file in files(library(HUB))}
    feed = feedparser.parse(written["feed.xml"])
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", "A hub")
    assert [(entry.title, entry.link, entry.updated) for entry in feed.entries] == [
        ("Candour & <care>", "https://hub.example/papers/candour/", "2026-04-02T00:00:00+00:00"),
        ("Other", "https://hub.example/papers/other/", "2026-03-01T00:00:00+00:00"),
        ("An evening", "https://hub.example/events/evening/", "2026-01-10T00:00:00+00:00"),
    ]
    assert feedparser.parse(written["themes/silence/feed.xml"]).entries == []


def test_a_feed_does_not_grow_with_the_hub(library: ReadLibrary) -> None:
    paper = "---\ntitle: Paper\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nText.\n"
    (hub,) = files(library({f"papers/p{number}/paper.md": paper for number in range(MOST_ENTRIES + 5)}))
    assert len(etree.fromstring(hub.content).findall("{*}entry")) == MOST_ENTRIES


def test_every_feed_has_what_the_standard_asks_for(library: ReadLibrary) -> None:
    """Even the feed of an empty hub, and of a paper of which nothing could be read."""
    for hub in ({}, {"papers/empty/paper.md": ""}):
        for file in files(library(hub)):
            feed = etree.fromstring(file.content)
            for part in (feed, *feed.findall("{*}entry")):
                assert [part.findtext(f"{{*}}{name}") is not None for name in ("id", "title", "updated")] == [True] * 3
