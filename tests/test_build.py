"""Real builds: bad input costs nothing but itself, a strict build stops, and the same content gives the same bytes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import SITES, Build
from tests.test_library import STRANGE

FINDINGS = (SITES / "bad-input" / "findings.txt").read_text(encoding="utf-8").splitlines()
"""What is wrong with tests/sites/bad-input: one line for each of its folders but the sound one."""


@pytest.fixture(scope="module")
def bad_hub(copied_hub: Callable[[str], Path]) -> Path:
    """Everything that goes wrong, with the files that a repository cannot hold."""
    hub = copied_hub("bad-input")
    (hub / "papers/linked-figure/linked.png").symlink_to("/etc/hostname")
    (hub / "papers/unreadable/paper.md").mkdir(parents=True)
    (hub / "papers/windows-1252").mkdir()
    text = "---\ntitle: Windows\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nThe text of Windows names a Zoë.\n"
    (hub / "papers/windows-1252/paper.md").write_text(text, encoding="windows-1252")
    return hub


@pytest.fixture(scope="module")
def preview(bad_hub: Path, build: Build) -> subprocess.CompletedProcess[str]:
    return build(bad_hub)


def findings_in(output: str) -> list[str]:
    """The findings that a build's log tells, in order of place."""
    return re.findall(r"^(?:ERROR|WARNING)\s+-\s+(.*)$", output, re.MULTILINE)


def words_of(hub: Path, address: str) -> str:
    page = html.parse(hub / "site" / address / "index.html").getroot()
    return " ".join(page.find(".//main").text_content().split())


def test_a_preview_is_built_whatever_is_wrong(preview: subprocess.CompletedProcess[str]) -> None:
    assert preview.returncode == 0, preview.stderr
    assert findings_in(preview.stderr) == FINDINGS


def test_hub_check_says_the_same(bad_hub: Path) -> None:
    command = [sys.executable, "-c", "from hub.cli import main; main()", "check"]
    check = subprocess.run(command, cwd=bad_hub, capture_output=True, text=True, check=False)
    *lines, empty, summary = check.stdout.splitlines()
    assert [line for line in lines if not re.match(" +[0-9]* \\|", line)] == FINDINGS
    assert (empty, summary) == ("", "Found 12 errors and 5 warnings in 16 files.")
    assert (check.stderr, check.returncode) == ("", 1)


@pytest.mark.parametrize("options", [("--strict",), ("--strict", "-q")], ids=" ".join)
def test_a_strict_build_stops_and_says_the_same(options: tuple[str, ...], bad_hub: Path, build: Build) -> None:
    strict = build(bad_hub, *options, "--site-dir", "strict")
    assert strict.returncode == 1
    assert findings_in(strict.stderr) == FINDINGS
    assert "Traceback" not in strict.stderr


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("sound", "The text of the sound paper stands as it was written (Sample, 2001)."),
        ("broken-yaml", "The text after broken YAML is kept."),
        ("missing-title", "The text without a title is kept."),
        ("unknown-theme", "The text on an unknown theme is kept."),
        ("unknown-key", "The text after an unknown key is kept."),
        ("no-such-day", "The text of no such day is kept."),
        ("one-address", "The text of the first at one address is kept."),
        ("one-address-2", "The text of the second at one address is kept."),
        ("empty", "Empty"),
        ("missing-figure", "The text around a missing figure is kept."),
        ("leaving-figure", "The text around a figure elsewhere is kept."),
        ("linked-figure", "The text around a figure behind a link is kept."),
        ("script", 'kept. <script>document.title = "the script ran"</script> The text after a script is kept.'),
        ("unknown-work", "The text around an unknown work is kept (see Sample, 2001, p. 3;"),
        ("markup", '<script>alert("title")</script> & co'),
        ("markup", '<script>alert("heading")</script>'),
        ("live-drawing", "The text around a live drawing is kept."),
        ("unreadable", "Unreadable"),
        ("windows-1252", "The text of Windows names a Zoë."),
    ],
)
def test_no_text_is_lost(address: str, text: str, bad_hub: Path, preview: subprocess.CompletedProcess[str]) -> None:
    straight = words_of(bad_hub, f"papers/{address}").replace("“", '"').replace("”", '"')
    assert text in straight


