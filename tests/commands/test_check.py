"""`hub check`: what it prints, what it is asked, and how it ends."""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import click
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

ON_ABOUT = f"""docs/about.md:3:1: warning {ABOUT} [key-is-known]
  3 | zzzz: 1
    | ^
"""
ON_TRUST = f"""papers/trust/paper.md:5:10: error {TRUST} [theme-is-known]
  5 | themes: [trsut]
    |          ^
"""
BOTH = f"{ON_ABOUT}{ON_TRUST}\nFound 1 error and 1 warning in 2 files.\n"
ONE_ERROR = f"{ON_TRUST}\nFound 1 error in 1 file.\n"
ONE_WARNING = f"{ON_ABOUT}\nFound 1 warning in 1 file.\n"
NONE = "Nothing to mend.\n"

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
    assert (result.stdout, result.stderr, result.exit_code) == (BOTH, "", 1)


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
    ("arguments", "printed", "code"),
    [
        (["papers"], ONE_ERROR, 1),
        (["papers/trust"], ONE_ERROR, 1),
        (["papers/trust/paper.md"], ONE_ERROR, 1),
        (["docs", "papers"], BOTH, 1),
        (["."], BOTH, 1),
        (["docs"], ONE_WARNING, 0),
        (["docs", "--strict"], ONE_WARNING, 1),
        (["references.bib"], NONE, 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_only_what_is_said_of_some_paths(arguments: list[str], printed: str, code: int, hub: Path) -> None:
    result = check(*arguments)
    assert (result.stdout, result.stderr, result.exit_code) == (printed, "", code)


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["--select", "theme-is-known"], ONE_ERROR),
        (["--select", "key-is-known"], ONE_WARNING),
        (["--select", "front-matter"], BOTH),
        (["--select", "citations,key-is-known", "--select", "theme-is-known"], BOTH),
        (["--select", "citations"], NONE),
        (["--ignore", "theme-is-known"], ONE_WARNING),
        (["--ignore", "theme-is-known, key-is-known"], NONE),
        (["--select", "front-matter", "--ignore", "key-is-known"], ONE_ERROR),
        (["--select", ""], BOTH),
    ],
    ids=" ".join,
)
def test_only_what_breaks_some_rules(arguments: list[str], printed: str, hub: Path) -> None:
    result = check(*arguments)
    assert (result.stdout, result.stderr) == (printed, "")


def test_a_file_that_is_missing_can_be_asked_about(hub: Path) -> None:
    (hub / "references.bib").unlink()
    result = check("references.bib")
    assert (result.stdout.splitlines()[0], result.exit_code) == (
        "references.bib:1:1: error The file cannot be read: no such file or directory. [file-is-readable]",
        1,
    )


def test_the_hub_is_found_from_a_folder_of_it(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hub / "papers" / "trust")
    assert check().stdout == BOTH
    assert check("paper.md").stdout == ONE_ERROR


def test_the_hub_is_found_by_the_name_of_its_configuration(
    hub: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert check("--config", str(hub / "mkdocs.yml")).stdout == BOTH


# Mending.

TITLED = {
    "docs/themes/peer-coaching.md": "---\ntitle: Peer coaching\n---\nText.\n",
    "papers/trust/paper.md": PAPER.format(more="themes: [Peer coaching, trsut]\n"),
}
DIFF = """--- a/papers/trust/paper.md
+++ b/papers/trust/paper.md
@@ -2,6 +2,6 @@
 title: Trust
 authors: [Ada Example]
 date: 2026-01-31
-themes: [Peer coaching, trsut]
+themes: [peer-coaching, trsut]
 ---
 Text.
"""
LEFT = "papers/trust/paper.md:5:25: error themes must name a theme of the hub; found 'trsut'. [theme-is-known]"
AFTER = f"""Mended 1 finding in 1 file.

{LEFT}
  5 | themes: [peer-coaching, trsut]
    |                         ^

Found 1 error in 1 file.
"""


@pytest.fixture
def titled_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_hub(tmp_path, TITLED))
    return tmp_path / "papers/trust/paper.md"


def test_what_can_be_mended_is_told(titled_hub: Path) -> None:
    assert check().stdout.splitlines()[-1] == "Found 2 errors in 1 file. 1 can be mended with --fix."
    assert titled_hub.read_text() == TITLED["papers/trust/paper.md"]


def test_what_would_be_mended_is_shown(titled_hub: Path) -> None:
    result = check("--diff")
    told = "--fix would mend 1 finding in 1 file.\n"
    assert (result.stdout, result.stderr, result.exit_code) == (DIFF, told, 1)
    assert titled_hub.read_text() == TITLED["papers/trust/paper.md"]


def test_what_can_be_mended_is_mended_and_shown(titled_hub: Path) -> None:
    result = check("--fix")
    assert (result.stdout, result.stderr, result.exit_code) == (DIFF + AFTER, "", 1)
    assert titled_hub.read_text() == PAPER.format(more="themes: [peer-coaching, trsut]\n")
    again = check("--fix")
    assert (again.stdout, again.exit_code) == (AFTER.partition("\n\n")[2], 1)


def test_a_report_for_a_machine_is_not_mixed_with_what_was_mended(titled_hub: Path) -> None:
    result = check("--fix", "--format", "github")
    assert result.stdout == f"::error file=papers/trust/paper.md,line=5,col=25,title=theme-is-known::{MESSAGE}\n"
    assert result.stderr == DIFF + "Mended 1 finding in 1 file.\n\n"


MESSAGE = "themes must name a theme of the hub; found 'trsut'."


