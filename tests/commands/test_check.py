"""`hub check`: what it prints, what it is asked, and how it ends."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub.cli import main
from tests.conftest import write_hub

PAPER = "---\ntitle: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\n{more}---\nText.\n"

FILES = {
    "docs/themes/trust.md": "---\ntitle: Trust\n---\nText.\n",
    "docs/about.md": "---\ntitle: About\nzzzz: 1\n---\nText.\n",
    "papers/trust/paper.md": PAPER.format(more="themes: [trsut]\n"),
}

KEYS = "audience, date, description, keywords, license, moved_from, themes, title, updated"
ABOUT = f"A key must be one that the hub knows; found 'zzzz'. Known keys: {KEYS}."
TRUST = "themes must name a theme of the hub; found 'trsut'. Did you mean 'trust'?"

TEXT = f"""docs/about.md:3:1: warning {ABOUT} [key-is-known]
papers/trust/paper.md:5:10: error {TRUST} [theme-is-known]
"""

GITHUB = f"""::warning file=docs/about.md,line=3,col=1,title=key-is-known::{ABOUT}
::error file=papers/trust/paper.md,line=5,col=10,title=theme-is-known::{TRUST}
"""

JSON = [
    {
        "path": "docs/about.md",
        "line": 3,
        "column": 1,
        "severity": "warning",
        "rule": "key-is-known",
        "message": "A key must be one that the hub knows; found 'zzzz'.",
        "suggestion": f"Known keys: {KEYS}.",
    },
    {
        "path": "papers/trust/paper.md",
        "line": 5,
        "column": 10,
        "severity": "error",
        "rule": "theme-is-known",
        "message": "themes must name a theme of the hub; found 'trsut'.",
        "suggestion": "Did you mean 'trust'?",
    },
]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_hub(tmp_path, FILES))
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_findings_as_text(hub: Path) -> None:
    result = check()
    assert (result.stdout, result.stderr, result.exit_code) == (TEXT, "Found 1 error, 1 warning.\n", 1)


def test_findings_as_github_shows_them(hub: Path) -> None:
    result = check("--format", "github")
    assert (result.stdout, result.stderr, result.exit_code) == (GITHUB, "", 1)


def test_findings_as_json(hub: Path) -> None:
    result = check("--format", "json")
    assert (json.loads(result.stdout), result.stderr, result.exit_code) == (JSON, "", 1)


@pytest.mark.parametrize(("form", "printed"), [("text", "Nothing to mend.\n"), ("github", ""), ("json", "[]\n")])
def test_nothing_to_mend(form: str, printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_hub(tmp_path, {"papers/trust/paper.md": PAPER.format(more="")}))
    result = check("--format", form)
    assert (result.stdout, result.stderr, result.exit_code) == (printed, "", 0)


@pytest.mark.parametrize(
    ("arguments", "lines", "code"),
    [
        (["papers"], [1], 1),
        (["papers/trust"], [1], 1),
        (["papers/trust/paper.md"], [1], 1),
        (["docs", "papers"], [0, 1], 1),
        (["."], [0, 1], 1),
        (["docs"], [0], 0),
        (["docs", "--strict"], [0], 1),
    ],
)
def test_only_what_is_said_of_some_paths(arguments: list[str], lines: list[int], code: int, hub: Path) -> None:
    result = check(*arguments)
    assert result.stdout.splitlines() == [TEXT.splitlines()[line] for line in lines]
    assert result.exit_code == code


def test_the_hub_is_found_from_a_folder_of_it(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hub / "papers" / "trust")
    assert check().stdout == TEXT
    assert check("paper.md").stdout == TEXT.splitlines(keepends=True)[1]


def test_the_hub_is_found_by_the_name_of_its_configuration(
    hub: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert check("--config", str(hub / "mkdocs.yml")).stdout == TEXT


USAGE = "Usage: main check [OPTIONS] [PATHS]...\nTry 'main check --help' for help.\n\nError: "


@pytest.mark.parametrize(
    ("files", "arguments", "message"),
    [
        (
            {},
            [],
            "No mkdocs.yml in this folder or in one above it. Go to the hub's folder, or name the file with --config.",
        ),
        ({}, ["--config", "none.yml"], "none.yml cannot be read: No such file or directory."),
        ({"mkdocs.yml": "- a list"}, [], "mkdocs.yml must hold keys and values, such as `site_name: …`."),
        ({}, ["--format", "xml"], "Invalid value for '--format': 'xml' is not one of "),
        ({}, ["--strct"], "No such option '--strct'. Did you mean '--strict'?"),
    ],
    ids=["outside a hub", "no such configuration", "no configuration", "no such format", "a slip in an option"],
)
def test_wrong_use_is_told_without_a_traceback(
    files: dict[str, str], arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    result = check(*arguments)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith(USAGE + message)
    assert "Traceback" not in result.stderr


def test_the_command_is_installed_and_says_what_it_does() -> None:
    (command,) = importlib.metadata.entry_points(group="console_scripts", name="hub")
    result = CliRunner().invoke(command.load(), ["--help"], prog_name="hub")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: hub [OPTIONS] COMMAND [ARGS]...\n\n  Look after a knowledge hub")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], prog_name="hub")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: hub {name} [OPTIONS]")
    assert main.commands[name].help
    assert all(
        getattr(option, "help", "") for option in main.commands[name].params if option.param_type_name == "option"
    )
