"""What Pandoc reads, for tests that hold the hub's own reading against it: many texts by one process."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from hub.citations.pandoc import find_pandoc

SCRIPT = Path(__file__).with_suffix(".lua")


def cited_keys(texts: Sequence[str]) -> list[list[str]]:
    """The keys that each text cites, sorted."""
    asked = "".join(f"{json.dumps(text)}\n" for text in texts)
    command = [find_pandoc(), "+RTS", "-M1g", "-RTS", "lua", str(SCRIPT)]
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]
