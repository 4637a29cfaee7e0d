"""Every type of content: what its keys become, and what is said of values that do not fit."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from hub.content.event import Event
from hub.content.framework import Framework
from hub.content.issue import Issue
from hub.content.paper import Paper
from hub.content.person import PersonNotes
from hub.content.plain_page import PlainPage
from hub.content.template import Template
from hub.content.theme import Theme
from tests.conftest import ReadLibrary

TYPES = (Event, Framework, Issue, Paper, PersonNotes, PlainPage, Template, Theme)


def test_a_file_becomes_what_it_says(case: dict[str, Any], library: ReadLibrary) -> None:
    read = library({case["file"]: f"---\n{case['front_matter']}---\nText.\n"})
    (document,) = read.documents

    told = document.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert {"title": "", **told} == {"title": "", **case["becomes"]}
    assert document.address == case["address"]
    assert [str(finding) for finding in read.findings] == case.get("findings", [])


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_key_is_documented(kind: type[BaseModel]) -> None:
    assert [name for name, field in kind.model_fields.items() if not field.description] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Trust and *candour* #\n\nText.\n", "Trust and candour"),
        ("Text.\n\n## Trust\n", "Trust"),
        ("Text.\n", "Peer coaching"),
    ],
)
def test_a_paper_without_a_title_is_called_something(text: str, title: str, library: ReadLibrary) -> None:
    (paper,) = library({"papers/peer_coaching/paper.md": text}).papers
    assert paper.title == title


def test_a_text_takes_as_long_to_read_as_it_has_words(library: ReadLibrary) -> None:
    read = library({f"docs/{words}.md": "word " * words for words in (1, 238, 600)})
    assert [page.reading_minutes for page in read.plain_pages] == [1, 1, 3]
