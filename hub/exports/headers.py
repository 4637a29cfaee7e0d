"""What hosts that can send headers are asked to send, as Netlify, Cloudflare Pages and others read it from `_headers`.

GitHub Pages sends none of its own choosing; there the pages carry the policy themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.safety import HEADERS


def files(library: Library) -> Iterator[ExportedFile]:
    """The file, at the site's root."""
    lines = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    yield ExportedFile("_headers", f"/*\n{lines}".encode())
