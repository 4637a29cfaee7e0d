"""What the set-up promises: pinned, found without an address in any file, and told in one place."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent

LOCK_GROUPS = {
    "requirements.txt": ["build"],
    "requirements-dev.txt": ["dev"],
    "requirements-properdocs.txt": ["properdocs"],
}
"""Each file of pinned requirements, with the groups of pyproject.toml that it holds beside the hub's own."""

LOCKS = sorted(LOCK_GROUPS)

SITE_GENERATORS = {"material", "mkdocs", "mkdocs_bibtex", "properdocs", "zensical"}

TOO_OLD = "{} is not Python 3.11 or newer: install Python 3.11, or name one with PYTHON=/path/to/python3"

REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
INDEX_OPTIONS = ["--" + name for name in ("index-url", "extra-index-url", "find-links", "default-index")]


def pins(lock: str) -> dict[str, str]:
    """The version of each name in a file of pinned requirements."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    requirements = [Requirement(line.removesuffix("\\")) for line in lines if re.match(r"\w", line)]
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in requirements
    }


def asked_for(group: str) -> Iterator[Requirement]:
    """What a dependency group of pyproject.toml asks for, with the groups that it includes."""
    for entry in pyproject()["dependency-groups"][group]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from asked_for(entry["include-group"])


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def kept_files() -> list[Path]:
    """The files of the project that git keeps, or would keep."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def test_no_file_names_a_package_registry() -> None:
    found = []
    for path in kept_files():
        text = path.read_bytes().decode("utf-8", errors="replace").lower()
        found += [f"{path.relative_to(ROOT)}: {word}" for word in (*REGISTRIES, *INDEX_OPTIONS) if word in text]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_one_version_and_its_hashes(lock: str) -> None:
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    pinned = re.compile(r"[\w.-]+==[\w.]+( ; .+?)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    requirements = re.split(r"\n(?=\S)", text.strip())
    assert [requirement for requirement in requirements if not pinned.fullmatch(requirement)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_all_that_is_asked_for_is_pinned(lock: str) -> None:
    wanted = [Requirement(text) for text in pyproject()["project"]["dependencies"]]
    wanted += [requirement for group in LOCK_GROUPS[lock] for requirement in asked_for(group)]
    pinned = pins(lock)
    behind = [
        str(requirement)
        for requirement in wanted
        if not requirement.specifier.contains(pinned.get(canonicalize_name(requirement.name), "0"))
    ]
    assert behind == [], f"{lock} is behind pyproject.toml: run `make requirements`"


@pytest.mark.parametrize("lock", ["requirements-dev.txt", "requirements-properdocs.txt"])
def test_one_name_has_the_same_version_everywhere(lock: str) -> None:
    pinned = pins(lock)
    site = pins("requirements.txt")
    assert {name: pinned.get(name) for name in site} == site


def test_the_build_backend_is_one_of_the_pinned() -> None:
    assert pyproject()["build-system"]["requires"] == pyproject()["dependency-groups"]["build"]


def test_the_hub_imports_no_site_generator() -> None:
    found = [f"{place} imports {name}" for place, name in imports("hub") if name in SITE_GENERATORS]
    assert found == []


def test_all_that_is_imported_is_asked_for() -> None:
    wanted = {canonicalize_name(Requirement(text).name) for text in pyproject()["project"]["dependencies"]}
    providers = importlib.metadata.packages_distributions()
    found = [
        f"{place} imports {name}"
        for folder in ("hub", "hooks")
        for place, name in imports(folder)
        if name not in sys.stdlib_module_names | {"hub"}
        and wanted.isdisjoint(map(canonicalize_name, providers.get(name, [])))
    ]
    assert found == []


def imports(folder: str) -> Iterator[tuple[str, str]]:
    """Each import in a folder's modules: where it stands, and the package that it is from."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import():
                    modules = [name.name for name in node.names]
                case ast.ImportFrom(module=str(module), level=0):
                    modules = [module]
                case _:
                    continue
            for module in modules:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", module.partition(".")[0]


def test_help_tells_of_every_target() -> None:
    declared = re.findall(r"^\.PHONY: (help .+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    told = re.findall(r"^  make (\S+) +\S", make(ROOT, "help").stdout, re.MULTILINE)
    assert [" ".join(told)] == declared


def test_help_is_what_make_does_when_nothing_is_asked() -> None:
    assert make(ROOT).stdout == make(ROOT, "help").stdout


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A folder with the Makefile, beside the few programs that a machine without Python has."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", *LOCKS):
        (tmp_path / name).touch()
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "cat", "touch"):
        program = shutil.which(name)
        assert program is not None
        (programs / name).symlink_to(program)
    return tmp_path


def put_python(machine: Path, name: str, script: str) -> Path:
    path = machine / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_machine_without_python_is_told_what_to_install(bare_machine: Path) -> None:
    answer = make(bare_machine, "site", PATH=str(bare_machine / "bin"))
    assert answer.returncode == 2
    assert told(answer) == [TOO_OLD.format("python3")]


def test_an_old_python_that_was_asked_for_is_not_replaced(bare_machine: Path) -> None:
    put_python(bare_machine, "python3.10", "exit 1")
    put_python(bare_machine, "python3", f'exec "{sys.executable}" "$@"')
    answer = make(bare_machine, "site", "PYTHON=python3.10", PATH=str(bare_machine / "bin"))
    assert answer.returncode == 2
    assert told(answer) == [TOO_OLD.format("python3.10")]


def test_a_newer_python_is_found_beside_an_old_one_and_venv_is_asked_for(bare_machine: Path) -> None:
    put_python(bare_machine, "python3", "exit 1")
    put_python(
        bare_machine,
        "python3.12",
        f'case "$2" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"',
    )
    answer = make(bare_machine, "site", PATH=str(bare_machine / "bin"))
    assert answer.returncode == 2
    assert told(answer) == ["python3.12 has no venv: install it (on Debian and Ubuntu: apt install python3-venv)"]


def told(answer: subprocess.CompletedProcess[str]) -> list[str]:
    """What a run of make said, without make's own remark that a target failed."""
    lines = (answer.stdout + answer.stderr).splitlines()
    return [line for line in lines if not line.startswith("make: ***")]


def make(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person would: outside the run of make that started the tests."""
    program = shutil.which("make")
    assert program is not None
    outside = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=outside | variables,
        capture_output=True,
        check=False,
        text=True,
    )
