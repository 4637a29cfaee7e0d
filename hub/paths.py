"""Files that people name in their texts: whether they are there, and where they ought to be."""

from __future__ import annotations

import os
from pathlib import Path


def is_file_inside(file: Path, folder: Path) -> bool:
    """Whether there is such a file, and it lies in a folder once every symbolic link is followed."""
    try:
        return file.is_file() and lies_inside(file, folder)
    except (OSError, ValueError):  # a name that no file can have
        return False


def lies_inside(path: Path, folder: Path) -> bool:
    """Whether a path, be there such a file or not, is one in a folder once every symbolic link is followed."""
    if _leads_nowhere_else(str(path), str(folder)):
        return True
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or links in a circle
        return False


def _leads_nowhere_else(path: str, folder: str) -> bool:
    """Whether a path says that it lies in a folder, and no part of what it says beyond that is a link.

    So nearly every path does, and following each to its end from the root of all files takes ten times as long.
    """
    if not path.startswith(f"{folder}{os.sep}") or os.pardir in path or "\0" in path:
        return False
    while len(path) > len(folder):
        if os.path.islink(path):  # noqa: PTH114 (of each of many files: a path costs as much again)
            return False
        path = os.path.dirname(path)  # noqa: PTH120
    return True