def test_nothing_of_a_waiver_is_published(bad_hub: Path, preview: subprocess.CompletedProcess[str]) -> None:
    assert words_of(bad_hub, "papers/sound").count("to nowhere") == 1
    documentation = bad_hub / "site/checks"
    files = (file for file in (bad_hub / "site").rglob("*") if documentation not in file.parents)
    published = [file.read_bytes() for file in files if file.is_file()]
    words = (b"hub: ignore", b"because a waiver", b"stays between")
    assert [content for content in published for word in words if word in content] == []


def test_every_other_page_is_there(bad_hub: Path, preview: subprocess.CompletedProcess[str]) -> None:
    site = bad_hub / "site"
    addresses = {page.parent.relative_to(site).as_posix() for page in site.rglob("index.html")}
    assert {".", "papers", "themes", "themes/trust", "references/sample2001", "people/ada-example"} <= addresses
    assert len([address for address in addresses if re.fullmatch("papers/[^/]+", address)]) == 18
    assert "A sound paper" in words_of(bad_hub, "themes/trust")


def test_a_missing_figure_keeps_its_place_and_says_what_it_would_show(
    bad_hub: Path, preview: subprocess.CompletedProcess[str]
) -> None:
    page = html.parse(bad_hub / "site/papers/missing-figure/index.html")
    (place,) = page.xpath("//*[@class='missing-figure']")
    assert (place.get("role"), place.get("aria-label")) == ("img", "What the figure would show")
    assert place.getparent().tag == "figure"


def test_nothing_of_a_stranger_runs_or_leaves_its_folder(
    bad_hub: Path, preview: subprocess.CompletedProcess[str]
) -> None:
    site = bad_hub / "site"
    for name, content in files_of(site).items():
        if name.endswith(".html"):
            page = html.document_fromstring(content)
            runs = "//main//script | //script[not(@src or @type='application/ld+json')] | //@onerror | //@onload"
            assert page.xpath(runs) == []
    assert not (site / "papers/linked-figure/linked.png").exists()
    assert b"<path" in (site / "papers/live-drawing/live.svg").read_bytes()
    assert not re.search(rb"script|onload", (site / "papers/live-drawing/live.svg").read_bytes())


def test_while_a_page_is_written_it_says_what_is_wrong_with_it(
    bad_hub: Path, preview: subprocess.CompletedProcess[str]
) -> None:
    page = html.parse(bad_hub / "site/papers/unknown-theme/index.html")
    (findings,) = page.xpath("//*[@class='hub-findings']//li")
    assert " ".join(findings.text_content().split()) == (
        "error themes must name a theme of the hub; found 'trsut'. Did you mean 'trust'? "
        "papers/unknown-theme/paper.md:5:10 theme-is-known"
    )
    assert html.parse(bad_hub / "site/papers/sound/index.html").xpath("//*[@class='hub-findings']") == []


@pytest.fixture(scope="module")
def small_hub(copied_hub: Callable[[str], Path], build: Build) -> Path:
    hub = copied_hub("small")
    result = build(hub, "--strict", downloads=True)
    assert (result.returncode, findings_in(result.stderr)) == (0, []), result.stderr
    return hub


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_content_gives_the_same_bytes(
    small_hub: Path, copied_hub: Callable[[str], Path], build: Build
) -> None:
    """In another folder, without what the first build kept, search index included."""
    other = copied_hub("small")
    assert build(other, "--strict", downloads=True).returncode == 0
    first, second = files_of(small_hub / "site"), files_of(other / "site")
    assert [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)] == []
    assert any(name.startswith("pagefind/fragment/") for name in first)


