"""`hub new`: what it writes, what it takes from a Word file, and what it never touches."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub.citations.pandoc import find_pandoc
from hub.cli import main
from hub.configuration import Configuration
from hub.library import Library
from tests.conftest import write_hub


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_hub(tmp_path / "hub", {"docs/index.md": "---\ntitle: Home\n---\nText.\n"}))
    return tmp_path / "hub"


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


def read(hub: Path) -> Library:
    return Library.read(Configuration.read(hub / "mkdocs.yml"))


NEXT = "Open it, change what is there to your own, and run `hub check`.\n"


def test_a_paper_has_everything_in_its_place(hub: Path) -> None:
    result = new("paper", "what-we-tried")
    assert (result.output, result.exit_code) == (f"Wrote papers/what-we-tried/paper.md\n{NEXT}", 0)
    (paper,) = read(hub).papers
    assert (paper.title, paper.usual_address, paper.findings) == ("What we tried", "papers/what-we-tried/", ())
    assert paper.date == datetime.datetime.now().astimezone().date()


def test_an_event_is_on_the_day_that_its_name_says(hub: Path) -> None:
    result = new("event", "2027-05-12-mentoring")
    assert (result.output, result.exit_code) == (f"Wrote docs/events/2027-05-12-mentoring.md\n{NEXT}", 0)
    (event,) = read(hub).events
    assert (event.title, event.usual_address, event.findings) == ("Mentoring", "events/mentoring/", ())
    assert str(event.first_day) == "2027-05-12"


MANUSCRIPT = """# Method

We met *weekly*.[^1] ![A room](room.svg)

[^1]: Except at half-term.
"""


def word_file(folder: Path) -> Path:
    (folder / "room.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (folder / "paper.md").write_text(MANUSCRIPT)
    subprocess.run([find_pandoc(), "paper.md", "--output", "paper.docx"], cwd=folder, check=True)
    return folder / "paper.docx"


def test_a_word_file_gives_its_text_its_notes_and_its_figures(hub: Path, tmp_path: Path) -> None:
    result = new("paper", "what-we-tried", "--word", str(word_file(tmp_path)))
    folder = hub / "papers/what-we-tried"
    written = sorted(file.relative_to(hub).as_posix() for file in folder.rglob("*") if file.is_file())
    assert result.output == "".join(f"Wrote {name}\n" for name in written) + NEXT
    (paper,) = read(hub).papers
    assert "We met *weekly*.[^1]" in paper.body
    assert "[^1]: Except at half-term." in paper.body
    assert "](media/" in paper.body
    assert [name for name in written if "/media/" in name] != []


WRONG = {
    "a name that is no address": (
        ["paper", "What We Tried"],
        "NAME must be small letters, digits and hyphens, such as what-stays-in-the-room; found 'What We Tried'.",
    ),
    "a name that leads elsewhere": (
        ["paper", "../elsewhere"],
        "NAME must be small letters, digits and hyphens, such as what-stays-in-the-room; found '../elsewhere'.",
    ),
    "an event without a day": (
        ["event", "mentoring"],
        "NAME must be the day and a few words, such as 2027-05-12-mentoring; found 'mentoring'.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_told(name: str, hub: Path) -> None:
    arguments, message = WRONG[name]
    result = new(*arguments)
    assert result.exit_code == 2
    assert f"Error: {message}\n" in result.output
    assert not (hub / "papers").exists()


def test_what_is_there_stays(hub: Path) -> None:
    new("paper", "what-we-tried")
    (hub / "papers/what-we-tried/paper.md").write_text("My work.")
    result = new("paper", "what-we-tried")
    assert result.exit_code == 2
    assert "papers/what-we-tried is there already, and stays as it is. Choose another name." in result.output
    assert (hub / "papers/what-we-tried/paper.md").read_text() == "My work."


def test_a_file_that_is_no_word_file_leaves_nothing_behind(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_text("no archive")
    result = new("paper", "what-we-tried", "--word", str(tmp_path / "paper.docx"))
    assert (result.output, result.exit_code) == ("Error: paper.docx cannot be read as a Word file (.docx).\n", 1)
    assert not (hub / "papers/what-we-tried").exists()
