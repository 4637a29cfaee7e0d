"""Addresses on the web that people name in place of files."""

from __future__ import annotations

import re


def is_address(name: str) -> bool:
    """Whether a name is that of something on the web, rather than of a file.

    >>> is_address("https://hub.example/works.bib"), is_address("works.bib")
    (True, False)
    """
    return re.match(r"[a-z][a-z0-9+.-]*://", name, re.IGNORECASE) is not None


def shown(address: str) -> str:
    """An address without what may be secret in it: no name, no password, and nothing after a question mark.

    >>> shown("https://ada:secret@hub.example/works.bib?key=secret#top")
    'https://hub.example/works.bib'
    """
    scheme, _, rest = address.partition("://")
    host, slash, path = re.split(r"[?#]", rest, maxsplit=1)[0].partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