def test_a_page_lists_the_files_that_are_there(
    small_hub: Path, bad_hub: Path, preview: subprocess.CompletedProcess[str]
) -> None:
    def listed(page: Path) -> list[str]:
        return html.parse(page).xpath("//ul[@class='hub-downloads']//a/@href")

    assert listed(small_hub / "site/papers/silence/index.html")[:3] == ["silence.pdf", "silence.docx", "silence.epub"]
    assert listed(bad_hub / "site/papers/sound/index.html")[:1] == ["sound.md"]


def test_nothing_on_the_site_says_where_it_was_built(small_hub: Path) -> None:
    place = str(small_hub).encode()
    assert [name for name, content in files_of(small_hub / "site").items() if place in content] == []


def test_files_stand_beside_the_pages_they_belong_to(small_hub: Path) -> None:
    site = files_of(small_hub / "site")
    table = (small_hub / "papers/speaking-first/figures/table.svg").read_bytes()
    assert site["papers/speaking-first/figures/table.svg"] == table
    exported = [name for name in site if name.endswith((".bib", ".ics", ".xml")) and not name.startswith("pagefind/")]
    assert sorted(exported) == [
        "events.ics",
        "events/feed.xml",
        "events/speaking-up/speaking-up.ics",
        "events/two-days/two-days.ics",
        "feed.xml",
        "feeds/practice-insight.xml",
        "feeds/research.xml",
        "feeds/think-piece.xml",
        "issues/1/feed.xml",
        "oai/repository.xml",
        "papers/candour/candour.bib",
        "papers/candour/candour.jats.xml",
        "papers/candour/references.bib",
        "papers/feed.xml",
        "papers/silence/silence.bib",
        "papers/silence/silence.jats.xml",
        "papers/speaking-first/references.bib",
        "papers/speaking-first/speaking-first.bib",
        "papers/speaking-first/speaking-first.jats.xml",
        "references/example2020/example2020.bib",
        "references/references.bib",
        "references/sample2001/sample2001.bib",
        "sitemap.xml",
        "themes/pairs/feed.xml",
        "themes/pairs/pairs.bib",
        "themes/silence/feed.xml",
        "themes/trust/feed.xml",
        "themes/trust/trust.bib",
    ]
    of_references = ("references/", "themes/")
    assert {name for name in site if name.startswith(of_references) and name.endswith(".ris")} == {
        name.replace(".bib", ".ris") for name in exported if name.startswith(of_references) and name.endswith(".bib")
    }


NEW_PAPER = """---
title: A new paper
authors: [Dee Novel]
date: 2025-11-01
themes: [silence]
---

Something is said.
"""


def test_a_new_paper_changes_the_pages_that_show_it_and_no_other(
    small_hub: Path, copied_hub: Callable[[str], Path], build: Build
) -> None:
    """Its author is new, its theme is not. Search index, sitemap and zip tell of every page, so they are left out."""
    other = copied_hub("small")
    (other / "papers/new").mkdir()
    (other / "papers/new/paper.md").write_text(NEW_PAPER)
    assert build(other, "--strict", downloads=True).returncode == 0

    before, after = files_of(small_hub / "site"), files_of(other / "site")
    changed = sorted(
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name) and not name.startswith(("pagefind/", "sitemap.xml", "hub.zip"))
    )
    assert changed == [
        "RePEc/aaa/wpaper/new.rdf",
        "api/v1/index.json",
        "api/v1/papers/1.json",
        "api/v1/people/1.json",
        "feed.xml",
        "feeds/research.xml",
        "index.html",
        "oai/repository.xml",
        "papers/feed.xml",
        "papers/index.html",
        "papers/new/CITATION.cff",
        "papers/new/index.html",
        "papers/new/linkset.json",
        "papers/new/new.bib",
        "papers/new/new.card.png",
        "papers/new/new.docx",
        "papers/new/new.epub",
        "papers/new/new.jats.xml",
        "papers/new/new.json",
        "papers/new/new.md",
        "papers/new/new.pdf",
        "papers/new/new.ris",
        "papers/silence/index.html",
        "people/dee-novel/index.html",
        "people/index.html",
        "themes/index.html",
        "themes/silence/feed.xml",
        "themes/silence/index.html",
    ]


