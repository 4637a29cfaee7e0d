"""Pages that are what their files say: guides, the about page, the statements."""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.plain_page import PlainPage
from hub.library import Library
from hub.pages.page import Facets, Link, Page

KINDS = {"guides": "Guide"}
"""What a page in a folder of `docs/` is; anything else is a page."""

TRAILS = {
    "guides/practitioners/": (Link("Library", "library/"),),
    "guides/researchers/": (Link("Contribute", "contribute/"),),
    "guides/organisers/": (Link("Contribute", "contribute/"),),
    "guides/series/": (Link("Contribute", "contribute/"),),
}
"""Where each guide belongs: the one for readers with what they read, the others with what they write."""


def pages(library: Library) -> Iterator[Page]:
    """A page for each file, but for the home page, which has a module of its own."""
    for page in library.plain_pages:
        if page.address:
            yield _page(page)


def _page(page: PlainPage) -> Page:
    folder = page.address.split("/")[0]
    return Page(
        address=page.address,
        title=page.title,
        template="plain.html",
        kind=KINDS.get(folder, "Page"),
        description=page.description,
        markdown=page.body,
        document=page,
        facets=Facets(audience=tuple(audience.label for audience in page.audience)),
        changed=page.updated or page.date,
        trail=TRAILS.get(page.address, ()),
    )
