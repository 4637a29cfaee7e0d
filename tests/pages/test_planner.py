"""The session planner's page."""

from __future__ import annotations

from hub.pages import all_pages
from hub.pages.planner import PlannerView
from tests.conftest import ReadLibrary

PAIRS = "---\ntitle: Pairs\nphases:\n  - {name: Goal, coach: [What?]}\n---\nText.\n"


def test_a_framework_without_phases_is_not_offered(library: ReadLibrary) -> None:
    files = {"docs/frameworks/pairs.md": PAIRS, "docs/frameworks/draft.md": "---\ntitle: Draft\n---\nText.\n"}
    view = all_pages(library(files))["planner/"].view
    assert isinstance(view, PlannerView)
    assert [framework.id for framework in view.frameworks] == ["pairs"]
