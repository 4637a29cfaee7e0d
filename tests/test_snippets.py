"""What VS Code completes in front matter and lists under Problems: the files in .vscode/ say what the hub says."""

from __future__ import annotations

import json
import re

import pytest

from hub.configuration import Configuration
from hub.snippets import FILE, as_json, snippets
from tests.conftest import ROOT, SITES


def test_the_file_is_what_the_classes_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    site_url = Configuration.read(ROOT / "mkdocs.yml").site_url
    assert (ROOT / FILE).read_text(encoding="utf-8") == as_json(site_url), "Run `make snippets`."


@pytest.mark.parametrize(
    ("name", "prefix", "body"),
    [
        (
            "Front matter: paper",
            "front-matter-paper",
            [
                "---",
                "# yaml-language-server: \\$schema=https://hub.example/schemas/paper.json",
                "title: $1",
                "authors:",
                "  - name: $2",
                "date: $3",
                "---",
                "",
                "$0",
            ],
        ),
        ("subtitle: paper", "subtitle", ["subtitle: $1"]),
        ("setting: framework", "setting", ["setting: [${1|one-to-one,peer,triad,supervision,group|}]"]),
        ("kind: person", "kind", ["kind: ${1|person,group|}"]),
        ("series: paper", "series", ["series:", "  issue: $1"]),
        ("changes: paper", "changes", ["changes:", "  - version: $1", "    date: $2"]),
        ("speakers: event", "speakers", ["speakers:", "  - name: $1"]),
    ],
)
def test_a_snippet_has_places_to_fill_in(name: str, prefix: str, body: list[str]) -> None:
    snippet = snippets("https://hub.example/")[name]
    assert (snippet["scope"], snippet["prefix"], snippet["body"]) == ("markdown", prefix, body)


def test_a_key_of_several_types_is_offered_once() -> None:
    assert [snippet["description"] for snippet in snippets("x/").values() if snippet["prefix"] == "frameworks"] == [
        "Frameworks that it leads to: names of files in `docs/frameworks/`. (paper)",
        "Frameworks that it goes with. (programme, template)",
    ]


def test_a_finding_is_listed_under_problems() -> None:
    (task,) = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    findings = (SITES / "bad-input/findings.txt").read_text(encoding="utf-8").splitlines()
    found = [re.match(pattern["regexp"], finding) for finding in findings]
    assert all(found)
    assert [
        f"{one[pattern['file']]}:{one[pattern['line']]}:{one[pattern['column']]}: {one[pattern['severity']]} "
        f"{one[pattern['message']]} [{one[pattern['code']]}]"
        for one in found
        if one
    ] == findings
    assert not re.match(pattern["regexp"], "  5 | themes: [trsut]")
