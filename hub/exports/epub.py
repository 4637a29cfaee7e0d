"""EPUB: each text as a book to read on a screen, at any size of letters, without a network."""

from __future__ import annotations

from hub.articles.article import Article
from hub.articles.article_format import ArticleFormat, Written
from hub.articles.texts import Kind
from hub.ebook.book import Book
from hub.ebook.chapter import chapter


def write(article: Article) -> Written:
    """A text as a book: of one chapter, or an issue's introduction and its papers."""
    cover = article.cover
    chapters = [chapter(article), *(chapter(paper, f"paper-{number}") for number, paper in enumerate(article.holds, 1))]
    authors = [contributor.name for paper in (article, *article.holds) for contributor in paper.cover.contributors]
    book = Book(
        identifier=f"https://doi.org/{cover.doi}" if cover.doi else cover.url,
        title=f"{cover.title}: {cover.subtitle}" if cover.subtitle else cover.title,
        language=cover.language,
        creators=list(dict.fromkeys(authors)),
        publisher=cover.series,
        day=cover.last_day,
        description=cover.description,
        rights=cover.license,
        subjects=cover.keywords,
    )
    remarks = [remark for chapter_ in chapters for remark in chapter_.remarks]
    return Written(book.write(chapters), tuple(dict.fromkeys(remarks)))


DOWNLOAD = ArticleFormat("EPUB", "epub", write, of=frozenset({Kind.PAPER, Kind.ISSUE}), place=3)
