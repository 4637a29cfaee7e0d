"""The hub as one zip: every page, readable from a folder, the same bytes each time."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import lxml.html

from hub.archive import ARCHIVE, write_archive

FILES = {
    "index.html": '<a href="papers/">Papers</a><noscript>Without scripts</noscript>',
    "papers/index.html": '<a href="../#top">Home</a>',
    "papers/trust/trust.bib": "@book{trust}",
    "pagefind/pagefind.js": "",
    "service-worker.js": "",
    "_headers": "",
}


def written(site: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content)
    write_archive(site)
    return site / ARCHIVE


def test_it_holds_what_can_be_read_from_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, FILES)) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            "hub/index.html": '<a href="papers/index.html">Papers</a>Without scripts',
            "hub/papers/index.html": '<a href="../index.html#top">Home</a>',
            "hub/papers/trust/trust.bib": "@book{trust}",
        }


def test_it_has_the_same_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    first = written(tmp_path / "first", FILES).read_bytes()
    again = written(tmp_path / "again", dict(reversed(FILES.items())))
    assert again.read_bytes() == first
    write_archive(again.parent)
    assert again.read_bytes() == first


def test_every_link_between_the_hubs_own_pages_leads_to_a_file(built_site: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(built_site / ARCHIVE, tmp_path)
    hub = tmp_path / "hub"
    lost = []
    for page in sorted(hub.rglob("index.html")):
        for target in lxml.html.document_fromstring(page.read_bytes()).xpath("//a/@href"):
            path = target.partition("#")[0].partition("?")[0]
            if path and ":" not in path and not path.endswith(ARCHIVE) and not (page.parent / path).is_file():
                lost.append(f"{page.relative_to(hub)}: {target}")
    assert lost == []
