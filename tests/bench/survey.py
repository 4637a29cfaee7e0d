"""What a finished site weighs, and whether a page grows with the hub."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

MOST_PAPERS_ON_A_PAGE = 50

_HREF = re.compile(r"""\shref=["']?([^"'\s>]+)""")
_PAPER = re.compile(r"/papers/([^/]+)/")


@dataclass(frozen=True)
class Survey:
    """What there is to say about a site."""

    pages: int
    megabytes: float
    """All files together."""
    largest_page: str
    """The address of the HTML page with most bytes."""
    largest_bytes: int
    fullest_page: str
    """The address of the page that names most papers."""
    papers_on_fullest: int


def survey(site: Path, papers: Collection[str]) -> Survey:
    """Look through a site.

    Args:
        site: its folder.
        papers: the slugs of the papers it should have.
    """
    pages = {page.relative_to(site).as_posix(): page for page in sorted(site.rglob("*.html"))}
    sizes = {address: page.stat().st_size for address, page in pages.items()}
    named = {
        address: len(papers_named(page.read_text(encoding="utf-8"), address) & set(papers))
        for address, page in pages.items()
    }
    largest, fullest = max(sizes, key=sizes.__getitem__), max(named, key=named.__getitem__)
    return Survey(
        pages=len(pages),
        megabytes=sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6,
        largest_page=largest,
        largest_bytes=sizes[largest],
        fullest_page=fullest,
        papers_on_fullest=named[fullest],
    )


def papers_named(html: str, address: str) -> set[str]:
    """The slugs of the papers that a page links to, to their pages or to files beside them.

    >>> sorted(papers_named('<a href="../papers/a/">A</a> <a href="/papers/b/b.pdf">B</a>', "about/index.html"))
    ['a', 'b']
    """
    links = (urlsplit(urljoin(f"/{address}", link)).path for link in _HREF.findall(html))
    return {unquote(found[1]) for link in links if (found := _PAPER.match(link))}
