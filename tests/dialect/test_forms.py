"""Each form of the dialect by its table: what is written, and the HTML that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_a_form(case: dict[str, Any], converted: Callable[[str], str]) -> None:
    assert converted(case["text"]) == case["html"].rstrip("\n")
