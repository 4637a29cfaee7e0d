"""The library: what belongs to what, in which order, and what is read of a hub at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from hub import checks
from hub.citations.csl_items import CslItems
from hub.content.citing import MOST_TOGETHER, Place
from hub.content.document import Document
from hub.exports import all_files
from hub.library import Library
from hub.pages import all_pages
from tests.conftest import ReadLibrary


def paper(title: str, *, date: str = "2026-01-31", author: str = "Ada Example", more: str = "") -> str:
    return f"---\ntitle: {title}\nauthors: [{author}]\ndate: {date}\n{more}---\nText.\n"


def theme(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\n{more}---\nText.\n"


def event(title: str, start: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nstart: {start}\n{more}---\nText.\n"


def titles(documents: Iterable[Document]) -> list[str]:
    return [document.title for document in documents]


def test_there_is_nothing_to_mend_in_the_small_hub(library: ReadLibrary) -> None:
    assert [str(finding) for finding in checks.check(library("small"))] == []


def test_an_empty_hub_is_a_hub(library: ReadLibrary) -> None:
    read = library({})
    assert (read.documents, read.people, read.references, read.issue_numbers) == ((), (), (), ())
    assert read.today == datetime.date(2000, 1, 1)


def test_every_file_is_read_as_what_its_folder_says(library: ReadLibrary) -> None:
    read = library("small")
    assert {document.source.path: type(document).__name__ for document in read.documents} == {
        "docs/contribute.md": "PlainPage",
        "docs/events/2026-03-14-speaking-up.md": "Event",
        "docs/events/2026-07-01-two-days.md": "Event",
        "docs/frameworks/two-steps.md": "Framework",
        "docs/index.md": "PlainPage",
        "docs/issues/1.md": "Issue",
        "docs/people/a-centre.md": "PersonNotes",
        "docs/templates/agreement.md": "Template",
        "docs/themes/pairs.md": "Theme",
        "docs/themes/silence.md": "Theme",
        "docs/themes/trust.md": "Theme",
        "papers/candour/paper.md": "Paper",
        "papers/silence/paper.md": "Paper",
        "papers/speaking-first/paper.md": "Paper",
    }


def test_lists_are_in_the_order_in_which_readers_meet_them(library: ReadLibrary) -> None:
    read = library("small")
    assert titles(read.papers) == ["Candour & care", "Speaking first", "Silence"]
    assert titles(read.events) == ["Two days", "Speaking up"]
    assert titles(read.themes) == ["Pairs", "Silence", "Trust"]
    assert [person.name for person in read.people] == ["A Centre", "Ada Example", "Bo Sample", "Cy van Instance"]
    assert [reference.key for reference in read.references] == ["example2020", "sample2001"]


def test_papers_of_one_day_stand_by_their_number_and_undated_ones_last(library: ReadLibrary) -> None:
    read = library(
        {
            "papers/a/paper.md": paper("First of the day", more="series: {number: 1}\n"),
            "papers/b/paper.md": paper("Second of the day", more="series: {number: 2}\n"),
            "papers/c/paper.md": paper("Undated", date=""),
            "papers/d/paper.md": paper("Newest", date="2026-02-01"),
        }
    )
    assert titles(read.papers) == ["Newest", "Second of the day", "First of the day", "Undated"]


def test_every_paper_is_on_each_of_its_themes_and_on_no_other(library: ReadLibrary) -> None:
    read = library("small")
    on_themes = {theme.id: titles(read.on_theme(theme, read.papers)) for theme in read.themes}
    assert on_themes == {
        "pairs": ["Speaking first"],
        "silence": ["Silence"],
        "trust": ["Candour & care", "Speaking first"],
    }
    for each in read.papers:
        assert {theme.id for theme in read.themes_of(each)} == set(each.themes)


def test_a_theme_has_its_events_people_references_and_narrower_themes(library: ReadLibrary) -> None:
    read = library("small")
    trust = read.theme_by_id["trust"]
    assert titles(read.on_theme(trust, read.events)) == ["Speaking up"]
    assert [person.name for person in read.people_on(trust)] == ["A Centre", "Ada Example", "Bo Sample"]
    assert [reference.key for reference in read.references_on(trust)] == ["example2020"]
    assert titles(read.narrower(trust)) == ["Pairs"]


def test_a_theme_named_twice_counts_once(library: ReadLibrary) -> None:
    read = library(
        {
            "docs/themes/trust.md": theme("Trust"),
            "papers/a/paper.md": paper("A", more="themes: [trust, trust]\n"),
            "papers/b/paper.md": paper("B", more="themes: [trust]\n"),
        }
    )
    assert titles(read.themes_of(read.paper_by_id["a"])) == ["Trust"]
    assert titles(read.related(read.paper_by_id["b"])) == ["A"]


def test_related_papers_are_those_that_share_most_themes(library: ReadLibrary) -> None:
    themes = {f"docs/themes/{name}.md": theme(name) for name in ("trust", "pairs", "silence")}
    read = library(
        {
            **themes,
            "papers/it/paper.md": paper("It", more="themes: [trust, pairs]\n"),
            "papers/both/paper.md": paper("Both", date="2020-01-01", more="themes: [pairs, trust, silence]\n"),
            "papers/old/paper.md": paper("Old", date="2021-01-01", more="themes: [trust]\n"),
            "papers/new/paper.md": paper("New", date="2025-01-01", more="themes: [pairs]\n"),
            "papers/none/paper.md": paper("None of them", more="themes: [silence]\n"),
            "papers/unknown/paper.md": paper("Unknown", more="themes: [zzz]\n"),
        }
    )
    it = read.paper_by_id["it"]
    assert titles(read.related(it)) == ["Both", "New", "Old"]
    assert titles(read.related(it, most=1)) == ["Both"]
    assert read.related(read.paper_by_id["unknown"]) == ()


def test_an_issue_has_its_papers_in_order_introduced_or_not(library: ReadLibrary) -> None:
    read = library(
        {
            "docs/issues/3.md": "---\ntitle: Without papers\nnumber: 3\n---\nText.\n",
            "papers/a/paper.md": paper("Second", date="2026-01-01", more="series: {issue: 1, number: 2}\n"),
            "papers/b/paper.md": paper("First", date="2026-02-01", more="series: {issue: 1, number: 1}\n"),
            "papers/c/paper.md": paper("Another", more="series: {issue: 2, number: 3}\n"),
            "papers/d/paper.md": paper("In none"),
        }
    )
    assert read.issue_numbers == (3, 2, 1)
    assert titles(read.papers_in(1)) == ["First", "Second"]
    assert read.papers_in(3) == ()
    assert [read.issue(number) is not None for number in (1, 2, 3)] == [False, False, True]


EVENTS = {
    "docs/events/before.md": event("Before", "2026-05-11"),
    "docs/events/day.md": event("On the day", "2026-05-12 09:00"),
    "docs/events/long.md": event("Begun", "2026-05-10", "end: 2026-05-12\n"),
    "docs/events/next.md": event("Next", "2026-05-13"),
    "docs/events/undated.md": event("Undated", ""),
}


def test_events_are_coming_until_their_last_day_is_over(library: ReadLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1778587200")  # noon of 12 May 2026, in UTC
    read = library(EVENTS)
    assert read.today == datetime.date(2026, 5, 12)
    assert titles(read.coming_events) == ["Begun", "On the day", "Next"]
    assert titles(read.past_events) == ["Before", "Undated"]


def test_without_an_epoch_today_is_the_latest_day_that_the_content_tells(
    library: ReadLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    changes = "changes: [{version: 2, date: 2026-05-12}]\n"
    read = library({**EVENTS, "papers/a/paper.md": paper("A", date="2026-01-01", more=changes)})
    assert read.today == datetime.date(2026, 5, 12)
    assert titles(read.coming_events) == ["Begun", "On the day", "Next"]


def test_what_came_of_an_event_is_known_from_both_sides(library: ReadLibrary) -> None:
    read = library(
        {
            "docs/events/2026-03-14-trust.md": event("Trust", "2026-03-14", "outputs: [Named_By_Event]\n"),
            "papers/Named_By_Event/paper.md": paper("Named by the event"),
            "papers/names/paper.md": paper("Names the event", date="2026-02-01", more="events: [2026-03-14-trust]\n"),
            "papers/neither/paper.md": paper("Neither"),
        }
    )
    (trust,) = read.events
    assert titles(read.papers_of(trust)) == ["Names the event", "Named by the event"]
    assert [titles(read.events_of(each)) for each in read.papers] == [["Trust"], ["Trust"], []]


def test_who_cites_a_work_in_a_text_or_in_front_matter(library: ReadLibrary) -> None:
    read = library("small")
    assert {key: titles(read.citing(key)) for key in ("example2020", "sample2001", "zzz")} == {
        "example2020": ["Candour & care", "Speaking up", "Trust"],
        "sample2001": ["Speaking first", "Two steps"],
        "zzz": [],
    }


CITING = {
    "references.bib": "\n".join(f"@book{{{key}, title = {{{key.upper()}}}}}" for key in "abcde"),
    "docs/frameworks/f.md": "---\ntitle: F\nsources: [a]\n---\nAs @a says.\n",
    "docs/events/e.md": event("E", "2026-01-01", "outputs: [b]\n"),
    "papers/one/paper.md": paper("One", more="nocite: '@e'\n").replace(
        "Text.",
        "Ask @coachingnews, see @fig:x. First [@a; @b; @a]. Then @b.[^1] Last [@c; @zzz].\n\n[^1]: See [@a; @d].",
    ),
    "papers/two/paper.md": paper("Two", date="2025-01-01").replace("Text.", "All [@a; @b; @c]."),
}


def sentence(read: Library, place: Place) -> str:
    return "".join(part if isinstance(part, str) else f"‹{part}›" for part in read.sentence(place))


def test_every_place_that_cites_a_work_with_its_sentence(library: ReadLibrary) -> None:
    """Handles and figures are no citations, so they are not counted."""
    read = library(CITING)
    told = {
        key: [(place.document.title, place.number, sentence(read, place)) for place in read.places_citing(key)]
        for key in "abe"
    }
    assert told == {
        "a": [
            ("One", 0, "First ‹0›."),
            ("One", 3, "See ‹3›."),
            ("Two", 0, "All ‹0›."),
            ("F", 0, "As ‹0› says."),
            ("F", None, ""),
        ],
        "b": [("One", 0, "First ‹0›."), ("One", 1, "Then ‹1›."), ("Two", 0, "All ‹0›."), ("E", None, "")],
        "e": [("One", None, "")],
    }
    assert read.places_citing("zzz") == ()


def test_works_that_are_cited_together_the_nearest_first(library: ReadLibrary) -> None:
    read = library(CITING)
    assert [(one.key, one.citations, one.texts) for one in read.cited_with("a")] == [
        ("b", 2, 2),
        ("c", 1, 2),
        ("d", 1, 1),
    ]
    assert [one.key for one in read.cited_with("a", most=1)] == ["b"]
    assert read.cited_with("e") == []


def test_a_bibliography_brings_no_works_together(library: ReadLibrary) -> None:
    keys = [f"w{number}" for number in range(MOST_TOGETHER + 1)]
    base = "".join(f"@book{{{key}, title = {{T}}}}" for key in keys)
    text = " ".join(f"[@{key}]" for key in keys) + f" [{'; '.join(f'@{key}' for key in keys)}]"
    read = library({"references.bib": base, "papers/all/paper.md": paper("All").replace("Text.", text)})
    assert [place.number for place in read.places_citing("w7")] == [7, MOST_TOGETHER + 1]
    assert read.cited_with("w7") == []


def test_a_papers_own_work_is_not_that_of_the_base_which_has_the_same_key(library: ReadLibrary) -> None:
    cites = paper("Own").replace("Text.", "As @same and @doi and @title say.")
    read = library(
        {
            "references.bib": "@book{same, title = {A}}\n@book{doi, title = {B}, doi = {10.1000/x}}\n"
            "@book{title, title = {C}}",
            "papers/own/own.bib": "@book{same, title = {Z}}\n@book{doi, title = {b.}, doi = {10.1000/X}}\n"
            "@book{title, title = {{c}}}",
            "papers/own/paper.md": cites,
        }
    )
    assert {key: titles(read.citing(key)) for key in read.base} == {"same": [], "doi": ["Own"], "title": ["Own"]}


def test_a_papers_own_base_goes_before_the_reference_base(library: ReadLibrary) -> None:
    read = library(
        {
            "references.bib": "@book{same, title = {Shared}}\n@book{other, title = {Other}}",
            "papers/own/paper.bib": "@book{same, title = {Its own}}",
            "papers/own/paper.md": paper("Own"),
            "papers/none/paper.md": paper("None"),
        }
    )
    own, none = read.paper_by_id["own"], read.paper_by_id["none"]
    assert [read.base_for(each).references["same"].title for each in (own, none)] == ["Its own", "Shared"]
    assert "other" in read.base_for(own)


def test_two_pages_of_one_address_both_keep_a_page(library: ReadLibrary) -> None:
    read = library(
        {
            "papers/one_two/paper.md": paper("B"),
            "papers/one-two/paper.md": paper("A"),
            "papers/one two/paper.md": paper("C"),
            "docs/papers/one-two-2.md": theme("D"),
        }
    )
    addresses = [document.address for document in read.documents]
    assert sorted(addresses) == ["papers/one-two-2-2/", "papers/one-two-2/", "papers/one-two-3/", "papers/one-two/"]


def test_works_whose_keys_are_one_in_an_address_have_pages_of_their_own(library: ReadLibrary) -> None:
    read = library(
        {
            "references.bib": "@book{A:1, title={A}}\n@book{a/1, title={B}}\n@book{page-2, title={C}}"
            "@book{Years, title={D}}\n@book{filter, title={E}}"
        }
    )
    assert [read.reference_address(key) for key in read.base] == [
        "references/a-1/",
        "references/a-1-2/",
        "references/work-page-2/",
        "references/years-2/",
        "references/filter-2/",
    ]


LONG = "a" * 3000
STRANGE = {
    "hosts": "[a](http://[::1) ![b](http://[) [c](//[d) <http://[::1> [e] ![f][e]\n\n[e]: http://[z",
    "no-bytes": "[a](%00.md) ![b](%00.png)",
    "long-paths": f"[a]({LONG}.md) ![b]({LONG}.png)",
    "braces": "---\ntitle: '{'\nauthors: ['}']\ndoi: 10.1000/a}b\nversion: '}{'\n---\nText.",
    "long-names": f"---\ntitle: {LONG}\nauthors: [{LONG}]\nthemes: [{LONG}]\nbibliography: [{LONG}]\n---\nText.",
    "control": '---\ntitle: "\\0"\nauthors: [{}]\nabstract: "\\b"\n---\nText.',
    "heading": "# A \x00\x08 heading",
    "days": "---\ndate: 9999-12-31\nupdated: 0001-01-01\nchanges: [{version: 1, date: 9999-12-31}]\n---\nText.",
    "numbers": "---\nseries: {issue: 99999999999999999999, number: 1}\n---\nText.",
    "tags": "---\ntitle: !!binary aGk=\nauthors: !!set {a, b}\nversion: .nan\n---\nText.",
    "nested": "\n\n".join(mark * 900 for mark in ("<", "[", "*", "> ", "[^", "- ", "![")),
    "never-closed": "$\\frac{$ $$\\begin{x}$$ [@] [@;@] @{ [-@]\n\n```{\n```\n~~~ x\n:::\n!!! \n    x\n| |\n|-|",
}
"""Papers that nobody writes on purpose."""


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_nothing_that_anybody_writes_stops_the_hub(text: str, library: ReadLibrary, tmp_path: Path) -> None:
    read = library({"papers/trust/paper.md": text, "docs/about.md": theme("About")})
    assert checks.check(read)
    assert {"papers/trust/", "about/"} <= all_pages(read).keys()
    assert "feed.xml" in {file.address for file in all_files(read, CslItems([]), tmp_path)}
