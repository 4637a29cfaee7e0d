"""How the library works without a network; shown in place of a page that is not there then."""

from __future__ import annotations

from collections.abc import Iterator

from hub.archive import ARCHIVE
from hub.library import Library
from hub.pages.page import Link, Page


def pages(_library: Library) -> Iterator[Page]:
    """The page."""
    yield Page(
        address="offline/",
        title="Without a network",
        template="offline.html",
        description="What works offline, how to put the hub on a home screen, and how to take all of it with you.",
        view=Link("The whole hub as one zip", ARCHIVE),
        trail=(Link("Library", "library/"),),
    )
