"""What a page is, whatever is on it: plain data that a template shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hub.content.document import Document
from hub.content.person import Person
from hub.content.reference import Reference


@dataclass(frozen=True)
class Link:
    """A link inside the hub or out of it."""

    text: str
    address: str
    """From the site's root, without a leading slash; or a whole web address."""


@dataclass(frozen=True)
class When:
    """A day or a moment, for people and for machines."""

    text: str
    """`14 March 2018`."""
    iso: str
    """`2018-03-14`."""


@dataclass(frozen=True)
class Facets:
    """What a search can narrow its results by."""

    byline: str = ""
    """Who, and when: shown with a result."""
    themes: tuple[str, ...] = ()
    """Titles of themes."""
    audience: tuple[str, ...] = ()
    """Labels of audiences."""
    year: str = ""
    """The year of publication or of the event."""


@dataclass(frozen=True)
class Page:
    """One page of the site."""

    address: str
    """From the site's root, without a leading slash; the home page's is empty."""
    title: str
    """The page's heading."""
    template: str
    """The file in `overrides/` that shows it."""
    kind: str = ""
    """What the page is, in a word that readers know: `Working paper`. Empty for lists, which search leaves out."""
    description: str = ""
    """One sentence, for search engines and previews."""
    view: object = None
    """What the template shows: a dataclass of the module that made the page."""
    markdown: str = ""
    """The text, in Markdown."""
    document: Document | None = None
    """The file that the text is from, if there is one."""
    about: Person | None = None
    """Whom the page is about, where no file need say so."""
    lists: tuple[str, ...] = ()
    """Citation keys that stand in the page's references though the text may not cite them."""
    entries: tuple[Reference, ...] = ()
    """References that the template shows formatted."""
    facets: Facets = Facets()
    """What a search can narrow by."""
    is_searched: bool = True
    """Whether search finds it, if it is no list."""
    changed: datetime.date | None = None
    """The day of the last change that the content tells."""
    feed: str = ""
    """The address of the feed that tells what is new here."""
    trail: tuple[Link, ...] = ()
    """The pages above this one, from the top."""


def when(moment: datetime.date) -> When:
    """A day as British readers write it; with the time, if it has one.

    >>> when(datetime.date(2018, 3, 14))
    When(text='14 March 2018', iso='2018-03-14')
    """
    text = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if isinstance(moment, datetime.datetime):
        return When(f"{text}, {moment:%H.%M}", f"{moment:%Y-%m-%dT%H:%M}")
    return When(text, moment.isoformat())


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "paper"), counted(1200, "paper"), counted(2, "person", "people")
    ('1 paper', '1,200 papers', '2 people')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a sentence.

    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])
    ('A', 'A and B', 'A, B and C')
    """
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last
