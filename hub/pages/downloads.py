"""The files in which a text may be taken away, as its page lists them."""

from __future__ import annotations

from hub.articles.texts import Kind
from hub.exports import article_formats
from hub.pages.page import Link


def files_of(address: str, name: str, kind: Kind) -> tuple[Link, ...]:
    """A link for each format.

    Args:
        address: of the text's page.
        name: what its files are called, without their ending.
        kind: what it is taken away for.
    """
    return tuple(Link(one.label, f"{address}{name}.{one.suffix}") for one in article_formats() if kind in one.of)
