"""What the guides tell people to do can be done: every command, file, form and message that they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from hub.cli import main
from tests.conftest import ROOT

GUIDES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "README.md",
    ROOT / "docs/contribute.md",
    *(ROOT / "docs/guides").glob("*.md"),
]
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
YOURS = ("my-paper", "mentoring-in-the-first-year", "YOUR-", "meetings.svg")
"""What a guide calls a reader's own file; it is not there until the reader has made it."""
PLACES = (".", "docs", "tests", ".github", ".github/workflows", ".github/PULL_REQUEST_TEMPLATE")
"""Where a guide's short names are to be looked for."""
MADE = ("site/", ".venv/", "paper.md", "media/", "versions/", ".cache/")
"""What a command makes, or what each paper has."""


@pytest.fixture(params=GUIDES, ids=lambda path: path.name)
def guide(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


def code(text: str) -> list[str]:
    """What stands in backticks or in blocks of shell code."""
    blocks = re.findall(r"^```(?:bash|sh)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"(?<!`)`([^`]+)`(?!`)", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    lines = [line.partition("#")[0] for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    return [" ".join(part.split()) for part in (*lines, *spans) if part.strip()]


def test_every_target_of_make_is_there(guide: str) -> None:
    named = {name for part in code(guide) for name in re.findall(r"^make ([a-z-]+)", part)}
    assert named <= set(TARGETS)


def test_every_command_of_the_hub_and_its_options_are_there(guide: str) -> None:
    for part in code(guide):
        words = re.sub(r"^\.venv/bin/", "", part).split()
        if words[:1] != ["hub"] or len(words) == 1:
            continue
        command: click.Command = main
        for word in words[1:]:
            if isinstance(command, click.Group):
                named = command.get_command(click.Context(command), word)
                assert named, part
                command = named
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, part


def test_every_program_of_the_environment_is_there(guide: str) -> None:
    programs = {name for part in code(guide) for name in re.findall(r"\.venv/bin/([\w-]+)", part)}
    assert [name for name in programs if not Path(click.__file__).parents[4].joinpath("bin", name).exists()] == []


def test_every_file_and_folder_is_there(guide: str) -> None:
    path = re.compile(r"\.?\w[\w.-]*(?:/[\w.-]+)*(?:/|\.(?:md|bib|yml|py|toml))")
    named = {part for part in code(guide) if path.fullmatch(part)}
    theirs = {part for part in named if not part.startswith(MADE) and not any(word in part for word in YOURS)}
    missing = {part for part in theirs if not any((ROOT / place / part).exists() for place in PLACES)}
    assert missing == set()


def test_every_form_is_called_what_the_guides_call_it() -> None:
    forms = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("[mo]*.yml")
    ]
    names = {form["name"] for form in forms}
    text = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in GUIDES)
    assert names == {"Tell us about a mistake", "Offer a paper or an event"}
    assert [name for name in names if name not in text] == []


def test_the_preview_and_the_check_are_called_what_the_guides_call_them() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["content"]["steps"]
    assert workflow["name"] == "Check"
    assert [step["with"]["name"] for step in steps if "upload-artifact" in step.get("uses", "")] == ["preview"]
