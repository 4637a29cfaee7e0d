"""Making every text's files in every format, beside each other and only what has changed since they were made last.

A file is kept in `.cache/exports/` by a digest of all that it is made of: the text as its page shows it, its cover, its
figures, its references, the hub's code and what that stands on. Beside it stands what there was to remark.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from hub.articles.article import read_article
from hub.articles.article_format import ArticleFormat, Remark
from hub.articles.cover import Cover
from hub.articles.texts import Text
from hub.articles.workers import NotMadeError, Workers
from hub.diagnostics import Severity
from hub.memory import digest, digest_of_code

QUIET_SECONDS = 2.0
"""How long files are made without a word about it."""


@dataclass(frozen=True)
class Told:
    """What there is to tell of a file, once it has been made or could not be: no rule, since no check finds it."""

    path: str
    """The file that the text is from."""
    severity: Severity
    format: str
    """What readers call the format."""
    remark: Remark

    def __str__(self) -> str:
        words = f"{self.path}: {self.severity} {self.format}: {self.remark.message} {self.remark.advice}"
        return words.rstrip()


@dataclass(frozen=True)
class Task:
    """A file to be made."""

    text: Text
    format: ArticleFormat
    site: Path
    kept: Path
    """Where it is kept, and copied from into the site."""

    @property
    def target(self) -> Path:
        """Where it stands in the site."""
        return self.site / self.text.file(self.format.suffix)

    @property
    def remarks(self) -> Path:
        """Where it is kept what there was to remark."""
        return self.kept.with_name(f"{self.kept.name}.json")

    def as_question(self) -> dict[str, Any]:
        """The task as the process is told it that makes the file."""
        return {
            "format": self.format.suffix,
            "page": str(self.site / self.text.page),
            "cover": dataclasses.asdict(self.text.cover),
            "holds": [[str(self.site / one.page), dataclasses.asdict(one.cover)] for one in self.text.holds],
            "target": str(self.kept),
        }


def make_files(texts: Iterable[Text], formats: Sequence[ArticleFormat], site: Path, cache: Path) -> Iterator[Told]:
    """Write the files of texts beside their pages, and yield what there is to tell about them.

    Args:
        texts: what is taken away.
        formats: in which formats.
        site: the folder of the finished pages.
        cache: a folder for what has been made once.
    """
    tasks = [task for text in texts for task in _tasks(text, formats, site, cache)]
    failures = _make([task for task in tasks if not task.remarks.is_file()])
    for task in tasks:
        if task.kept not in failures:
            shutil.copyfile(task.kept, task.target)
            severity = Severity.NOTE
            remarks = [Remark(**remark) for remark in json.loads(task.remarks.read_text(encoding="utf-8"))]
        else:
            severity = Severity.WARNING
            remarks = [Remark(f"The file could not be made: {failures[task.kept]}. The page does not list it.")]
        yield from (Told(task.text.cover.path, severity, task.format.label, remark) for remark in remarks)
    _forget(cache, {path for task in tasks for path in (task.kept, task.remarks)})


def _tasks(text: Text, formats: Sequence[ArticleFormat], site: Path, cache: Path) -> Iterator[Task]:
    article = read_article(site / text.page, text.cover, [(site / one.page, one.cover) for one in text.holds])
    figures = (hashlib.sha256(figure.read_bytes()).hexdigest() for figure in article.figures())
    references = article.items.read_text(encoding="utf-8") if article.items.is_file() else ""
    covers = [dataclasses.asdict(one.cover) for one in (text, *text.holds)]
    made_of = (json.dumps(covers), article.as_html(), references, *figures)
    for format_ in (one for one in formats if text.kind in one.of):
        name = digest(digest_of_code(), format_.suffix, *made_of)
        yield Task(text, format_, site, cache / f"{name}.{format_.suffix}")


def _make(tasks: Sequence[Task]) -> dict[Path, NotMadeError]:
    """Make files, and give those that could not be made, each with its reason."""
    if not tasks:
        return {}
    kept = {task.kept: task for task in tasks}  # what is the same is made once
    for folder in {task.kept.parent for task in tasks}:
        folder.mkdir(parents=True, exist_ok=True)
    failures: dict[Path, NotMadeError] = {}
    with Workers("hub.articles.worker", most=len(kept)) as workers:
        progress = _Progress(len(kept))
        for question, answer in workers.ask_all([task.as_question() for task in kept.values()]):
            if isinstance(answer, NotMadeError):
                failures[Path(question["target"])] = answer
            elif answer["failure"]:
                failures[Path(question["target"])] = NotMadeError(answer["failure"])
            progress.advance()
    return failures


def _forget(cache: Path, kept: set[Path]) -> None:
    if cache.is_dir():
        for file in cache.iterdir():
            if file not in kept:
                file.unlink(missing_ok=True)


class _Progress:
    """Tells on the terminal how many files are made, if it takes long."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._made = 0
        self._began = time.monotonic()
        self._told = False

    def advance(self) -> None:
        self._made += 1
        if time.monotonic() - self._began < QUIET_SECONDS:
            return
        if sys.stderr.isatty():  # the same line again and again
            end = "\n" if self._made == self._total else ""
            sys.stderr.write(f"\rMaking files to take away: {self._made} of {self._total}{end}")
        elif not self._told:
            sys.stderr.write(f"Making {self._total} files to take away\n")
        self._told = True
        sys.stderr.flush()


TO_COVER: TypeAdapter[Cover] = TypeAdapter(Cover)
"""Reads a cover as `Task.as_question` tells it."""
