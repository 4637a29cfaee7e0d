"""JATS 1.3, journal publishing: each text as archives and indexes take articles in, its references taken apart."""

from __future__ import annotations

from lxml import etree

from hub.articles.article import Article
from hub.articles.article_format import ArticleFormat, Written
from hub.jats.document import document


def write(article: Article) -> Written:
    """A paper as a file of JATS."""
    return Written(etree.tostring(document(article), encoding="utf-8", xml_declaration=True) + b"\n")


DOWNLOAD = ArticleFormat("JATS", "jats.xml", write, place=8)
