"""The question bank as files: every question once, true to its schema, readable by a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import lxml.html

from hub.configuration import Configuration
from hub.exports.questions import files, schema
from hub.library import Library
from hub.pages import all_pages
from tests.conftest import ROOT, ReadLibrary

HUB = {
    "references.bib": "@book{sample2001, author = {Sample, Bo}, title = {Pairs}, year = 2001}",
    "docs/themes/trust.md": "---\ntitle: Trust\n---\nText.\n",
    "docs/frameworks/pairs.md": """\
---
title: "Pairs, in short"
setting: peer
themes: [trust]
sources: [sample2001, unknown1999]
license: CC-BY-4.0
phases:
  - name: First
    part: check-in
    minutes: 5
    purpose: Begin.
    coach:
      - id: pairs-1
        ask: What do you see, “there”?
        helps: When much is said.
        themes: [unheard]
      - What do you see?
    learner: What do you see?
  - name: Nothing yet
  - name: Second
    minutes: 10
---
Text.
""",
}
ABOUT = {
    "phase": "First",
    "settings": ["peer"],
    "framework": {"id": "pairs", "title": "Pairs, in short", "url": "https://hub.example/frameworks/pairs/"},
    "sources": [
        {
            "key": "sample2001",
            "cited": "Sample, 2001",
            "title": "Pairs",
            "url": "https://hub.example/references/sample2001/",
        }
    ],
    "license": "CC-BY-4.0",
}
BANK = {
    "$schema": "https://hub.example/schemas/questions.json",
    "version": "1.1",
    "name": "A hub",
    "hub": "https://hub.example/",
    "questions": [
        {
            "id": "pairs-1",
            "question": "What do you see, “there”?",
            "role": "coach",
            "helps": "When much is said.",
            "themes": [],
            "url": "https://hub.example/frameworks/pairs/#q-pairs-1",
            **ABOUT,
        },
        {
            "id": "pairs-what-do-you-see",
            "question": "What do you see?",
            "role": "coach",
            "helps": "",
            "themes": ["trust"],
            "url": "https://hub.example/frameworks/pairs/#q-pairs-what-do-you-see",
            **ABOUT,
        },
        {
            "id": "pairs-what-do-you-see-2",
            "question": "What do you see?",
            "role": "learner",
            "helps": "",
            "themes": ["trust"],
            "url": "https://hub.example/frameworks/pairs/#q-pairs-what-do-you-see-2",
            **ABOUT,
        },
    ],
    "frameworks": [
        {
            **ABOUT["framework"],  # type: ignore[dict-item]
            "settings": ["peer"],
            "phases": [
                {"name": "First", "purpose": "Begin.", "minutes": 5, "part": "check-in"},
                {"name": "Second", "purpose": "", "minutes": 10, "part": ""},
            ],
        }
    ],
}


def exported(library: Library) -> dict[str, bytes]:
    return {file.address: file.content for file in files(library)}


def test_the_bank_as_json(library: ReadLibrary) -> None:
    """A question without an id is named by its words; of two with the same words the second has a number."""
    made = exported(library(HUB))
    assert made.keys() == {"questions/questions.json", "questions/questions.csv", "schemas/questions.json"}
    assert json.loads(made["questions/questions.json"]) == BANK


def test_the_bank_as_csv(library: ReadLibrary) -> None:
    content = exported(library(HUB))["questions/questions.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    beside = ["Pairs, in short", "peer", "trust", "Sample, 2001: Pairs", "CC-BY-4.0"]
    assert lines == [
        "id question role phase helps framework settings themes sources license url".split(),
        [
            *("pairs-1", "What do you see, “there”?", "coach", "First", "When much is said."),
            *("Pairs, in short", "peer", "", "Sample, 2001: Pairs", "CC-BY-4.0"),
            "https://hub.example/frameworks/pairs/#q-pairs-1",
        ],
        [
            *("pairs-what-do-you-see", "What do you see?", "coach", "First", "", *beside),
            "https://hub.example/frameworks/pairs/#q-pairs-what-do-you-see",
        ],
        [
            *("pairs-what-do-you-see-2", "What do you see?", "learner", "First", "", *beside),
            "https://hub.example/frameworks/pairs/#q-pairs-what-do-you-see-2",
        ],
    ]


def test_a_hub_without_frameworks_has_an_empty_bank(library: ReadLibrary) -> None:
    made = exported(library({}))
    assert json.loads(made["questions/questions.json"])["questions"] == []
    assert len(made["questions/questions.csv"].splitlines()) == 1


def test_the_schema_says_what_each_key_is_and_lets_nothing_else_in() -> None:
    made = schema("https://hub.example/")
    validator = jsonschema.Draft202012Validator(made)
    jsonschema.Draft202012Validator.check_schema(made)
    assert (made["$id"], made["title"]) == (BANK["$schema"], "Question bank, version 1.1")
    groups = [made["properties"], *(group["properties"] for group in made["$defs"].values() if "properties" in group)]
    assert [key for group in groups for key, value in group.items() if not value.get("description")] == []

    assert list(validator.iter_errors(BANK)) == []
    first = {**BANK["questions"][0], "role": "mentor", "note": "x"}  # type: ignore[index, dict-item]
    without_id = {key: value for key, value in first.items() if key != "id"}
    assert sorted(error.message for error in validator.iter_errors({**BANK, "questions": [without_id]})) == [
        "'id' is a required property",
        "'mentor' is not one of ['coach', 'learner', 'observer']",
        "Additional properties are not allowed ('note' was unexpected)",
    ]


def test_the_hubs_own_bank_has_what_every_page_shows_and_nothing_else(built_site: Path) -> None:
    """Each question under its own id, on its framework's page and in the lists, and there no other."""
    told = json.loads((built_site / "questions/questions.json").read_bytes())
    assert list(jsonschema.Draft202012Validator(schema(told["hub"])).iter_errors(told)) == []
    bank = {one["id"]: one["question"] for one in told["questions"]}
    assert len(bank) == len(told["questions"]) == 213

    on_frameworks, in_lists = {}, {}
    for page in sorted((built_site / "frameworks").glob("*/index.html")):
        for item in lxml.html.document_fromstring(page.read_bytes()).xpath("//li[starts-with(@id, 'q-')]"):
            on_frameworks[item.get("id")[2:]] = item.xpath("p/text()")[0].strip()
    for page in sorted((built_site / "questions").rglob("index.html")):
        for link in lxml.html.document_fromstring(page.read_bytes()).xpath("//li/a[contains(@href, '#q-')]"):
            in_lists[link.get("href").partition("#q-")[2]] = link.text_content()
    assert on_frameworks == bank
    assert in_lists == bank


