"""Addresses of Zotero libraries, and the requests that stand for them."""

from __future__ import annotations

import pytest

from hub.zotero import request_for

ITEMS = "format=bibtex&limit=100"


@pytest.mark.parametrize(
    ("address", "request_address"),
    [
        ("https://api.zotero.org/groups/12/items?format=bibtex", f"https://api.zotero.org/groups/12/items?{ITEMS}"),
        ("https://api.zotero.org/groups/12/items/top", f"https://api.zotero.org/groups/12/items/top?{ITEMS}"),
        ("https://api.zotero.org/groups/12", f"https://api.zotero.org/groups/12/items/top?{ITEMS}"),
        ("https://api.zotero.org/users/3/?limit=5", "https://api.zotero.org/users/3/items/top?limit=100&format=bibtex"),
        (
            "https://api.zotero.org/users/3/collections/AB12CD34",
            f"https://api.zotero.org/users/3/collections/AB12CD34/items/top?{ITEMS}",
        ),
        (
            "https://api.zotero.org/groups/12/items?format=biblatex&tag=trust%20me",
            "https://api.zotero.org/groups/12/items?format=biblatex&tag=trust+me&limit=100",
        ),
        ("https://api.zotero.org/groups/12/items?format=json", f"https://api.zotero.org/groups/12/items?{ITEMS}"),
        ("https://www.zotero.org/groups/12", f"https://api.zotero.org/groups/12/items/top?{ITEMS}"),
        ("https://www.zotero.org/groups/12/trust/library", f"https://api.zotero.org/groups/12/items/top?{ITEMS}"),
        (
            "https://www.zotero.org/groups/12/trust/collections/AB12CD34/items/EF56GH78/collection",
            f"https://api.zotero.org/groups/12/collections/AB12CD34/items/top?{ITEMS}",
        ),
        ("https://www.zotero.org/styles/apa", "https://www.zotero.org/styles/apa"),
        ("https://hub.example/works.bib?key=1", "https://hub.example/works.bib?key=1"),
    ],
)
def test_what_is_asked_for(address: str, request_address: str) -> None:
    assert request_for(address)[0] == request_address


def test_a_key_goes_into_its_header() -> None:
    assert request_for("https://api.zotero.org/users/3/items?key=secret&format=bibtex") == (
        f"https://api.zotero.org/users/3/items?{ITEMS}",
        {"Zotero-API-Version": "3", "Zotero-API-Key": "secret"},
    )


def test_nothing_of_zoteros_is_said_to_others() -> None:
    assert request_for("https://hub.example/works.bib")[1] == {}
