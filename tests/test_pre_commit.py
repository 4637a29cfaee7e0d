"""What git does before a commit: the hook looks at the content of a repository, and stops a commit with mistakes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, write_hub

PAPER = "---\ntitle: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\n{more}---\nText.\n"
CONFIG = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
MANIFEST = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of content, whose environment is the one that runs the tests."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "kept"))
    hub = write_hub(tmp_path / "hub", {".pre-commit-config.yaml": CONFIG})
    (hub / ".venv").symlink_to(sys.prefix)
    git(hub, "init", "--quiet")
    return hub


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def hook(folder: Path, paper: str) -> subprocess.CompletedProcess[str]:
    """Do what a commit of a paper does, as far as the content goes."""
    write_hub(folder, {".pre-commit-config.yaml": CONFIG, "papers/trust/paper.md": paper})
    git(folder, "add", "papers", "mkdocs.yml", "references.bib")
    command = [sys.executable, "-m", "pre_commit", "run", "hub", "--color", "never"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_sound_paper_is_let_through(repository: Path) -> None:
    result = hook(repository, PAPER.format(more=""))
    assert (result.stdout.strip().rpartition(".")[2], result.returncode) == ("Passed", 0), result.stdout


def test_a_mistake_stops_the_commit_and_is_told(repository: Path) -> None:
    result = hook(repository, PAPER.format(more="date: 2026-02-01\n"))
    assert result.returncode == 1
    assert "papers/trust/paper.md:5:1: error Each key must be given once; found 'date' again." in result.stdout


def test_the_hook_that_others_use_is_the_same() -> None:
    (own,) = (one for one in yaml.safe_load(CONFIG)["repos"][0]["hooks"] if one["id"] == "hub")
    (offered,) = yaml.safe_load(MANIFEST)
    assert own["entry"] == f".venv/bin/{offered['entry']}"
    assert (own["files"], own["pass_filenames"]) == (offered["files"], offered["pass_filenames"])


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-config", ".pre-commit-config.yaml"), ("validate-manifest", ".pre-commit-hooks.yaml")],
)
def test_both_files_are_what_pre_commit_reads(command: str, file: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", command, file], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.stdout + result.stderr, result.returncode) == ("", 0)
