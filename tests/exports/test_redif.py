"""The archive for RePEc: what each template needs, in fields that a reader of ReDIF takes apart again."""

from __future__ import annotations

from hub.exports.redif import files
from tests.conftest import ReadLibrary

NEEDED = {
    "ReDIF-Archive 1.0": {"Handle", "Name", "Maintainer-Email", "URL"},
    "ReDIF-Series 1.0": {"Handle", "Name", "Provider-Name", "Maintainer-Name", "Maintainer-Email", "Type"},
    "ReDIF-Paper 1.0": {"Handle", "Author-Name", "Title", "File-URL", "File-Format"},
}
"""What RePEc refuses a template without (ideas.repec.org/t/)."""


def fields(text: str) -> list[tuple[str, str]]:
    """The fields of a template, each on a line of its own."""
    return [(name, value.strip()) for name, _, value in (line.partition(":") for line in text.splitlines())]


def test_templates_have_what_they_need(library: ReadLibrary) -> None:
    made = {file.address: fields(file.content.decode()) for file in files(library("series"))}
    assert list(made) == [
        "RePEc/zzz/zzzarch.rdf",
        "RePEc/zzz/zzzseri.rdf",
        "RePEc/zzz/pairsw/pairs-that-last.rdf",
        "RePEc/zzz/pairsw/taken-back.rdf",
        "RePEc/zzz/pairsw/short.rdf",
    ]
    for template in made.values():
        (first, kind), *rest = template
        assert first == "Template-Type"
        assert NEEDED[kind] <= {name for name, value in rest if value}
    handles = [dict(template)["Handle"] for template in made.values()]
    assert handles[:2] == ["RePEc:zzz", "RePEc:zzz:pairsw"]
    assert handles[2:] == [f"RePEc:zzz:pairsw:{name}" for name in ("pairs-that-last", "taken-back", "short")]


def test_no_text_begins_a_field_of_its_own(library: ReadLibrary) -> None:
    paper = "---\ntitle: X\nauthors: [A B]\ndate: 2026-01-31\nabstract: |\n  One.\n  Handle: RePEc:x\n---\nText.\n"
    hub = "site_name: A hub\nsite_url: https://hub.example/\nextra: {series: {email: series@hub.example}}\n"
    *_, file = files(library({"mkdocs.yml": hub, "papers/x/paper.md": paper}))
    assert fields(file.content.decode()).count(("Handle", "RePEc:x")) == 0
    assert dict(fields(file.content.decode()))["Handle"] == "RePEc:aaa:wpaper:x"


def test_a_placeholder_says_that_it_is_one(library: ReadLibrary) -> None:
    hub = "site_name: A hub\nsite_url: https://hub.example/\nextra: {series: {email: series@hub.example}}\n"
    archive, *_ = files(library({"mkdocs.yml": hub}))
    assert dict(fields(archive.content.decode()))["Description"] == (
        "Not for RePEc yet: the archive code is a placeholder, until RePEc gives out one."
    )


def test_a_hub_that_nobody_can_write_to_has_no_archive(library: ReadLibrary) -> None:
    assert list(files(library({"mkdocs.yml": "site_name: A hub\nsite_url: https://hub.example/\n"}))) == []
