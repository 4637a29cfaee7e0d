"""Which files a browser keeps, under which version."""

from __future__ import annotations

from pathlib import Path

from hub.offline import PREVIEW_WORKER, WORKER, write_worker

FILES = {
    "index.html": "home",
    "404.html": "not there",
    "library/index.html": "library",
    "questions/roles/coach/index.html": "coach",
    "questions/questions.json": "{}",
    "questions/questions.csv": "",
    "papers/index.html": "papers",
    "papers/trust/paper.pdf": "",
    "assets/javascripts/offline-worker.js": "",
    "feed.xml": "",
}
SCRIPT = """\
const VERSION = "{version}";
const FILES = [
 "assets/javascripts/offline-worker.js",
 "library/",
 "questions/questions.json",
 "questions/roles/coach/"
];
importScripts("assets/javascripts/offline-worker.js");
"""


def written(site: Path, files: dict[str, str]) -> str:
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content)
    write_worker(site, is_preview=False)
    return (site / WORKER).read_text()


def version(script: str) -> str:
    return script.split('"')[1]


def test_the_library_and_what_its_pages_load_is_kept(tmp_path: Path) -> None:
    script = written(tmp_path, FILES)
    assert script == SCRIPT.replace("{version}", version(script))


def test_the_version_tells_what_is_kept_and_nothing_else(tmp_path: Path) -> None:
    first = version(written(tmp_path / "first", FILES))
    assert version(written(tmp_path / "again", FILES)) == first
    assert version(written(tmp_path / "another", {**FILES, "papers/index.html": "changed"})) == first
    assert version(written(tmp_path / "changed", {**FILES, "library/index.html": "changed"})) != first
    assert version(written(tmp_path / "more", {**FILES, "log/index.html": "log"})) != first


def test_a_preview_keeps_nothing(tmp_path: Path) -> None:
    write_worker(tmp_path, is_preview=True)
    assert (tmp_path / WORKER).read_text() == PREVIEW_WORKER
