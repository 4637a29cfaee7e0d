"""The picture that is shown where people share a paper's address (The Open Graph protocol, `og:image`)."""

from __future__ import annotations

from hub.articles.article import Article
from hub.articles.article_format import ArticleFormat, Written
from hub.articles.texts import text_name
from hub.content.earlier_version import EarlierVersion
from hub.content.paper import Paper
from hub.typesetting.card import card

SUFFIX = "card.png"


def write(article: Article) -> Written:
    """The card of a paper."""
    return Written(card(article.cover))


DOWNLOAD = ArticleFormat("Card", SUFFIX, write, is_of_text=False)


def card_address(paper: Paper) -> str:
    """Where the card of a paper is; nothing of one that was withdrawn, or of an earlier version."""
    if isinstance(paper, EarlierVersion) or paper.withdrawn:
        return ""
    return f"{paper.address}{text_name(paper)}.{SUFFIX}"