@pytest.mark.parametrize("arguments", [["docs"], ["--select", "citations"], ["--ignore", "theme-is-known"]])
def test_nothing_else_is_mended_than_what_was_asked_for(arguments: list[str], titled_hub: Path) -> None:
    assert check("--fix", *arguments).stdout == NONE
    assert check("--diff", *arguments).stderr == "Nothing that --fix can mend.\n"
    assert titled_hub.read_text() == TITLED["papers/trust/paper.md"]


def test_a_diff_has_colours_where_they_are_asked_for(titled_hub: Path) -> None:
    lines = check("--diff", "--color", "always").stdout.splitlines()
    assert lines == [
        "--- a/papers/trust/paper.md",
        "+++ b/papers/trust/paper.md",
        "\x1b[36m@@ -2,6 +2,6 @@\x1b[0m",
        " title: Trust",
        " authors: [Ada Example]",
        " date: 2026-01-31",
        "\x1b[31m-themes: [Peer coaching, trsut]\x1b[0m",
        "\x1b[32m+themes: [peer-coaching, trsut]\x1b[0m",
        " ---",
        " Text.",
    ]


# A rule's documentation.

EXPLANATION = """theme-is-known (error)
A theme is one of the hub's.

What it holds to

Each id under `themes`, and under `broader` and `related` of a theme, is the name of a file in `docs/themes/`.

Why

A page with a misspelt theme is missing from the theme's page, where readers look for it.

Example

    themes: [peer-coachng]

Instead

    themes: [peer-coaching]

"""


def test_a_rule_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = check("--explain", "theme-is-known")
    assert (result.stdout, result.stderr, result.exit_code) == (EXPLANATION, "", 0)


def test_headings_of_an_explanation_are_bold_where_that_can_be_seen() -> None:
    lines = check("--explain", "theme-is-known", "--color", "always").stdout.splitlines()
    assert (lines[0], lines[1], lines[3]) == (
        "\x1b[1mtheme-is-known (error)\x1b[0m",
        "A theme is one of the hub's.",
        "\x1b[1mWhat it holds to\x1b[0m",
    )


def test_every_rule_of_a_group_is_explained() -> None:
    explained = check("--explain", "waivers").stdout
    assert [line for line in explained.splitlines() if line.startswith("waiver-")] == [
        "waiver-gives-a-reason (error)",
        "waiver-is-needed (warning)",
        "waiver-names-a-rule (error)",
    ]


# Colours.


@pytest.mark.parametrize(
    ("arguments", "environment", "colours"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--colour", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_a_terminal_shows_colours(arguments: list[str], environment: dict[str, str], colours: bool, hub: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM"}}
    master, slave = pty.openpty()
    command = [sys.executable, "-c", "from hub.cli import main; main()", "check", "papers", *arguments]
    with subprocess.Popen(command, cwd=hub, stdout=slave, env={**inherited, "TERM": "xterm", **environment}) as process:
        os.close(slave)
        printed = b""
        with contextlib.suppress(OSError):  # how Linux tells that the other end is closed
            while part := os.read(master, 1024):
                printed += part
    os.close(master)
    assert (b"\x1b[" in printed, process.returncode) == (colours, 1)


def test_a_pipe_shows_none(hub: Path) -> None:
    command = [sys.executable, "-c", "from hub.cli import main; main()", "check", "papers"]
    printed = subprocess.run(command, cwd=hub, capture_output=True, text=True, check=False).stdout
    assert printed == ONE_ERROR


NO_RULE = "Invalid value for '{}': no rule is called '{}'. "
NEAR = "Did you mean 'theme-is-known'?"
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
        ({}, ["--confg"], "No such option '--confg'. Did you mean '--config'?"),
        (FILES, ["--select", "theme-is-knwon"], NO_RULE.format("--select", "theme-is-knwon") + NEAR),
        (FILES, ["--ignore", "key-is-known,theme-is-knwon"], NO_RULE.format("--ignore", "theme-is-knwon") + NEAR),
        ({}, ["--explain", "theme-is-knwon"], NO_RULE.format("--explain", "theme-is-knwon") + NEAR),
        (
            {},
            ["--explain", "zzz"],
            NO_RULE.format("--explain", "zzz")
            + "A finding ends with the name of its rule; the groups are files, front-",
        ),
        ({**FILES, "mkdocs.yml": "{}"}, ["docs/abuot.md"], "There is no 'docs/abuot.md'. Did you mean 'about.md'?\n"),
        ({**FILES, "mkdocs.yml": "{}"}, ["zzz/zzz.md"], "There is no 'zzz/zzz.md'.\n"),
        (
            {**FILES, "mkdocs.yml": "{}"},
            ["--fix", "--diff"],
            "--fix changes files and --diff changes nothing; give one",
        ),
    ],
    ids=[
        "outside a hub",
        "no such configuration",
        "no configuration",
        "no such format",
        "a slip in an option",
        "a slip in a rule",
        "a slip in one of several rules",
        "a slip in the rule to explain",
        "no rule at all",
        "a slip in a path",
        "no path at all",
        "two wishes that exclude each other",
    ],
)
def test_wrong_use_is_told_without_a_traceback(
    files: dict[str, str], arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
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


ANYWHERE = click.Context(main)


@pytest.mark.parametrize("name", main.list_commands(ANYWHERE))
def test_every_command_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], prog_name="hub")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: hub {name} [OPTIONS]")
    command = main.get_command(ANYWHERE, name)
    assert command
    assert command.help
    assert all(getattr(option, "help", "") for option in command.params if option.param_type_name == "option")
