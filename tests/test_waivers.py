"""Waivers: which comments are some, what they say, and which lines they stand for."""

from __future__ import annotations

from typing import Any

from hub.waivers import waivers
from tests.conftest import ReadLibrary


def test_exactly_these_waivers_are_read(case: dict[str, Any], library: ReadLibrary) -> None:
    found = sorted(waivers(library(case["files"])), key=lambda waiver: waiver.location)
    assert [
        f"{waiver.location} {', '.join(waiver.rules)} on {waiver.first}-{waiver.last}: {waiver.reason}"
        for waiver in found
    ] == case["waivers"]