def test_every_question_of_the_hub_is_complete() -> None:
    """An id that does not hang on its words, a note, and themes of its own."""
    library = Library.read(Configuration.read(ROOT / "mkdocs.yml"))
    assert [one.id for one in library.questions if not re.fullmatch(rf"{one.framework.id}-\d+", one.id)] == []
    assert [one.id for one in library.questions if not re.fullmatch(r"When .+\.", one.helps)] == []
    assert [one.id for one in library.questions if not one.question.themes] == []


def test_lists_of_each_role_phase_setting_and_theme_have_all_of_theirs(library: ReadLibrary) -> None:
    pages = all_pages(library(HUB))
    listed = {
        address: [one.id for one in page.view.list.items]  # type: ignore[attr-defined]
        for address, page in pages.items()
        if page.template == "questions-by.html"
    }
    every = [one["id"] for one in BANK["questions"]]  # type: ignore[index]
    assert listed == {
        "questions/roles/coach/": every[:2],
        "questions/roles/learner/": every[2:],
        "questions/phases/first/": every,
        "questions/settings/peer/": every,
        "questions/themes/trust/": every[1:],
    }


def test_phases_whose_names_would_share_an_address_have_one_each(library: ReadLibrary) -> None:
    phases = "".join(f"  - {{name: '{name}', coach: ['What is {name}']}}\n" for name in ("Check in", "Check-in", "!"))
    pages = all_pages(library({"docs/frameworks/x.md": f"---\ntitle: X\nphases:\n{phases}---\nText.\n"}))
    titles = {address: page.title for address, page in pages.items() if address.startswith("questions/phases/")}
    assert titles == {
        "questions/phases/other/": "Questions by phase: !",
        "questions/phases/check-in/": "Questions by phase: Check in",
        "questions/phases/check-in-2/": "Questions by phase: Check-in",
    }
