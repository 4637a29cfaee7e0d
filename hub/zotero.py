"""Zotero libraries as reference bases: which request stands for the address that somebody wrote.

Source: Zotero Web API v3, "Basics" (https://www.zotero.org/support/dev/web_api/v3/basics).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

API = "api.zotero.org"
"""The host of the API."""
SITE = frozenset({"zotero.org", "www.zotero.org"})
"""Where people look at libraries in a browser."""
MOST_ITEMS_A_PAGE = 100
"""What `limit` may be at most (API, "Sorting and Pagination")."""
KEY_HEADER = "Zotero-API-Key"
"""The header in which a key belongs, rather than in an address (API, "Authentication")."""
FORMATS = frozenset({"bibtex", "biblatex"})
"""The export formats that are a reference base (API, "Item Export Formats")."""


def request_for(address: str) -> tuple[str, Mapping[str, str]]:
    """The address to ask for and the headers to ask with; for an address that is not Zotero's, as it stands.

    A library or a collection, named by its address in the API or by that of a group's page, becomes its top-level items
    as BibTeX, a hundred at a time: notes and attachments, which are below other items, are nothing to cite. A key
    leaves the address for its header.
    """
    parts = urlsplit(address)
    if parts.hostname in SITE and (group := _GROUP_PAGE.match(parts.path)):
        parts = parts._replace(netloc=API, path=_library(group["id"], group["collection"]), query="", fragment="")
    if parts.hostname != API:
        return address, {}
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    key = query.pop("key", "")
    if query.get("format") not in FORMATS:
        query["format"] = "bibtex"
    query["limit"] = str(MOST_ITEMS_A_PAGE)
    path = parts.path.rstrip("/")
    if _WHOLE.fullmatch(path):
        path += "/items/top"
    headers = {"Zotero-API-Version": "3"} | ({KEY_HEADER: key} if key else {})
    return urlunsplit(parts._replace(path=path, query=urlencode(query), fragment="")), headers


_GROUP_PAGE = re.compile(r"/groups/(?P<id>\d+)(?:/.*?)?(?:/collections/(?P<collection>[A-Z0-9]{8})(?:/.*)?)?\Z")
_WHOLE = re.compile(r"/(?:groups|users)/\d+(?:/collections/[A-Z0-9]+)?")


def _library(group: str, collection: str | None) -> str:
    return f"/groups/{group}/collections/{collection}" if collection else f"/groups/{group}"
