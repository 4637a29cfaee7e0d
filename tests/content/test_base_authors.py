"""The authors of the reference base: who is one author, with which works, and where an index has them."""

from __future__ import annotations

import pytest

from hub.citations.names import read_names
from hub.content.base import read_base
from hub.content.base_authors import BaseAuthor, BaseAuthors, author_id

BASE = """
@book{one, author = {van Example, Ada and {A Centre} and others}, title = {One}}
@book{two, editor = {Ada van Example}, title = {Two}}
@book{three, author = {Émile Sample and Example, A.}, editor = {Nobody, New}, title = {Three}}
@book{four, author = {emile sample and Émile Sample}, title = {Four}}
@book{five, title = {Five}}
"""


@pytest.fixture
def authors() -> BaseAuthors:
    return BaseAuthors(read_base(BASE, "references.bib").references.values())


def keys(author: BaseAuthor | None) -> list[str]:
    return [work.key for work in author.works] if author else []


def test_names_of_the_same_letters_are_one_author(authors: BaseAuthors) -> None:
    assert {author.id: (author.name.inverted, keys(author)) for author in authors.by_id.values()} == {
        "ada-van-example": ("van Example, Ada", ["one", "two"]),
        "a-centre": ("A Centre", ["one"]),
        "emile-sample": ("Sample, Émile", ["three", "four"]),
        "a-example": ("Example, A.", ["three"]),
    }


def test_each_author_of_a_work_once(authors: BaseAuthors) -> None:
    assert {key: [author.id for author in authors.of(key)] for key in ("one", "two", "four", "five", "six")} == {
        "one": ["ada-van-example", "a-centre"],
        "two": ["ada-van-example"],
        "four": ["emile-sample"],
        "five": [],
        "six": [],
    }


def test_a_person_of_the_hub_is_found_by_name(authors: BaseAuthors) -> None:
    assert keys(authors.called("Ada van Example")) == ["one", "two"]
    assert keys(authors.called("A Centre")) == ["one"]
    assert authors.called("Ada Example") is None


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("Lee, Ann", "ann-lee"),
        ("O'Neill, J. B.", "j-b-oneill"),
        ("{Page 2}", "author-page-2"),
        ("李, 明", "author-420e5620"),
        ("李, Ming", "ming-5b610608"),
        ("{!!}", "unnamed"),
    ],
)
def test_ids(written: str, id_: str) -> None:
    (name,) = read_names(written)
    assert author_id(name) == id_


@pytest.mark.parametrize(
    ("written", "headings"),
    [
        ("Lee, Ann", ("lee, ann",)),
        ("van Nieuwerburgh, Christian", ("nieuwerburgh, christian", "van nieuwerburgh, christian")),
        ("{van Nieuwerburgh}, Christian", ("nieuwerburgh, christian", "van nieuwerburgh, christian")),
        ("{The Independent}", ("independent", "the independent")),
        ("hooks, bell", ("hooks, bell",)),
        ("King, Jr, Martin", ("king, martin, jr",)),
    ],
)
def test_an_index_has_a_name_where_one_looks_for_it(written: str, headings: tuple[str, ...]) -> None:
    (name,) = read_names(written)
    assert BaseAuthor("id", name).headings == headings
