"""`python -m tests.bench.large_base FILE`: read a reference base, and tell the processor time in seconds as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from hub.content.base import read_base_file
from tests.bench.plan import Plan

ENTRIES = 20_000


def write_base(file: Path, entries: int = ENTRIES) -> None:
    """Write an invented base, the same each time."""
    file.write_text("\n".join(work.entry for work in Plan(papers=1, references=entries).works), encoding="utf-8")


def seconds_to_read(file: Path) -> dict[str, float]:
    """What a fresh process takes to read a base, and then to read all its titles and names."""
    command = [sys.executable, "-m", __name__, str(file)]
    said = subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    seconds: dict[str, float] = json.loads(said.stdout)
    return seconds


def main() -> None:
    """Read the base that is named, and print what it took."""
    started = time.process_time()
    base = read_base_file(Path(sys.argv[1]), sys.argv[1])
    read = time.process_time()
    for reference in base.references.values():
        _ = reference.title, reference.names, reference.fields
    print(json.dumps({"read": read - started, "decode": time.process_time() - read}))


if __name__ == "__main__":
    main()
