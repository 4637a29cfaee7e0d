"""`hub new`: begin a paper or an event with a file that has everything in its place."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path

import click

from hub.citations.pandoc import HEAP, PandocError, find_pandoc
from hub.configuration import Configuration, ConfigurationError, find_configuration

SECONDS_A_FILE = 120
"""How long the reading of a Word file may take."""
_MARKDOWN = "markdown_strict+citations+footnotes+pipe_tables+implicit_figures+link_attributes"
"""What the hub reads, as Pandoc writes it."""

_PAPER = """\
---
title: "{title}"
description: One sentence of up to 160 characters by which a reader can choose.
authors:
  - name: Your Name
    affiliation: Your institution
date: {today}
type: research
themes: []
abstract: |
  One paragraph of 100 to 200 words. Begin each line with two spaces,
  as here, and leave no line empty.
version: 1
license: CC-BY-4.0
{bibliography}---

{text}"""
_TEXT = """\
Begin here. Cite a work by its key in `references.bib`, in square brackets and with an at sign before it.

## A first section
"""
_EVENT = """\
---
title: "{title}"
description: One sentence of up to 160 characters by which a reader can choose.
start: {day} 16:00
end: {day} 18:00
timezone: Europe/London
venue: Room and building, town
themes: []
organisers:
  - name: Your group
---

Write here whom it is for, what people will do, and what to bring. Say how to reach the room without stairs.
"""


@click.group("new")
def command() -> None:
    """Begin a paper or an event. What is there already is never written over."""


@command.command("paper")
@click.argument("name")
@click.option(
    "--word",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A Word file (.docx) whose text, figures and citations to take over.",
)
def paper(name: str, word: Path | None) -> None:
    """Begin a paper in papers/NAME/; NAME is its place in the address, such as what-stays-in-the-room."""
    folder = _hub().papers / _fit(name, _NAME, "small letters, digits and hyphens, such as what-stays-in-the-room")
    _keep(folder)
    folder.mkdir(parents=True)
    text, bibliography = _from_word(word.resolve(), folder, name) if word else (_TEXT, "")
    today = datetime.datetime.now().astimezone().date()
    begun = _PAPER.format(title=_title(name), today=today, bibliography=bibliography, text=text)
    (folder / "paper.md").write_text(begun, encoding="utf-8")
    _tell([file for file in sorted(folder.rglob("*")) if file.is_file()])


@command.command("event")
@click.argument("name")
def event(name: str) -> None:
    """Begin an event in docs/events/NAME.md; NAME is its day and a few words, such as 2027-05-12-mentoring."""
    _fit(name, _DAY_AND_NAME, "the day and a few words, such as 2027-05-12-mentoring")
    file = _hub().docs / "events" / f"{name}.md"
    _keep(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_EVENT.format(title=_title(name[11:]), day=name[:10]), encoding="utf-8")
    _tell([file])


_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY_AND_NAME = re.compile(rf"\d{{4}}-\d\d-\d\d-{_NAME.pattern}")


def _fit(name: str, form: re.Pattern[str], words: str) -> str:
    if not form.fullmatch(name):
        raise click.UsageError(f"NAME must be {words}; found '{name}'.")
    return name


def _hub() -> Configuration:
    try:
        return Configuration.read(find_configuration(Path.cwd()))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error


def _keep(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise click.UsageError(f"{_shown(path)} is there already, and stays as it is. Choose another name.")


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _shown(path: Path) -> str:
    return _hub().shown(path)


def _tell(files: list[Path]) -> None:
    for file in files:
        click.echo(f"Wrote {_shown(file)}")
    click.echo("Open it, change what is there to your own, and run `hub check`.")


def _from_word(word: Path, folder: Path, name: str) -> tuple[str, str]:
    """The text of a Word file, and the front matter that names its works; its figures are put into the folder."""
    text = _pandoc(word, folder, "--to", _MARKDOWN, "--wrap=none", "--extract-media=.")
    works = _pandoc(word, folder, "--to", "biblatex").strip()
    if not works:
        return text.replace("./media/", "media/"), ""
    (folder / f"{name}.bib").write_text(f"{works}\n", encoding="utf-8")
    return text.replace("./media/", "media/"), f"bibliography: {name}.bib\n"


def _pandoc(word: Path, folder: Path, *options: str) -> str:
    try:
        command = [find_pandoc(), "+RTS", f"-M{HEAP}", "-RTS", str(word), "--from", "docx+citations", *options]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=SECONDS_A_FILE)
    except (PandocError, OSError, subprocess.SubprocessError) as error:
        folder.rmdir() if not any(folder.iterdir()) else None
        raise click.ClickException(f"{word.name} cannot be read as a Word file (.docx).") from error
    return done.stdout.decode("utf-8", errors="replace")
