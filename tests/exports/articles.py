"""Articles for tests of formats: a text of some HTML under a cover, and an image that is one."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from hub.articles.article import Article, read_article
from hub.articles.cover import Contributor, Cover

COVER = Cover(
    path="papers/care/paper.md",
    url="https://hub.example/papers/care/",
    title="Care",
    subtitle="What it takes",
    kind="Research",
    series="A hub",
    number=7,
    issue=2,
    contributors=(Contributor("Ada Example", orcid="0000-0002-1825-0097", institutions=("A University",)),),
    date="2026-01-31",
    keywords=("care", "candour"),
)


def article_of(folder: Path, text: str, cover: Cover = COVER, **files: bytes) -> Article:
    """An article of a page with some text and files beside it; `a_png` is the file `a.png`."""
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    page = folder / "index.html"
    page.write_text(f"<body><div data-article='text'>{text}</div></body>", encoding="utf-8")
    return read_article(page, cover)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    _chunk(*part)
    for part in (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff\0\0")),
        (b"IEND", b""),
    )
)
"""A red dot."""
