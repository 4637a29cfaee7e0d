"""Bringing the browser, on machines that have no more than a test gives them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import bring_chromium

MISSING = (
    "The browser tests need Chromium, and none was found: install chromium "
    "(on Debian: apt install chromium) or Google Chrome.\n"
)

INSTALLING = "Installing Debian's chromium for the browser tests (once)\n"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """The folder of a machine's programs; a test adds its own."""
    for name in ("sh", "env", "touch", "chmod"):
        program = shutil.which(name)
        assert program is not None
        (tmp_path / name).symlink_to(program)
    return tmp_path


def put(programs: Path, name: str, script: str) -> None:
    path = programs / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def bring(programs: Path, **variables: str) -> tuple[int, str, str]:
    """What running the script answers: exit status, output, errors."""
    run = subprocess.run(
        [sys.executable, bring_chromium.__file__],
        env={"PATH": str(programs), **variables},
        capture_output=True,
        check=False,
        text=True,
    )
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_that_is_there_is_used(programs: Path, name: str) -> None:
    put(programs, name, "exit 0")
    put(programs, "apt-get", "touch installed")
    assert bring(programs) == (0, "", "")


def test_without_a_browser_the_tests_can_do_without(programs: Path) -> None:
    assert bring(programs) == (0, "", MISSING)


def test_without_a_browser_continuous_integration_fails(programs: Path) -> None:
    assert bring(programs, CI="true") == (1, "", MISSING)


def test_a_placeholder_is_no_browser(programs: Path) -> None:
    put(programs, "chromium-browser", "exit 1")
    assert bring(programs) == (0, "", MISSING)


def test_debians_package_is_installed_where_that_is_allowed(programs: Path) -> None:
    put(programs, "sudo", '[ "$1" = -n ] && shift && exec "$@"')
    chromium = programs / "chromium"
    put(
        programs,
        "apt-get",
        f"""
case "$*" in
  update) touch '{programs}/list' ;;
  'install --yes --no-install-recommends chromium')
    [ -e '{programs}/list' ] && echo '#!/bin/sh' > '{chromium}' && chmod +x '{chromium}' ;;
  *) exit 1 ;;
esac
""",
    )
    assert bring(programs, CI="true") == (0, INSTALLING, "")


def test_a_failed_installation_says_what_to_install(programs: Path) -> None:
    put(programs, "sudo", '[ "$1" = -n ] && shift && exec "$@"')
    put(programs, "apt-get", "exit 100")
    assert bring(programs, CI="true") == (1, INSTALLING, MISSING)
