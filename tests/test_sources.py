"""A hub whose base and style are on the web: what is shown, what is found, and what is kept. The server is real."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub import checks
from hub.citations.style import find_style
from hub.library import Library
from tests.conftest import Build, ReadLibrary
from tests.web_server import Asked, Reply, WebServer, web_server

BASE = "@book{lee, author = {Lee, Ann}, title = {Trust}, year = 2020}\n"
OTHERS = """\
@book{roe, author = {Roe, Bo}, year = 2020, title = {Talk}
@book{lee, author = {Lee, Ann}, title = {Time}, year = 2020}
"""
PAGE = "---\ntitle: About\n---\nAs @lee says [@roe].\n"


def told(read: Library) -> str:
    return "".join(f"{finding}\n" for finding in checks.check(read))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with web_server() as server:
        yield server


def configuration(server: WebServer, style: str = "apa") -> str:
    address = server.address.replace("://", "://ada:secret@")
    return (
        "site_name: A hub\nplugins:\n  - bibtex:\n"
        f"      bib_file: {address}/works.bib?key=secret\n      bib_dir: docs\n      csl_file: {style}\n"
    )


def has(**files: str | bytes) -> Callable[[Asked], Reply]:
    """A server with these files."""

    def reply(asked: Asked) -> Reply:
        content = files.get(asked.path.partition("?")[0].strip("/").partition(".")[0])
        if content is None:
            return Reply(status=404)
        return Reply(content.encode() if isinstance(content, str) else content)

    return reply


def test_a_base_on_the_web_is_the_base(server: WebServer, library: ReadLibrary) -> None:
    server.reply = has(works=BASE + OTHERS)
    read = library({"mkdocs.yml": configuration(server), "docs/about.md": PAGE, "docs/other.bib": "@book{other}"})
    assert list(read.base) == ["lee", "roe"]
    assert told(read) == (
        f"{server.address}/works.bib:2:59: error An entry must end with a closing brace; found "
        "'@book{lee, author = {Lee, Ann}, title =…'. [base-is-readable]\n"
        f"{server.address}/works.bib:3:1: error A citation key must stand for one work; 'lee' is also on line 1. The "
        "last one counts. Give one of them another key, or take it out. [base-key-is-unique]\n"
    )
    assert len(server.asked) == 1


def test_a_work_that_it_lacks_goes_there(server: WebServer, library: ReadLibrary) -> None:
    server.reply = has(works=BASE)
    read = library({"mkdocs.yml": configuration(server), "docs/about.md": PAGE})
    assert told(read) == (
        "docs/about.md:4:15: error A cited work must be in the reference base; found 'roe'. Add an entry with this key "
        f"to {server.address}/works.bib. [citation-is-known]\n"
    )


def test_without_a_network_the_kept_copy_is_read(library: ReadLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with web_server() as server:
        server.reply = has(works=BASE)
        files = {"mkdocs.yml": configuration(server), "docs/about.md": PAGE.replace(" [@roe]", "")}
        library(files)
    read = library(files)
    assert list(read.base) == ["lee"]
    assert told(read) == (
        f"mkdocs.yml:4:17: warning bib_file must be a file that can be fetched from {server.address}/works.bib; found "
        "no connection to 127.0.0.1. The copy that was kept the last time is used. [web-file-is-fetched]\n"
    )


def test_what_is_no_base_does_not_take_the_place_of_one(server: WebServer, library: ReadLibrary) -> None:
    files = {"mkdocs.yml": configuration(server), "docs/about.md": PAGE.replace(" [@roe]", "")}
    server.reply = has(works=BASE)
    library(files)
    server.reply = has(works="\ufeff\n<!doctype html><title>Sign in</title>")
    read = library(files)
    assert list(read.base) == ["lee"]
    assert told(read) == (
        f"mkdocs.yml:4:17: warning bib_file must be a file that can be fetched from {server.address}/works.bib; found "
        "a web page, which is no BibTeX. The copy that was kept the last time is used. [web-file-is-fetched]\n"
    )


def test_a_style_on_the_web_is_the_style(server: WebServer, library: ReadLibrary) -> None:
    style = find_style("ieee", Path()).read_bytes()
    server.reply = has(works=BASE, style=style)
    read = library({"mkdocs.yml": configuration(server, f"{server.address}/style.csl")})
    assert Path(read.style).read_bytes() == style
    assert told(read) == ""


def test_what_is_no_style(server: WebServer, library: ReadLibrary) -> None:
    server.reply = has(works=BASE, style="<!DOCTYPE html><p>Not found</p>")
    read = library({"mkdocs.yml": configuration(server, f"{server.address}/style.csl")})
    assert read.style == "harvard-cite-them-right"
    assert told(read) == (
        f"mkdocs.yml:6:17: error csl_file must be a file that can be fetched from {server.address}/style.csl; found "
        "a web page. No copy was kept, so that citations are in the style harvard-cite-them-right. "
        "[web-file-is-fetched]\n"
    )


@pytest.fixture
def hub_on_the_web(server: WebServer, copied_hub: Callable[[str], Path]) -> Path:
    """The small hub, its base and its style on the server."""
    hub = copied_hub("small")
    server.reply = has(
        works=(hub / "references.bib").read_bytes(), style=find_style("harvard-cite-them-right", Path()).read_bytes()
    )
    text = (hub / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("bib_file: references.bib", f"bib_file: {server.address}/works.bib?key=secret")
    text = text.replace("csl_file: harvard-cite-them-right", f"csl_file: {server.address}/style.csl")
    (hub / "mkdocs.yml").write_text(text, encoding="utf-8")
    (hub / "references.bib").rename(hub / "kept.bib.txt")
    return hub


def test_a_site_is_the_same_whether_its_base_is_a_file_or_on_the_web(
    server: WebServer, hub_on_the_web: Path, copied_hub: Callable[[str], Path], build: Build
) -> None:
    local = copied_hub("small")
    for hub in (local, hub_on_the_web):
        result = build(hub, "--strict")
        assert result.returncode == 0, result.stderr
    pages = {file.relative_to(local): file.read_bytes() for file in (local / "site").rglob("*.html")}
    assert {name for name, text in pages.items() if (hub_on_the_web / name).read_bytes() != text} == set()
    assert sorted(asked.path for asked in server.asked) == ["/style.csl", "/works.bib?key=secret"]


def test_a_site_is_built_without_its_base(server: WebServer, hub_on_the_web: Path, build: Build) -> None:
    server.reply = lambda _asked: Reply(status=403)
    preview = build(hub_on_the_web)
    assert preview.returncode == 0, preview.stderr
    assert preview.stderr.count("[web-file-is-fetched]") == 2
    assert preview.stderr.count("ERROR") == 2
    assert "secret" not in preview.stderr
    assert "citation-unknown" in (hub_on_the_web / "site/papers/candour/index.html").read_text(encoding="utf-8")
    command = [sys.executable, "-c", "from hub.cli import main; main()", "check"]
    check = subprocess.run(command, cwd=hub_on_the_web, capture_output=True, text=True, check=False)
    assert check.stdout.count("[web-file-is-fetched]") == 2
    assert check.stdout.endswith("\nFound 2 errors in 1 file.\n")
