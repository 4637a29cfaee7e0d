"""The web app manifest, by which a phone puts the hub on its home screen (W3C, Web Application Manifest)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hub.exports.exported import ExportedFile
from hub.library import Library

ADDRESS = "manifest.webmanifest"
BACKGROUND = "#fbfaf6"
"""The colour behind a page: `--hub-paper` of `tokens.css`, in light."""
ICONS = (
    {"src": "assets/images/mark.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
    {"src": "assets/images/icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any maskable"},
    {"src": "assets/images/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
)


def files(library: Library) -> Iterator[ExportedFile]:
    """The manifest. Its addresses are relative to itself, so that it fits any folder of a host."""
    name = library.configuration.site_name
    told = {
        "name": name,
        "short_name": name,
        "id": "./",
        "start_url": "library/",
        "scope": "./",
        "display": "standalone",
        "lang": "en-GB",
        "background_color": BACKGROUND,
        "theme_color": BACKGROUND,
        "icons": ICONS,
        "shortcuts": [
            {"name": "Plan a meeting", "url": "planner/"},
            {"name": "Questions", "url": "questions/"},
        ],
    }
    yield ExportedFile(ADDRESS, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
