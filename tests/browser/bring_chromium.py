"""Find the Chromium that the browser tests use; if there is none, install Debian's when that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MISSING = (
    "The browser tests need Chromium, and none was found: install chromium "
    "(on Debian: apt install chromium) or Google Chrome."
)


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome that starts, or None."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and _starts(path)), None)


def browser_is_required() -> bool:
    """Whether a missing browser is a failure, as it is in continuous integration."""
    return os.environ.get("CI", "").lower() == "true"


def _starts(path: str) -> bool:
    """Whether the program runs: some systems put a placeholder in its place."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def _install() -> None:
    """Install Debian's package, if this user may install packages without being asked for a password."""
    if shutil.which("apt-get") is None:
        return
    as_root: list[str] = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and (shutil.which("sudo") is None or not _succeeds([*as_root, "true"])):
        return
    print("Installing Debian's chromium for the browser tests (once)", flush=True)
    install = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    install += ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    # A fresh machine has no list of packages, and an old list names packages that have gone.
    if not _succeeds(install) and _succeeds([*as_root, "apt-get", "update"]):
        _succeeds(install)


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main() -> int:
    """Bring the browser: 0 if the tests can run, 1 if they cannot and must."""
    if find_chromium() is None:
        _install()
    if find_chromium() is not None:
        return 0
    print(MISSING, file=sys.stderr)
    return 1 if browser_is_required() else 0


if __name__ == "__main__":
    sys.exit(main())
