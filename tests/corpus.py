"""Real inputs that others wrote. They are no part of the project: tests use them where they are at hand."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from tests.conftest import ROOT

CORPUS = Path(os.environ.get("HUB_CORPUS", ROOT.parent / "shared/corpus"))
REASON = f"no corpus in {CORPUS}: set HUB_CORPUS"
"""Why a test is skipped that has no input."""


def bases() -> list[Path]:
    """Every reference base, those of the same content once."""
    files = sorted(CORPUS.rglob("*.bib"), reverse=True)
    return sorted({hashlib.sha256(file.read_bytes()).digest(): file for file in files}.values())
