"""ProperDocs, the maintained fork of MkDocs 1.x, builds the hub unchanged.

It answers imports of `mkdocs` itself, so it has an environment of its own: `make test-properdocs`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("properdocs", reason="needs ProperDocs: run `make test-properdocs`")

ROOT = Path(__file__).parent.parent

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The hub as MkDocs builds it, and as ProperDocs does."""
    folder = tmp_path_factory.mktemp("sites")
    for generator in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", generator, "build", "-f", "mkdocs.yml", "--strict", "-d"]
        build = subprocess.run(
            [*command, str(folder / generator)], cwd=ROOT, capture_output=True, check=False, text=True
        )
        assert build.returncode == 0, build.stderr
    return folder / "mkdocs", folder / "properdocs"


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_the_same_files_are_built(sites: tuple[Path, Path]) -> None:
    with_mkdocs, with_properdocs = sites
    assert files(with_properdocs) == files(with_mkdocs)
    assert "index.html" in files(with_mkdocs)


def test_the_same_pages_are_built(sites: tuple[Path, Path]) -> None:
    with_mkdocs, with_properdocs = sites
    differing = [
        name
        for name in files(with_mkdocs)
        if name.endswith(".html") and page(with_mkdocs / name) != page(with_properdocs / name)
    ]
    assert differing == []


def page(path: Path) -> bytes:
    """A page without the line that names what built it."""
    return GENERATOR.sub(b"", path.read_bytes())
