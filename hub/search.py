"""The search index: the finished site, cut by Pagefind into small files that a browser fetches as needed.

No server takes part in a search, and nothing a visitor types leaves the page. What a page offers to search is
said in its template: `data-pagefind-body` on what is searched, `data-pagefind-meta` for what a result shows,
`data-pagefind-filter` for what results can be narrowed by. A page without `data-pagefind-body` is not found.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import cbor2
from pagefind.service import get_executable

BUNDLE = "pagefind"
"""The folder of the site that holds the index."""

NOT_SEARCHED = ("#refs", ".headerlink", ".footnote-ref", ".footnote-backref")
"""Selectors of what a searched page shows without saying it: works it cites, links to its own parts."""

_BODY_MARK = b"data-pagefind-body"
_ENTRY = "pagefind-entry.json"
_LOADED_BY_NAME = frozenset({_ENTRY, "pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"})
_LOADED_BY_KIND = frozenset({".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"})
_SIGNATURE = b"pagefind_dcd"

# Has the indexer's allocator, jemalloc, return memory as soon as it is free: a quarter less at its peak.
_SPARING = {"_RJEM_MALLOC_CONF": "narenas:1,dirty_decay_ms:0,muzzy_decay_ms:0"}


class SearchIndexError(Exception):
    """The search index could not be made; the message says why."""


def index_beside(site: Path) -> None:
    """Index a finished site in a process of its own: the index comes as a whole, and takes its memory with it.

    Raises `SearchIndexError` as `index_site` does.
    """
    done = subprocess.run([sys.executable, "-P", "-m", __name__, str(site)], capture_output=True, check=False)
    if done.returncode:
        raise SearchIndexError(done.stderr.decode(errors="replace").strip())


def index_site(site: Path) -> None:
    """Write the index of a finished site into its `pagefind` folder, in place of the one that is there.

    The same pages give the same bytes, in whatever order the file system lists them.

    Raises `SearchIndexError` if the indexer is missing, fails or refuses a page, or if no page is marked.
    """
    with _indexing() as indexer:
        # One language for the whole hub: a page that declares another would otherwise get an index of its own
        # and be found only from such a page.
        indexer.ask("NewIndex", config={"exclude_selectors": NOT_SEARCHED, "force_language": "en"})
        searched = 0
        for path, html in _searched_pages(site):
            indexer.ask("AddFile", index_id=0, file_path=path, file_contents=html)
            searched += 1
        if not searched:
            raise SearchIndexError(
                "Nothing can be searched: no page of the site has an element with data-pagefind-body."
            )
        made = indexer.ask("GetFiles", index_id=0)["files"]
    files = {file["path"]: base64.b64decode(file["content"]) for file in made if _is_loaded(Path(file["path"]))}
    _write(_in_settled_order(files), site / BUNDLE)


def _searched_pages(site: Path) -> Iterator[tuple[str, str]]:
    for page in sorted(site.rglob("*.html")):
        content = page.read_bytes()
        if _BODY_MARK in content:
            yield page.relative_to(site).as_posix(), content.decode("utf-8", errors="replace")


def _is_loaded(path: Path) -> bool:
    """Whether the hub's pages ever ask for the file; Pagefind also brings search boxes of its own."""
    return path.name in _LOADED_BY_NAME or path.suffix in _LOADED_BY_KIND


def _write(files: dict[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in sorted(files.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _in_settled_order(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same index with its filters, their values and its sort keys in alphabetical order.

    Pagefind 1.5 writes these three in the order of a hash table with a random seed, and names files after
    what is in them, so the files are packed and named anew. The records have the shape given in Pagefind
    1.5.2, `index/index_metadata.rs` and `index/index_filter.rs`.
    """
    settled = dict(files)
    names = {Path(path).stem: _settle_filter(settled, path) for path in files if path.endswith(".pf_filter")}
    entry = json.loads(settled[_ENTRY])
    for language in entry["languages"].values():
        version, pages, chunks, filters, sorts, fields = _unpacked(settled.pop(f"pagefind.{language['hash']}.pf_meta"))
        filters = sorted([label, names[file]] for label, file in filters)
        packed = _packed([version, pages, chunks, filters, sorted(sorts), fields])
        language["hash"] = _named_after(packed)
        settled[f"pagefind.{language['hash']}.pf_meta"] = packed
    settled[_ENTRY] = json.dumps(entry, separators=(",", ":"), sort_keys=True).encode()
    return settled


def _settle_filter(files: dict[str, bytes], path: str) -> str:
    label, values = _unpacked(files.pop(path))
    packed = _packed([label, sorted(values)])
    name = _named_after(packed)
    files[f"filter/{name}.pf_filter"] = packed
    return name


def _unpacked(content: bytes) -> Any:
    return cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))


def _packed(record: object) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(record), mtime=0)


def _named_after(content: bytes) -> str:
    return f"en_{hashlib.sha1(content, usedforsecurity=False).hexdigest()[:12]}"


@contextmanager
def _indexing() -> Iterator[_Indexer]:
    program = get_executable()
    if program is None:
        raise SearchIndexError("The search indexer is not installed: the package 'pagefind[bin]' brings it.")
    with tempfile.TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(
                [str(program), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env=os.environ | _SPARING,
            )
        except OSError as error:
            raise SearchIndexError(f"The search indexer could not be started: {error}") from error
        try:
            yield _Indexer(process, complaints)
        finally:
            process.kill()
            process.communicate()


@dataclass
class _Indexer:
    """Pagefind as a service, which takes pages one by one and numbers them in the order in which they come.

    Given a folder, it numbers them as the file system lists them: two copies of a site would get two indexes.
    """

    process: subprocess.Popen[bytes]
    complaints: IO[bytes]
    asked: int = 0

    def ask(self, action: str, **details: object) -> dict[str, Any]:
        """Send one request and wait for its answer."""
        self.asked += 1
        request = {"message_id": self.asked, "payload": {"type": action, **details}}
        try:
            self._send(base64.b64encode(json.dumps(request).encode()))
            answer: dict[str, Any] = json.loads(self._received())["payload"]
        except (OSError, EOFError) as error:
            raise SearchIndexError(f"The search indexer stopped before it was done. {self._last_words()}") from error
        if answer["type"] == "Error":
            about = details.get("file_path", "the site")
            raise SearchIndexError(f"The search indexer refused {about}: {answer['message']}")
        return answer

    def _send(self, message: bytes) -> None:
        requests = cast("io.BufferedWriter", self.process.stdin)
        requests.write(message + b",")
        requests.flush()

    def _received(self) -> bytes:
        answers = cast("io.BufferedReader", self.process.stdout)
        message = bytearray()
        while not message.endswith(b","):
            piece = answers.read1(1 << 20)
            if not piece:
                raise EOFError
            message += piece
        # The whole index comes as one message: copies of it would be most of what a build takes of memory.
        with memoryview(message) as whole:
            return binascii.a2b_base64(whole[:-1])

    def _last_words(self) -> str:
        self.process.kill()
        self.process.wait()
        self.complaints.seek(0)
        return self.complaints.read().decode("utf-8", errors="replace").strip() or "It said nothing."


if __name__ == "__main__":
    try:
        index_site(Path(sys.argv[1]))
    except SearchIndexError as error:
        sys.exit(str(error))
