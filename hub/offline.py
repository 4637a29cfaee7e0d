"""What works without a network: the library, whose files a browser keeps after one visit to any page.

A service worker keeps them (W3C, Service Workers). Its script names each file and a version, which is a digest of all
of them, so that a browser takes another copy exactly when one of them has changed. `offline-worker.js` is what it does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

WORKER = "service-worker.js"
"""At the site's root, since a worker serves the folder that it lies in."""
KEPT_PAGES = (
    "agreement/",
    "frameworks/",
    "guides/practitioners/",
    "library/",
    "log/",
    "offline/",
    "planner/",
    "programmes/",
    "questions/",
    "reflect/",
    "templates/",
)
"""Folders whose pages are kept. The home page is not: it would be another version with each new paper."""
KEPT_FILES = ("assets/", "manifest.webmanifest", "questions/questions.json")
"""Files, and folders of files, that these pages load."""
PREVIEW_WORKER = """\
// A preview keeps nothing. Where a browser has kept what a site at this address was before, it lets go of that.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith("hub ")) await caches.delete(name);
  await registration.unregister();
  for (const client of await clients.matchAll({ type: "window" })) await client.navigate(client.url);
}
"""


def write_worker(site: Path, *, is_preview: bool) -> None:
    """Write the worker's script into a finished site."""
    (site / WORKER).write_text(PREVIEW_WORKER if is_preview else _worker(site), encoding="utf-8")


def kept(site: Path) -> Iterator[tuple[str, Path]]:
    """The address from the site's root, and the file, of all that is kept, in settled order."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        address = name.removesuffix("index.html")
        if address.endswith("/") and address.startswith(KEPT_PAGES):
            yield address, file
        elif name.startswith(KEPT_FILES):
            yield name, file


def _worker(site: Path) -> str:
    addresses, digest = [], hashlib.sha256()
    for address, file in kept(site):
        addresses.append(address)
        digest.update(address.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return (
        f"const VERSION = {json.dumps(digest.hexdigest()[:16])};\n"
        f"const FILES = {json.dumps(addresses, indent=1)};\n"
        'importScripts("assets/javascripts/offline-worker.js");\n'
    )
