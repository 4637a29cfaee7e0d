"""A whole hub of invented content, the same for the same numbers."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.papers import write_paper
from tests.bench.plan import Plan
from tests.bench.surroundings import surroundings

PROJECT = Path(__file__).parents[2]
SHARED = ("mkdocs.yml", "overrides", "hooks")
"""What a generated hub has of the project itself."""
BASE_HEAD = "% An invented reference base: no work in it exists.\n"


def generate(folder: Path, papers: int, references: int = 1000, words: int = 2500, seed: int = 1) -> Plan:
    """Write a hub into a folder, which must not hold one yet.

    Args:
        folder: the root of the hub; it is made if it is not there.
        papers: how many working papers.
        references: how many works the reference base holds, 20 at least.
        words: how long a paper is on average; lengths spread around it as those of real papers do.
        seed: another number gives another hub of the same sizes.
    """
    plan = Plan(papers, references, words, seed)
    folder.mkdir(parents=True, exist_ok=True)
    _share(folder)
    _write(folder / "references.bib", "\n".join([BASE_HEAD, *(work.entry for work in plan.works)]))
    for number in range(papers):
        write_paper(plan, number, folder / "papers")
    for path, text in surroundings(plan):
        _write(folder / "docs" / path, text)
    return plan


def _share(folder: Path) -> None:
    for name in SHARED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
