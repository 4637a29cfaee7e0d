"""A picture of a paper for those who see its address shared: the series, the title, who wrote it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hub.articles.cover import Cover
from hub.typesetting.markup import breakable, call, string
from hub.typesetting.pdf import page_as_png

WIDTH, HEIGHT = 1200, 630
"""In dots, as Open Graph's readers ask for them; a page of 600 by 315 points, two dots to a point."""
LONGEST_TITLE = 220
"""How much of a title the picture has, in characters."""
_SIZES = ((50, 40), (90, 32), (150, 26), (LONGEST_TITLE, 22))
"""How large a title is set, in points, up to which length."""
MOST_NAMES = 3


def card(cover: Cover) -> bytes:
    """The picture, as PNG.

    Raises:
        TypesettingError: if Typst refuses it.
    """
    title = f"{cover.title}: {cover.subtitle}" if cover.subtitle else cover.title
    if len(title) > LONGEST_TITLE:
        title = f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    size = next(size for longest, size in _SIZES if len(title) <= longest)
    shown = call(
        "card",
        series=string(cover.collection),
        number=string(str(cover.number or "")),
        title=string(breakable(title)),
        size=f"{size}pt",
        authors=string(_authors(cover)),
        publisher=string(cover.publisher),
    )
    return page_as_png(f"{_look()}\n{shown}\n", ppi=144)


def _authors(cover: Cover) -> str:
    names = [contributor.name for contributor in cover.contributors]
    if len(names) > MOST_NAMES:
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


@cache
def _look() -> str:
    return Path(__file__).with_name("card.typ").read_text(encoding="utf-8")
