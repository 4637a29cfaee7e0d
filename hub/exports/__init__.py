"""Files that stand beside the pages. Each module here writes one format; adding the file adds the format."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from hub.exports.exported import ExportedFile
from hub.library import Library


def all_files(library: Library) -> Iterator[ExportedFile]:
    """Every file of every format."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, "files"):
            yield from module.files(library)
