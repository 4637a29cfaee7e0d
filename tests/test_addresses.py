"""Addresses on the web, and how they are shown."""

from __future__ import annotations

import pytest

from hub.addresses import is_address, shown


@pytest.mark.parametrize("name", ["https://hub.example/works.bib", "HTTP://hub.example", "ftp://hub.example"])
def test_an_address(name: str) -> None:
    assert is_address(name)


@pytest.mark.parametrize("name", ["works.bib", "../works.bib", "C:\\works.bib", "apa", "//hub.example/works.bib", ""])
def test_a_file(name: str) -> None:
    assert not is_address(name)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://hub.example/works.bib", "https://hub.example/works.bib"),
        ("https://ada:secret@hub.example:8000/works.bib?key=secret#secret", "https://hub.example:8000/works.bib"),
        ("https://hub.example?key=a/b@c", "https://hub.example"),
        ("https://hub.example/@ada/works.bib", "https://hub.example/@ada/works.bib"),
    ],
)
def test_what_may_be_secret_is_not_shown(address: str, said: str) -> None:
    assert shown(address) == said
