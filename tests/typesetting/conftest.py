"""An article of a few elements, as tests of what they become need it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hub.articles.article import Article, read_article
from hub.articles.cover import Cover

COVER = Cover(path="papers/care/paper.md", url="https://hub.example/papers/care/", title="Care", date="2026-01-31")

ReadArticle = Callable[..., Article]


@pytest.fixture
def article(tmp_path: Path) -> ReadArticle:
    """Read the article of a page whose text is some HTML, with figures beside it."""

    def read(text: str, figures: dict[str, bytes] | None = None, cover: Cover = COVER) -> Article:
        for name, content in (figures or {}).items():
            (tmp_path / name).write_bytes(content)
        page = tmp_path / "index.html"
        page.write_text(f"<body><div data-article='text'>{text}</div></body>", encoding="utf-8")
        return read_article(page, cover)

    return read
