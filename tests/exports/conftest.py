"""What the tests of formats for references share: the process that reads entries, and the bases that others wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.citations.csl_items import CslReader
from hub.citations.pandoc import Pandoc
from tests.conftest import ROOT

CORPUS = Path(os.environ.get("HUB_CORPUS", ROOT.parent / "shared/corpus"))
BASES = sorted(CORPUS.glob("bib/*.bib"))
"""Reference bases that others wrote."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `base_file` once for each base of the corpus."""
    if "base_file" in metafunc.fixturenames:
        missing = pytest.param(None, marks=pytest.mark.skip(reason=f"no bases in {CORPUS}: set HUB_CORPUS"))
        metafunc.parametrize("base_file", BASES or [missing], ids=lambda file: file.name if file else "corpus")


@pytest.fixture(scope="session")
def pandoc() -> Iterator[Pandoc]:
    """The process that reads all entries."""
    pandoc = Pandoc()
    yield pandoc
    pandoc.close()


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory, pandoc: Pandoc) -> CslReader:
    """What reads entries as Pandoc does."""
    return CslReader(tmp_path_factory.mktemp("items"), pandoc)
