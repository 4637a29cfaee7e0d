"""What catalogues are told of a paper: names in their parts, institutions, the whole title."""

from __future__ import annotations

import pytest

from hub.citations.names import Name
from hub.record import Record, record_of
from tests.conftest import ReadLibrary


def record(library: ReadLibrary, matter: str, **files: str) -> Record:
    read = library({"papers/x/paper.md": f"---\n{matter}\n---\nText.\n", **files})
    return record_of(read.papers[0], read)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ada Example", Name(family="Example", given="Ada")),
        ("Ada O'Neil", Name(family="O'Neil", given="Ada")),
        ("Anna-Lena Example_1", Name(family="Example_1", given="Anna-Lena")),
        ("Juan Carlos de la Cruz", Name(family="Cruz", given="Juan Carlos", particle="de la")),
        ("The editors", Name(literal="The editors")),
        ("Plato", Name(literal="Plato")),
        ("{surname: Instance, given-names: Cy, suffix: III}", Name(family="Instance", given="Cy", suffix="III")),
        (
            "{surname: Instance, given-names: Cy, non-dropping-particle: van der}",
            Name(family="Instance", given="Cy", particle="van der"),
        ),
        ("{name: Cy van Instance, surname: van Instance}", Name(family="van Instance", given="Cy")),
    ],
)
def test_a_name_in_its_parts(author: str, name: Name, library: ReadLibrary) -> None:
    (contributor,) = record(library, f"title: X\ndate: 2026-01-31\nauthors:\n  - {author}").contributors
    assert contributor.name == name


def test_a_group_is_known_by_its_notes(library: ReadLibrary) -> None:
    notes = {"docs/people/a-centre.md": "---\ntitle: A Small Centre\nkind: group\n---\nText.\n"}
    (contributor,) = record(library, "title: X\nauthors: [A Small Centre]", **notes).contributors
    assert contributor.name == Name(literal="A Small Centre")


@pytest.mark.parametrize(
    ("ror", "address"),
    [
        ("https://ror.org/03yrm5c26", "https://ror.org/03yrm5c26"),
        ("03YRM5C26", "https://ror.org/03yrm5c26"),
        ("somewhere", ""),
    ],
)
def test_an_institution_and_its_identifier(ror: str, address: str, library: ReadLibrary) -> None:
    matter = f"title: X\nauthors: [{{name: A B, affiliation: 1}}]\naffiliations: [{{index: 1, name: C, ror: '{ror}'}}]"
    (contributor,) = record(library, matter).contributors
    assert [(one.name, one.ror) for one in contributor.institutions] == [("C", address)]


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [("Trust", "", "Trust"), ("Trust", "A start", "Trust: A start"), ("Why trust?", "A start", "Why trust? A start")],
)
def test_the_whole_title(title: str, subtitle: str, whole: str, library: ReadLibrary) -> None:
    assert record(library, f"title: {title}\nsubtitle: {subtitle}\nauthors: [A B]").full_title == whole
