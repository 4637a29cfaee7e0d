"""Golden files: what a format looks like, whole, for people to read. `make golden` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

WRITES = os.environ.get("HUB_GOLDEN") == "write"


def assert_is_golden(made: str, file: Path) -> None:
    """Hold a text against a golden file, or write that file if it is to be made anew."""
    if WRITES:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made, encoding="utf-8", newline="")
    assert made == file.read_bytes().decode()
