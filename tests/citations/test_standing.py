"""What an entry says of its work: as publishers, databases and people write it, and what only looks like it."""

from __future__ import annotations

from typing import Any

from hub.citations.bibtex import Entry
from hub.citations.standing import marks_as_html, marks_of


def test_standing(case: dict[str, Any]) -> None:
    assert [str(mark) for mark in marks_of(Entry("article", "lee", case["fields"]))] == case["marks"]


def test_marks_as_html() -> None:
    entry = Entry("article", "lee", {"title": "RETRACTED: Trust", "note": "Open access"})
    assert marks_as_html(entry) == (
        '<p class="hub-marks"><span class="hub-mark hub-mark--retracted">Retracted</span> '
        '<span class="hub-mark hub-mark--open-access">Open access</span></p>'
    )
    assert marks_as_html(Entry("article", "roe", {"title": "Talk"})) == ""
