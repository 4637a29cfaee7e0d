"""What a format is in which readers take a text away. A module of `hub/exports/` that has one in `DOWNLOAD` adds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hub.articles.article import Article
from hub.articles.texts import Kind


@dataclass(frozen=True)
class Remark:
    """What a format could not do as it was asked, and did in another way."""

    message: str
    """What must hold and what was found."""
    advice: str = ""
    """What to do about it."""


@dataclass(frozen=True)
class Written:
    """A text in a format."""

    content: bytes
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class ArticleFormat:
    """A format of texts: its files stand beside their pages, each named after its page."""

    label: str
    """What readers call it: `PDF`."""
    suffix: str
    """What the names of its files end with, without the dot."""
    write: Callable[[Article], Written]
    """The file of a text. It is called in another process, and ended there if it takes too long."""
    of: frozenset[Kind] = frozenset({Kind.PAPER})
    """What it is made of."""
    is_of_text: bool = True
    """Whether it holds the text, and is one of its downloads."""
    place: int = 9
    """Where pages list it: those that most people want have the lowest."""
