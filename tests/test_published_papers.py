"""Papers that were published elsewhere say on the hub's pages what Pandoc says of them, citation by citation.

The papers are other people's and no part of the hub. They are looked for in the folder that `HUB_CORPUS` names, or else
in `../shared/corpus`: folders of papers, each with its `paper.md`, its own base and figures.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import Markdown

from hub.build import Build
from hub.citations.pandoc import find_pandoc
from hub.citations.style import DEFAULT_STYLE, find_style
from hub.content.values import slug
from tests.conftest import ROOT
from tests.pages_read import Said, read_page, site_extensions

CORPUS = Path(os.environ.get("HUB_CORPUS") or ROOT.parent / "shared" / "corpus")
PAPERS = sorted(CORPUS.glob("*/*/paper.md"))

pytestmark = pytest.mark.skipif(not PAPERS, reason="no papers of others in HUB_CORPUS or ../shared/corpus")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Said]:
    """What the hub says of each paper, once its folder lies in `papers/` as it stands."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "mkdocs.yml").write_text("site_name: A hub\nsite_url: https://hub.example/\n", encoding="utf-8")
    for paper in PAPERS:
        shutil.copytree(paper.parent, folder / "papers" / slug(paper.parent.name), dirs_exist_ok=True)
    return dict(zip(PAPERS, read_pages(folder), strict=True))


def read_pages(folder: Path) -> Iterator[Said]:
    build = Build.begin(folder / "mkdocs.yml")
    names, options = site_extensions()
    texts = []
    for paper in PAPERS:
        page = build.pages[f"papers/{slug(paper.parent.name)}/"]
        md = Markdown(extensions=[*names, *build.extensions], extension_configs=options)
        texts.append(build.finish_text(md.convert(build.begin_text(page))))
    yield from (read_page(build.finish_page(text)) for text in texts)
    build.close()


def said_by_pandoc(paper: Path) -> Said | None:
    """What Pandoc says of a paper as it stands; nothing if it refuses the paper or its base."""
    text = paper.read_text(encoding="utf-8")
    style = () if has_own_style(text, paper.parent) else ("--csl", str(find_style(DEFAULT_STYLE, Path())))
    language = () if re.search(r"^lang\s*:", text, re.MULTILINE) else ("-M", "lang=en-GB")
    named = re.search(r"^bibliography\s*:", text, re.MULTILINE)
    bases = () if named else tuple(f"--bibliography={base.name}" for base in sorted(paper.parent.glob("*.bib")))
    command = [find_pandoc(), "+RTS", "-M1g", "-RTS", "--citeproc", "-t", "html", *style, *language, *bases, paper.name]
    run = subprocess.run(command, cwd=paper.parent, capture_output=True, text=True, check=False)
    return read_page(run.stdout) if run.returncode == 0 else None


def has_own_style(text: str, folder: Path) -> bool:
    own = re.search(r"^csl\s*:\s*['\"]?([^'\"\n]+)", text, re.MULTILINE)
    return own is not None and (folder / own[1].strip()).is_file()


@pytest.mark.parametrize("paper", PAPERS, ids=[paper.parent.name for paper in PAPERS])
def test_a_paper_says_what_pandoc_says(paper: Path, pages: dict[Path, Said]) -> None:
    expected = said_by_pandoc(paper)
    if expected is None:
        pytest.skip("Pandoc refuses the paper or its whole base; the hub shows what can be read")

    assert pages[paper] == expected
