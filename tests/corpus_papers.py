"""Papers that others wrote, as papers of a hub. They are no part of the project: tests use them where they are."""

from __future__ import annotations

import os
import re
from pathlib import Path

from hub.content.values import slug
from tests.conftest import ROOT

CORPUS = Path(os.environ.get("HUB_CORPUS", ROOT.parent / "shared/corpus"))
PAPERS = sorted(CORPUS.glob("joss/*/paper.md"))
REASON = f"no papers in {CORPUS}/joss: set HUB_CORPUS"
"""Why a test is skipped that has no input."""


def hub_of_papers(matter: str = "") -> dict[str, str | bytes]:
    """The files of a hub of all those papers.

    Args:
        matter: lines that are put into the front matter of each, `{name}` standing for its folder.
    """
    files: dict[str, str | bytes] = {}
    for paper in PAPERS:
        name = slug(paper.parent.name)
        text = paper.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        added = matter.format(name=name)
        files[f"papers/{name}/paper.md"] = re.sub(r"\A---\n", f"---\n{added}\n" if added else "---\n", text)
        beside = (file for file in paper.parent.rglob("*") if file.is_file() and file != paper)
        files |= {f"papers/{name}/{file.relative_to(paper.parent)}": file.read_bytes() for file in beside}
    return files
