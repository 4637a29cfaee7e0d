"""The search index of a finished site: what is in it, and that the same pages always give the same one."""

from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

import cbor2
import pytest

from hub.search import SearchIndexError, index_beside, index_site

PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<nav>Papers Themes Events</nav>
<article {mark} data-pagefind-meta="kind:Working paper">
<h1 id="top">{title}<a class="headerlink" href="#top">¶</a></h1>
<span hidden data-pagefind-filter="theme:{theme}"></span>
<span hidden data-pagefind-filter="year:{year}"></span>
{text}
</article>
</body>
</html>
"""


USUAL = {
    "title": "Trust",
    "text": "<p>Trust takes time.</p>",
    "theme": "trust",
    "year": "2024",
    "mark": "data-pagefind-body",
    "language": "en-GB",
}


def page(**unusual: str) -> str:
    return PAGE.format(**USUAL | unusual)


def write_site(folder: Path, pages: dict[str, str]) -> Path:
    for address, html in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(html, encoding="utf-8")
    return folder


def files_of(site: Path) -> dict[str, bytes]:
    bundle = site / "pagefind"
    return {path.relative_to(bundle).as_posix(): path.read_bytes() for path in bundle.rglob("*") if path.is_file()}


def unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(b"pagefind_dcd")


def fragments_of(site: Path) -> list[dict[str, Any]]:
    found = [json.loads(unpacked(file)) for name, file in files_of(site).items() if name.startswith("fragment/")]
    return sorted(found, key=lambda fragment: fragment["url"])


def test_a_marked_page_is_indexed_with_what_its_result_shows(tmp_path: Path) -> None:
    """The works a page cites, the links to its own parts and the page's navigation are not its own words."""
    text = (
        '<h2 id="time">Time<a class="headerlink" href="#time">¶</a></h2>'
        '<p>Trust takes time<sup><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>'
        '<div id="refs" class="references"><div id="ref-bryk2002" class="csl-entry">Bryk (2002).</div></div>'
    )
    site = write_site(tmp_path, {"papers/trust": page(text=text)})

    index_site(site)

    assert fragments_of(site) == [
        {
            "url": "/papers/trust/",
            "content": "Trust. Time. Trust takes time.",
            "word_count": 5,
            "filters": {"theme": ["trust"], "year": ["2024"]},
            "meta": {"kind": "Working paper", "title": "Trust"},
            "anchors": [
                {"element": "h1", "id": "top", "text": "Trust", "location": 0},
                {"element": "h2", "id": "time", "text": "Time", "location": 1},
                {"element": "div", "id": "refs", "text": "", "location": 5},
            ],
        }
    ]


def test_a_page_without_the_mark_is_not_found(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"papers": page(title="Papers", mark=""), "papers/trust": page()})

    index_site(site)

    assert [fragment["url"] for fragment in fragments_of(site)] == ["/papers/trust/"]


def test_pages_in_every_language_share_one_index(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"a": page(language="en-GB"), "b": page(language="en"), "c": page(language="cy")})

    index_site(site)

    entry = json.loads(files_of(site)["pagefind-entry.json"])
    assert {name: language["page_count"] for name, language in entry["languages"].items()} == {"en": 3}


def test_the_bundle_holds_only_what_the_hub_loads(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"papers/trust": page()})
    write_site(tmp_path / "pagefind", {"left by an older build": "<p>old</p>"})

    index_site(site)

    names = [name for name in sorted(files_of(site)) if not name.endswith((".pf_fragment", ".pf_index", ".pf_filter"))]
    meta = json.loads(files_of(site)["pagefind-entry.json"])["languages"]["en"]["hash"]
    assert names == [
        "pagefind-entry.json",
        "pagefind-worker.js",
        f"pagefind.{meta}.pf_meta",
        "pagefind.js",
        "wasm.en.pagefind",
    ]


def test_filters_stand_in_alphabetical_order_under_the_names_the_index_gives(tmp_path: Path) -> None:
    site = write_site(
        tmp_path,
        {
            "a": page(theme="trust", year="2024"),
            "b": page(title="Questions", theme="questioning", year="2025"),
            "c": page(title="Peers", theme="peer-coaching", year="2024"),
        },
    )

    index_site(site)

    files = files_of(site)
    meta = json.loads(files["pagefind-entry.json"])["languages"]["en"]["hash"]
    filters = cbor2.loads(unpacked(files[f"pagefind.{meta}.pf_meta"]))[3]
    assert {label: cbor2.loads(unpacked(files[f"filter/{name}.pf_filter"])) for label, name in filters} == {
        "theme": ["theme", [["peer-coaching", [2]], ["questioning", [1]], ["trust", [0]]]],
        "year": ["year", [["2024", [0, 2]], ["2025", [1]]]],
    }
    assert [label for label, _ in filters] == ["theme", "year"]


def test_two_copies_of_a_site_get_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the file system lists the pages, however old they are, however many threads the indexer has."""
    themes = ["trust", "questioning", "peer-coaching", "supervision", "feedback", "mentoring", "evidence"]
    pages = {
        f"papers/{theme}-{year}": page(
            title=f"{theme} in {year}", theme=theme, year=str(year), text=f"<p>{theme * 3}</p>"
        )
        for theme in themes
        for year in range(2018, 2026)
    }
    first = write_site(tmp_path / "first", pages)
    second = write_site(tmp_path / "second", dict(reversed(pages.items())))
    for file in second.rglob("*.html"):
        os.utime(file, (0, 0))

    index_site(first)
    monkeypatch.setenv("RAYON_NUM_THREADS", "1")
    index_site(second)

    assert files_of(first) == files_of(second)


def test_a_site_that_nothing_can_be_found_in_is_refused(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"papers/trust": page(mark="")})

    with pytest.raises(SearchIndexError) as caught:
        index_site(site)

    assert str(caught.value) == ("Nothing can be searched: no page of the site has an element with data-pagefind-body.")
    assert files_of(site) == {}


def test_a_missing_indexer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAGEFIND_BINARY_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    for package in ("pagefind_bin", "pagefind_bin_extended"):
        monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(SearchIndexError) as caught:
        index_site(write_site(tmp_path / "site", {"papers/trust": page()}))

    assert str(caught.value) == "The search indexer is not installed: the package 'pagefind[bin]' brings it."


def test_an_indexer_that_cannot_be_started_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    with pytest.raises(SearchIndexError) as caught:
        index_site(write_site(tmp_path / "site", {"papers/trust": page()}))

    assert str(caught.value) == (
        f"The search indexer could not be started: [Errno 2] No such file or directory: '{program}'"
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [("echo 'out of memory' >&2; exit 1", "out of memory"), ("exit 1", "It said nothing.")],
)
def test_an_indexer_that_stops_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    with pytest.raises(SearchIndexError) as caught:
        index_site(write_site(tmp_path / "site", {"papers/trust": page()}))

    assert str(caught.value) == f"The search indexer stopped before it was done. {said}"


def test_a_process_of_its_own_makes_the_same_index_and_tells_the_same_errors(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {"papers/trust": page()})
    index_site(site)
    before = files_of(site)

    index_beside(site)

    assert files_of(site) == before
    with pytest.raises(SearchIndexError) as error:
        index_beside(write_site(tmp_path / "none", {"papers/trust": page(mark="")}))
    assert str(error.value) == ("Nothing can be searched: no page of the site has an element with data-pagefind-body.")