def test_nothing_that_anybody_writes_stops_the_build(copied_hub: Callable[[str], Path], build: Build) -> None:
    hub = copied_hub("small")
    for name, text in STRANGE.items():
        (hub / "papers" / name).mkdir()
        (hub / "papers" / name / "paper.md").write_bytes(text.encode())

    preview = build(hub)

    assert preview.returncode == 0, preview.stderr
    assert "Traceback" not in preview.stderr
    pages = {page.parent.name for page in (hub / "site" / "papers").glob("*/index.html")}
    assert {*STRANGE, "candour", "silence", "speaking-first"} <= pages


DEEP = "\n".join("    " * depth + f"- item {depth}" for depth in range(400))
HEAVY = {
    "brackets": "[" * 100_000 + " the end",
    "stars": "*a" * 50_000 + " the end",
    "quotations": ">" * 10_000 + " the end",
    "lists": f"{DEEP} the end",
    "columns": "|a" * 10_000 + "\n" + "|-" * 10_000 + "\n" + "|b" * 10_000 + "\n\nthe end",
    "footnotes": "".join(f"a[^{n}]\n\n[^{n}]: note\n\n" for n in range(10_000)) + "the end",
    "line": "word " * 300_000 + "the end",
}
"""Texts that a converter would take minutes for, or fail at."""
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x00\x27\x10\0\x00\x27\x10\x08\x06\0\0\0"
"""The head of a picture of 10,000 by 10,000 pixels."""


@pytest.fixture(scope="module")
def heavy_hub(copied_hub: Callable[[str], Path], build: Build) -> Path:
    hub = copied_hub("small")
    for name, text in {**HEAVY, "picture": "![What it shows](scan.png)\n\nthe end"}.items():
        (hub / "papers" / name).mkdir()
        front_matter = f"---\ntitle: {name}\nauthors: [Ada Example]\ndate: 2026-01-31\n---\n"
        (hub / "papers" / name / "paper.md").write_text(front_matter + text)
    (hub / "papers/picture/scan.png").write_bytes(PICTURE)
    (hub / "docs/round").symlink_to(".")
    (hub / "docs/round-again").symlink_to(".")
    (hub / "docs/page.html").write_text("<script>document.title = 'ran'</script>")
    (hub / "docs/secret.md").symlink_to("/etc/hostname")
    result = build(hub)
    assert result.returncode == 0, result.stderr
    found = {re.sub(r".*papers/(\w+)/.*\[(.*)\]", r"\1 \2", line) for line in findings_in(result.stderr)}
    assert found >= {f"{name} text-is-within-bounds" for name in HEAVY} | {"picture figure-is-within-bounds"}
    return hub


@pytest.mark.parametrize("name", HEAVY)
def test_a_text_that_asks_too_much_is_shown_as_it_was_written(name: str, heavy_hub: Path) -> None:
    assert words_of(heavy_hub, f"papers/{name}").count(" ".join(HEAVY[name].split())) == 1


def test_a_figure_that_is_too_large_keeps_its_place(heavy_hub: Path) -> None:
    assert "Missing figure: scan.png" in words_of(heavy_hub, "papers/picture")
    assert not (heavy_hub / "site/papers/picture/scan.png").exists()


def test_nothing_else_that_lies_in_the_docs_folder_is_published(heavy_hub: Path) -> None:
    names = {file.relative_to(heavy_hub / "site").as_posix() for file in (heavy_hub / "site").rglob("*")}
    assert names.isdisjoint({"page.html", "secret", "secret/index.html", "round", "round-again"})
