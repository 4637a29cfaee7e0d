"""The whole hub as one zip, to be read from a folder, on a stick or where there is no network at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hub.from_a_folder import readable_as_file
from hub.offline import WORKER
from hub.search import BUNDLE

ARCHIVE = "hub.zip"
"""Its address, which stays."""
FOLDER = "hub"
"""What it unpacks to."""
_LEFT_OUT = frozenset({ARCHIVE, WORKER, "_headers", ".nojekyll"})
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can tell (PKWARE APPNOTE, section 4.4.6): the same site gives the same bytes."""


def write_archive(site: Path) -> None:
    """Write the archive of a finished site into it. What needs a server, such as search, is not in it."""
    with zipfile.ZipFile(site / ARCHIVE, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            name = file.relative_to(site).as_posix()
            if name not in _LEFT_OUT and not name.startswith(f"{BUNDLE}/"):
                archive.writestr(_entry(name), _content(file))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, whatever it is made on
    entry.external_attr = 0o644 << 16
    return entry


def _content(file: Path) -> bytes:
    content = file.read_bytes()
    return readable_as_file(content.decode("utf-8")).encode() if file.suffix == ".html" else content
