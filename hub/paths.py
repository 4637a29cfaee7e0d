"""Files that people name in their texts: whether they are there, and where they ought to be."""

from __future__ import annotations

from pathlib import Path


def is_file_inside(file: Path, folder: Path) -> bool:
    """Whether there is such a file, and it lies in a folder once every symbolic link is followed."""
    try:
        return file.is_file() and lies_inside(file, folder)
    except (OSError, ValueError):  # a name that no file can have
        return False


def lies_inside(path: Path, folder: Path) -> bool:
    """Whether a path, be there such a file or not, is one in a folder once every symbolic link is followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or links in a circle
        return False
