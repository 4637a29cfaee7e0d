"""Findings: how they are worded and ordered, and which names are suggested."""

from __future__ import annotations

import pytest

from hub.diagnostics import Diagnostic, Location, Severity, did_you_mean

PLACE = Location("papers/trust/paper.md", 6, 2)
NOTE = Diagnostic(Location("a.md"), Severity.NOTE, "some-rule", "Worth knowing.")


def test_a_finding_is_told_in_one_line() -> None:
    assert str(NOTE) == "a.md:1:1: note Worth knowing. [some-rule]"


def test_a_note_stops_nothing() -> None:
    found = [Diagnostic(PLACE, severity, "some-rule", "Text.").stops_publication for severity in Severity]
    assert found == [True, True, False]


def test_findings_stand_in_order_of_place() -> None:
    places = [Location("b.md", 1, 1), Location("a.md", 10, 1), Location("a.md", 9, 2), Location("a.md", 9, 1)]
    found = sorted(Diagnostic(place, Severity.ERROR, "some-rule", "Text.") for place in places)
    assert [str(finding.location) for finding in found] == ["a.md:9:1", "a.md:9:2", "a.md:10:1", "b.md:1:1"]


@pytest.mark.parametrize(
    ("found", "known", "suggestion"),
    [
        ("trsut", ["trust", "pairs"], "Did you mean 'trust'?"),
        ("TRUST", ["Trust"], "Did you mean 'Trust'?"),
        ("smith2020", ["smith2020a", "smith2020b"], "Did you mean 'smith2020a' or 'smith2020b'?"),
        ("zzz", ["trust", "pairs"], ""),
        ("trust", [], ""),
        ("", ["trust"], ""),
    ],
)
def test_only_what_exists_and_is_near_is_suggested(found: str, known: list[str], suggestion: str) -> None:
    assert did_you_mean(found, known) == suggestion
