"""Each way of breaking the shipped content is told at its place, here in one place each; unbroken, it has no finding.

`python -m tests.mutations` tries each way in every place.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hub import checks
from tests.mutations.score import Hub, all_mutations, shipped_hub
from tests.mutations.ways import Mutation

ALL = all_mutations()
FIRST = {mutation.way: mutation for mutation in reversed(ALL)}
"""The first place of each way."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with shipped_hub(tmp_path_factory.mktemp("shipped")) as hub:
        yield hub


def test_what_is_not_broken_has_no_finding(hub: Hub) -> None:
    assert hub.findings() == []


@pytest.mark.parametrize("mutation", FIRST.values(), ids=FIRST)
def test_what_is_broken_is_told_at_its_place(mutation: Mutation, hub: Hub) -> None:
    assert hub.missed(mutation) == ""


@pytest.mark.parametrize("rule", checks.rules(), ids=lambda rule: rule.id)
def test_each_rule_can_be_broken_in_the_shipped_content(rule: checks.Rule) -> None:
    assert rule.id in {mutation.rule for mutation in ALL}
