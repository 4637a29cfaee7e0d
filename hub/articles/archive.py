"""Zip archives whose bytes follow from what is in them: no clock, no machine, the order in which files are given."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def archive(files: Mapping[str, bytes], uncompressed: frozenset[str] = frozenset()) -> bytes:
    """An archive of some files, by their paths in it.

    Args:
        files: their contents.
        uncompressed: the paths of those that are kept as they are.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for path, content in files.items():
            kept = zipfile.ZipInfo(path)  # dated 1980, as all are that have no day
            kept.compress_type = zipfile.ZIP_STORED if path in uncompressed else zipfile.ZIP_DEFLATED
            kept.external_attr = 0o644 << 16
            packed.writestr(kept, content)
    return written.getvalue()
