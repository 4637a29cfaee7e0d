"""EPUB: each text as a book to read on a screen, at any size of letters, without a network."""

from __future__ import annotations

from hub.articles.article import Article
from hub.articles.article_format import ArticleFormat, Written
from hub.ebook.book import Book
from hub.ebook.chapter import chapter


def write(article: Article) -> Written:
    """A text as a book of one chapter."""
    cover = article.cover
    only = chapter(article)
    book = Book(
        identifier=f"https://doi.org/{cover.doi}" if cover.doi else cover.url,
        title=f"{cover.title}: {cover.subtitle}" if cover.subtitle else cover.title,
        language=cover.language,
        creators=[contributor.name for contributor in cover.contributors],
        publisher=cover.series,
        day=cover.last_day,
        description=cover.description,
        rights=cover.license,
        subjects=cover.keywords,
    )
    return Written(book.write([only]), tuple(dict.fromkeys(only.remarks)))


DOWNLOAD = ArticleFormat("EPUB", "epub", write, place=3)
