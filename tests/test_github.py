"""What GitHub reads: workflows, forms and the rest, held against published schemas and against what may go wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")

SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
}


def run(*command: str) -> str:
    """What a program says of our files, if it finds anything; nothing is asked of the network."""
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else result.stdout + result.stderr


def program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_file_fits_the_published_schema(schema: str) -> None:
    files = [str(path) for path in SCHEMAS[schema]]
    assert files
    assert run(program("check-jsonschema"), "--builtin-schema", schema, *files) == ""


def test_nothing_in_the_workflows_is_known_to_be_unsafe() -> None:
    command = [program("zizmor"), "--offline", "--persona", "pedantic", "--collect", "all", "--strict-collection"]
    assert run(*command, "--no-progress", "--quiet", ".github", ".pre-commit-config.yaml") == ""


def workflow(path: Path) -> dict[str, Any]:
    """A workflow's keys and values; YAML 1.1 reads the key `on` as true."""
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return read


def jobs(path: Path) -> list[dict[str, Any]]:
    return list(workflow(path)["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_the_token_is_not_left_behind(path: Path) -> None:
    used = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))
    assert [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)] == []
    steps = [step for job in jobs(path) for step in job["steps"]]
    checkouts = [step for step in steps if "actions/checkout@" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_one_action_has_one_version() -> None:
    used = {action for path in WORKFLOWS for action in re.findall(r"uses: *(\S+)", path.read_text(encoding="utf-8"))}
    names = [action.partition("@")[0] for action in used]
    assert sorted(names) == sorted(set(names))


PERMISSIONS = {
    "check": [{"contents": "read"}, {"contents": "read"}],
    "links": [{"contents": "read"}, {"issues": "write"}],
    "publish": [{"contents": "read", "pages": "read"}, {"id-token": "write", "pages": "write"}],
}
"""What each job may do; nothing else is granted."""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_each_job_may_do_what_it_needs(path: Path) -> None:
    assert workflow(path)["permissions"] == {}
    assert [job["permissions"] for job in jobs(path)] == PERMISSIONS[path.stem]


def test_a_proposal_is_looked_at_without_secrets() -> None:
    text = (GITHUB / "workflows/check.yml").read_text(encoding="utf-8")
    assert list(workflow(GITHUB / "workflows/check.yml")["on"]) == ["pull_request", "push"]
    assert not re.search(r"secrets\.|github\.token|pull_request_target|workflow_run", text)


def test_every_command_of_a_workflow_is_there() -> None:
    import click  # noqa: PLC0415 (only this test asks for the commands)

    from hub.cli import main  # noqa: PLC0415

    scripts = [step["run"] for path in WORKFLOWS for job in jobs(path) for step in job["steps"] if "run" in step]
    named = {name for script in scripts for name in re.findall(r"\.venv/bin/hub ([a-z]+)", script)}
    targets = {name for script in scripts for name in re.findall(r"\bmake ([a-z]+)", script)}
    assert named == {"check", "links", "preview", "summary"}
    assert named <= set(main.list_commands(click.Context(main)))
    assert all(
        re.search(rf"^{name}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE) for name in targets
    )


def test_everything_has_an_owner_and_every_owned_path_is_there() -> None:
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()]
    owned = [line for line in lines if line and not line[0].startswith("#")]
    assert owned[0][0] == "*"
    assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for _, *owners in owned for owner in owners)
    assert [path for path, *_ in owned[1:] if not list(ROOT.glob(path.strip("/")))] == []
