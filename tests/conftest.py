"""What every test is given: tables of cases, tiny hubs, the library of a hub, and the hub itself as it is published."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub.configuration import Configuration
from hub.library import Library

ROOT = Path(__file__).parent.parent
SITES = Path(__file__).parent / "sites"
"""Tiny hubs, each named after what it is there to show. Everybody in them is invented."""

CONFIGURATION = "site_name: A hub\nsite_url: https://hub.example/\n"

Files = Mapping[str, str | bytes]
"""The files of a hub by their path."""
ReadLibrary = Callable[[Files | str], Library]
Build = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `case` once for each case in its tables: x.yaml or x/*.yaml beside test_x.py."""
    if "case" in metafunc.fixturenames:
        table = metafunc.definition.path.with_name(metafunc.definition.path.stem.removeprefix("test_"))
        files = sorted(table.glob("*.yaml")) if table.is_dir() else [table.with_suffix(".yaml")]
        cases = [(f"{file.stem}: {case['case']}", case) for file in files for case in read_table(file)]
        metafunc.parametrize("case", [case for _, case in cases], ids=[name for name, _ in cases])


def read_table(file: Path) -> list[dict[str, Any]]:
    """The cases of a table."""
    cases: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return cases


def write_hub(folder: Path, files: Files) -> Path:
    """Write a hub's files; an `mkdocs.yml` comes with it unless one is given."""
    for path, content in {"mkdocs.yml": CONFIGURATION, "references.bib": "", **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def library(tmp_path: Path) -> ReadLibrary:
    """Read the library of a hub: of some files, or of the folder of that name in tests/sites/."""

    def read(hub: Files | str) -> Library:
        folder = SITES / hub if isinstance(hub, str) else write_hub(tmp_path, hub)
        return Library.read(Configuration.read(folder / "mkdocs.yml"))

    return read


@pytest.fixture(scope="session")
def copied_hub(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Copy a hub of tests/sites/, and give it what builds the site: configuration, hooks and templates."""

    def copied(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name) / "hub"
        shutil.copytree(SITES / name, folder, symlinks=True)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        for part in ("hooks", "overrides"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        return folder

    return copied


@pytest.fixture(scope="session")
def build() -> Build:
    """Build a hub as its people do; without PDF and the like, which take longest, unless they are asked for."""

    def run(folder: Path, *options: str, downloads: bool = False) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", "build", *options]
        environment = {**os.environ, "EXPORTS": "on" if downloads else "off"}
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """The hub's own site, built once."""
    site = tmp_path_factory.mktemp("built") / "site"
    result = build(ROOT, "--strict", "--site-dir", str(site), downloads=True)
    assert result.returncode == 0, result.stderr
    return site
