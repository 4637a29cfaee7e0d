"""The process that makes files: `python -m hub.articles.worker` reads tasks, and answers each in a line."""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
from pathlib import Path
from typing import Any

from hub.articles.article import Article, read_article
from hub.articles.making import TO_COVER
from hub.exports import article_formats

MOST_MEMORY = 4_000_000_000
"""How much address space the process may take, in bytes; the longest papers take a quarter of it."""


def main() -> None:
    """Answer task after task until there are no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    formats = {format_.suffix: format_ for format_ in article_formats()}
    for line in sys.stdin:
        task = json.loads(line)
        try:
            write = formats[task["format"]].write
            written = write(_article(task))
            _keep(Path(task["target"]), written.content, [dataclasses.asdict(remark) for remark in written.remarks])
            failure = ""
        except Exception as error:  # noqa: BLE001 (a text that a format's code trips over costs that file alone)
            failure = f"{type(error).__name__}: {error}"
        print(json.dumps({"failure": failure}), flush=True)  # noqa: T201 (the answer)


def _article(task: dict[str, Any]) -> Article:
    held = [(Path(page), TO_COVER.validate_python(cover)) for page, cover in task["holds"]]
    return read_article(Path(task["page"]), TO_COVER.validate_python(task["cover"]), held)


def _keep(target: Path, content: bytes, remarks: list[dict[str, Any]]) -> None:
    """Write a file and then, as a sign that it is whole, what there is to remark on it."""
    target.write_bytes(content)
    beside = target.with_name(f"{target.name}.json")
    unfinished = beside.with_suffix(".part")
    unfinished.write_text(json.dumps(remarks), encoding="utf-8")
    unfinished.replace(beside)


if __name__ == "__main__":
    main()
