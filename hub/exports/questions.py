"""The question bank as JSON, with its JSON Schema, and as CSV.

The JSON is also what the filter on the page of questions looks through (`question-filter.js`), and what the session
planner lays out (`plan-layout.js`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from hub.content.document import Part
from hub.content.framework import Framework
from hub.content.vocabulary import Role, Setting
from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.schemas import DIALECT, plain_schema, schema_address

JSON = "questions/questions.json"
CSV = "questions/questions.csv"
VERSION = "1.1"
"""Of the form: the first number changes when something that was there goes or means something else."""


class BankSource(Part):
    """A work that a question's framework rests on."""

    key: str
    """Its citation key in the hub's reference base."""
    cited: str
    """Who it is by, and when."""
    title: str
    """What it is called."""
    url: str
    """Its page on the hub."""


class BankFramework(Part):
    """The framework that a question belongs to."""

    id: str
    """Its name in the hub."""
    title: str
    """What it is called."""
    url: str
    """Its page on the hub."""


class BankQuestion(Part):
    """A question of the bank."""

    id: str
    """Its name, which never changes."""
    question: str
    """The question, in the words that are said aloud or thought."""
    role: Role
    """Who asks it."""
    phase: str
    """The part of the conversation that it belongs to, by its name in the framework."""
    helps: str
    """When it helps; may be empty."""
    settings: tuple[Setting, ...]
    """Who is in the room."""
    themes: tuple[str, ...]
    """Ids of the hub's themes that it touches."""
    framework: BankFramework
    """Where it belongs."""
    sources: tuple[BankSource, ...]
    """The works that the framework rests on."""
    license: str
    """The SPDX identifier of the licence; may be empty."""
    url: str
    """Where it is found on the hub."""


class BankPhase(Part):
    """A phase of a framework, in its order."""

    name: str
    """What it is called."""
    purpose: str
    """What it is for; may be empty."""
    minutes: int
    """How long it usually takes; 0 if that is not told."""
    part: str
    """What it is in a meeting: check-in, change-over, close or sharing; empty for the conversation itself."""


class BankOutline(BankFramework):
    """A framework, and the time that it takes."""

    settings: tuple[Setting, ...]
    """Who is in the room."""
    phases: tuple[BankPhase, ...]
    """Those that have questions or a time."""


class Bank(Part):
    """The question bank of a hub."""

    version: str
    """The version of this form of the bank."""
    name: str
    """What the hub is called."""
    hub: str
    """Where the hub is."""
    questions: tuple[BankQuestion, ...]
    """Every question of every framework, framework by framework."""
    frameworks: tuple[BankOutline, ...]
    """Every framework, with its phases in order."""


def files(library: Library) -> Iterator[ExportedFile]:
    """The bank in both formats, and the schema of the first."""
    made = bank(library)
    site = library.configuration.site_url
    told = {"$schema": f"{site}{schema_address('questions')}", **made.model_dump(mode="json")}
    yield ExportedFile(JSON, _as_json(told))
    yield ExportedFile(CSV, _as_csv(made))
    yield ExportedFile(schema_address("questions"), _as_json(schema(site)))


def bank(library: Library) -> Bank:
    """The question bank of a library."""
    configuration = library.configuration
    questions = tuple(one for framework in library.frameworks for one in _questions(framework, library))
    return Bank(
        version=VERSION,
        name=configuration.site_name,
        hub=configuration.site_url,
        questions=questions,
        frameworks=tuple(_outline(framework, configuration.site_url) for framework in library.frameworks),
    )


def schema(site_url: str) -> dict[str, Any]:
    """The schema of the bank as JSON.

    Args:
        site_url: where the site is, ending with a slash.
    """
    made = plain_schema(Bank, "serialization")
    link = {"$schema": {"description": "The address of this schema.", "type": "string"}}
    return {
        "$schema": DIALECT,
        "$id": f"{site_url}{schema_address('questions')}",
        "title": f"Question bank, version {VERSION}",
        **made,
        "properties": {**link, **made["properties"]},
    }


def _outline(framework: Framework, site: str) -> BankOutline:
    phases = (
        BankPhase(name=phase.name, purpose=phase.purpose, minutes=phase.minutes or 0, part=phase.part or "")
        for phase in framework.phases
        if phase.minutes or any(phase.questions(role) for role in Role)
    )
    return BankOutline(
        id=framework.id,
        title=framework.title,
        url=f"{site}{framework.address}",
        settings=framework.setting,
        phases=tuple(phases),
    )


def _source(key: str, library: Library) -> BankSource:
    work = library.base.references[key]
    url = f"{library.configuration.site_url}{library.reference_address(key)}"
    return BankSource(key=key, cited=work.byline, title=work.title, url=url)


def _questions(framework: Framework, library: Library) -> Iterator[BankQuestion]:
    site, known = library.configuration.site_url, library.base.references
    of = BankFramework(id=framework.id, title=framework.title, url=f"{site}{framework.address}")
    sources = tuple(_source(key, library) for key in framework.sources if key in known)
    for asked in library.questions_of(framework):
        yield BankQuestion(
            id=asked.id,
            question=asked.ask,
            role=asked.role,
            phase=asked.phase.name,
            helps=asked.helps,
            settings=framework.setting,
            themes=tuple(name for name in asked.themes if name in library.theme_by_id),
            framework=of,
            sources=sources,
            license=framework.license,
            url=f"{site}{asked.address}",
        )


def _as_json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _as_csv(made: Bank) -> bytes:
    """A line for each question, after one of names; with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(_COLUMNS)
    for one in made.questions:
        settings, themes = "; ".join(one.settings), "; ".join(one.themes)
        sources = "; ".join(f"{source.cited}: {source.title}" for source in one.sources)
        beside = (one.framework.title, settings, themes, sources, one.license, one.url)
        lines.writerow((one.id, one.question, one.role, one.phase, one.helps, *beside))
    return text.getvalue().encode("utf-8-sig")


_COLUMNS = "id question role phase helps framework settings themes sources license url".split()
