"""Versions of a paper that were kept, and a paper that was withdrawn: what the library makes of them."""

from __future__ import annotations

from hub.figures import files
from hub.permanence import promises
from tests.conftest import ReadLibrary

TRUST = "---\ntitle: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\nversion: {version}\n---\n{text}\n"
BASE = "@book{sample2001, title = {Pairs}}\n"
HUB = {
    "references.bib": BASE,
    "papers/trust/paper.md": TRUST.format(version=2, text="As @sample2001 says."),
    "papers/trust/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "papers/trust/versions/1/paper.md": TRUST.format(version=1, text="As @old2000 says. [Talk](../talk/paper.md)"),
    "papers/trust/versions/1/own.bib": "@book{old2000, title = {Old}}",
    "papers/trust/versions/1/b.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "papers/talk/paper.md": TRUST.format(version=1, text="Text."),
    "papers/gone/versions/1/paper.md": TRUST.format(version=1, text="Text."),
}


def test_a_version_has_an_address_and_a_base_of_its_own(library: ReadLibrary) -> None:
    hub = library(HUB)
    (version,) = hub.earlier_versions
    assert (version.address, version.id, version.folder) == ("papers/trust/v1/", "trust-v1", "trust/versions/1")
    assert version.paper is hub.paper_by_id["trust"]
    assert hub.versions_before(version.paper) == (version,)
    assert list(hub.base_for(version).references) == ["sample2001", "old2000"]
    assert "address papers/trust/v1/" in [str(promise) for promise in promises(hub)]


def test_a_version_is_told_by_nothing_but_its_own_page(library: ReadLibrary) -> None:
    hub = library({**HUB, "papers/trust/versions/1/paper.md": HUB["papers/trust/paper.md"]})
    assert [paper.id for paper in hub.papers] == ["talk", "trust"]
    assert [document.address for document in hub.citing("sample2001")] == ["papers/trust/"]


def test_links_of_a_version_are_told_from_its_papers_folder(library: ReadLibrary) -> None:
    hub = library(HUB)
    (version,) = hub.earlier_versions
    assert hub.addresses.as_seen_from(version, "../talk/paper.md") == "../../talk/"


def test_each_versions_figures_stand_beside_its_page(library: ReadLibrary) -> None:
    addresses = [file.address for file in files(library(HUB))]
    assert addresses == ["papers/trust/a.svg", "papers/trust/v1/b.svg"]


def test_a_withdrawn_paper_has_no_text_to_quote(library: ReadLibrary) -> None:
    matter = "version: 2\nwithdrawn: {date: 2026-02-01, reason: Consent was taken back.}"
    hub = library({**HUB, "papers/trust/paper.md": HUB["papers/trust/paper.md"].replace("version: 2", matter)})
    assert hub.paper_by_id["trust"].body == ""
    assert hub.citing("sample2001") == ()


def test_a_withdrawal_needs_a_day_and_a_reason(library: ReadLibrary) -> None:
    matter = "version: 2\nwithdrawn: {date: 2026-02-01}"
    hub = library({**HUB, "papers/trust/paper.md": HUB["papers/trust/paper.md"].replace("version: 2", matter)})
    assert [str(finding) for finding in hub.findings] == [
        "papers/trust/paper.md:6:12: error reason of withdrawn must be given; found no such key. [value-fits]"
    ]
