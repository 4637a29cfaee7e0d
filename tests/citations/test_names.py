"""Names as BibTeX writes them."""

from __future__ import annotations

import pytest

from hub.citations.names import Name, read_names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ball, Stephen J.", Name(family="Ball", given="Stephen J.")),
        ("Stephen J. Ball", Name(family="Ball", given="Stephen J.")),
        ("Ludwig van Beethoven", Name(family="Beethoven", given="Ludwig", particle="van")),
        ("van Beethoven, Ludwig", Name(family="Beethoven", given="Ludwig", particle="van")),
        ("{van der Gaag}, Linda", Name(family="van der Gaag", given="Linda")),
        ("King, Jr, Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr")),
        ("Plato", Name(family="Plato")),
        ("{Education Policy Institute}", Name(literal="Education Policy Institute")),
        (r"M{\"u}ller, J{\'o}", Name(family="Müller", given="Jó")),
        (r"{\'A}lvarez, Ana", Name(family="Álvarez", given="Ana")),
        ("A, B, C, D, E", Name(family="A", given="C", suffix="B")),
    ],
)
def test_one_name(written: str, name: Name) -> None:
    assert read_names(written) == (name,)


def test_several_names() -> None:
    written = "Lee, Ann and {Marks and Spencer} and\n  Bo Roe and others"
    assert [str(name) for name in read_names(written)] == ["Ann Lee", "Marks and Spencer", "Bo Roe", "others"]


def test_no_names() -> None:
    assert read_names("") == ()
    assert read_names(" and ") == ()


def test_a_list_sorts_by_family_name() -> None:
    assert [name.sorted_as for name in read_names("van Beethoven, Ludwig and {UNESCO}")] == [
        "beethoven ludwig",
        "unesco",
    ]


def test_a_list_prints_the_family_name_first() -> None:
    written = "van Beethoven, Ludwig and {UNESCO} and King, Jr, Martin and Plato"
    assert [name.inverted for name in read_names(written)] == [
        "van Beethoven, Ludwig",
        "UNESCO",
        "King, Martin, Jr",
        "Plato",
    ]
