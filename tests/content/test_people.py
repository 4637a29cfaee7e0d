"""Who is one person, and who is two: people follow from what they wrote, said and organised."""

from __future__ import annotations

import pytest

from hub.library import Library
from tests.conftest import ReadLibrary

ONE, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"


def paper(*authors: str) -> str:
    listed = "\n".join(f"  - {author}" for author in authors)
    return f"---\ntitle: Trust\nauthors:\n{listed}\ndate: 2026-01-31\n---\nText.\n"


def told(library: Library) -> list[tuple[str, str, int]]:
    """Each person's id, name and number of papers."""
    return [(person.id, person.name, len(person.papers)) for person in library.people]


@pytest.mark.parametrize(
    ("authors", "people"),
    [
        (["Ada Example", "Ada Example"], [("ada-example", "Ada Example", 2)]),
        (["Émile Example", "Emile example"], [("emile-example", "Émile Example", 2)]),
        (["Ada Example", "Bo Sample"], [("ada-example", "Ada Example", 1), ("bo-sample", "Bo Sample", 1)]),
        (
            [f"{{name: Ada Example, orcid: {ONE}}}", f"{{name: A. Example, orcid: https://orcid.org/{ONE}}}"],
            [("ada-example", "Ada Example", 2)],
        ),
        ([f"{{name: Ada Example, orcid: {ONE}}}", "Ada Example"], [("ada-example", "Ada Example", 2)]),
        (["Ada Example", f"{{name: Ada Example, orcid: {ONE}}}"], [("ada-example", "Ada Example", 2)]),
        (
            [f"{{name: Ada Example, orcid: {ONE}}}", f"{{name: Ada Example, orcid: {OTHER}}}"],
            [("ada-example", "Ada Example", 1), ("ada-example-2", "Ada Example", 1)],
        ),
    ],
    ids=[
        "the same name",
        "the same letters",
        "different names",
        "the same ORCID iD",
        "an ORCID iD once, first",
        "an ORCID iD once, last",
        "different ORCID iDs",
    ],
)
def test_who_is_who(authors: list[str], people: list[tuple[str, str, int]], library: ReadLibrary) -> None:
    files = {f"papers/{number}/paper.md": paper(author) for number, author in enumerate(authors)}
    assert told(library(files)) == people


def test_everything_that_somebody_did_is_theirs(library: ReadLibrary) -> None:
    read = library(
        {
            "papers/trust/paper.md": paper("{name: Ada Example, affiliation: A University}"),
            "docs/events/trust.md": (
                "---\ntitle: Trust\nstart: 2026-03-14\nthemes: [pairs]\n"
                "speakers: [{name: Ada Example, affiliation: A College}]\norganisers: [Ada Example]\n---\nText.\n"
            ),
            "docs/people/ada.md": (
                f"---\ntitle: Ada Example\norcid: {ONE}\naffiliation: A University\nkind: group\n---\nText.\n"
            ),
        }
    )

    (ada,) = read.people
    assert (ada.orcid, ada.affiliations, ada.themes) == (ONE, ("A University", "A College"), ("pairs",))
    assert [work.title for work in (*ada.papers, *ada.spoke, *ada.organised)] == ["Trust", "Trust", "Trust"]
    assert (ada.is_group, ada.notes) == (True, read.notes[0])
    assert read.person("ADA example") is read.person("Somebody Else", ONE) is ada
    assert read.person("Somebody Else") is None


def test_two_people_of_one_name_are_told_apart_by_their_orcid_ids(library: ReadLibrary) -> None:
    read = library(
        {
            "papers/one/paper.md": paper(f"{{name: Ada Example, orcid: {ONE}}}"),
            "papers/other/paper.md": paper(f"{{name: Ada Example, orcid: {OTHER}}}"),
        }
    )
    assert [read.person("Ada Example", orcid).orcid for orcid in (ONE, OTHER)] == [ONE, OTHER]
    assert read.person("Ada Example") is read.people[0]


def test_institutions_by_name_and_by_number(library: ReadLibrary) -> None:
    read = library(
        {
            "papers/trust/paper.md": (
                "---\ntitle: Trust\ndate: 2026-01-31\n"
                "affiliations: [{index: 1, name: A University}, {index: 2, name: A College}]\n"
                "authors:\n"
                '  - {name: A, affiliation: "1, 2"}\n'
                "  - {name: B, affiliation: 2}\n"
                '  - {name: C, affiliation: "Hall, London"}\n'
                "  - D\n"
                "---\nText.\n"
            )
        }
    )
    (trust,) = read.papers
    assert [trust.institutions(author) for author in trust.authors] == [
        ("A University", "A College"),
        ("A College",),
        ("Hall, London",),
        (),
    ]
