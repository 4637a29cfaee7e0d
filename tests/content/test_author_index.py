"""Finding the works that a typed author and year may stand for."""

from __future__ import annotations

import pytest

from hub.content.author_index import AuthorIndex
from hub.content.base import read_base

INDEX = AuthorIndex(
    read_base(
        """\
@book{ball2003, author = {Ball, Stephen J.}, date = {2003}}
@book{vannieuwerburgh2017, author = {van Nieuwerburgh, Christian}, date = {2017}}
@book{dfe2017, author = {{Department for Education}}, date = {2017}}
@book{kraft2014, author = {Kraft, Matthew}, date = {2014}}
@book{kraft2018a, author = {Kraft, Matthew}, date = {2018}}
@book{kraft2018b, author = {Kraft, Matthew}, date = {2018}}
@book{nobody, title = {Nobody's}, date = {2003}}
""",
        "references.bib",
    ).references.values()
)


@pytest.mark.parametrize(
    ("name", "year", "keys", "is_exact"),
    [
        ("Ball", 2003, ["ball2003"], True),
        ("Stephen Ball", 2003, ["ball2003"], True),
        ("Kraft", 2018, ["kraft2018a", "kraft2018b"], True),
        ("Nieuwerburgh", 2017, ["vannieuwerburgh2017"], True),
        ("van Nieuwerburgh", 2017, ["vannieuwerburgh2017"], True),
        ("DfE", 2017, ["dfe2017"], True),
        ("Ball", 2004, ["ball2003"], False),
        ("Krafft", 2014, ["kraft2014"], False),
    ],
)
def test_works_of_an_author_and_a_year(name: str, year: int, keys: list[str], is_exact: bool) -> None:
    match = INDEX.find(name, year)
    assert match is not None
    assert ([reference.key for reference in match.references], match.is_exact) == (keys, is_exact)


@pytest.mark.parametrize(("name", "year"), [("Ball", 2010), ("Bell", 2003), ("Example", 2017)])
def test_nobody_like_it(name: str, year: int) -> None:
    assert INDEX.find(name, year) is None
