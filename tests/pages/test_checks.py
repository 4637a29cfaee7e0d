"""The page of rules: every rule with its documentation, and the words of that as they are shown."""

from __future__ import annotations

from hub import checks
from hub.pages.checks import Block, ChecksView, Section, Words, pages
from tests.conftest import ReadLibrary


def view(library: ReadLibrary) -> ChecksView:
    (page,) = pages(library({}))
    assert isinstance(page.view, ChecksView)
    return page.view


def test_every_rule_is_there_once_by_group(library: ReadLibrary) -> None:
    shown = view(library)
    assert [group.title for group in shown.groups] == [group.title for group in checks.groups()]
    assert sorted(rule.id for group in shown.groups for rule in group.rules) == [rule.id for rule in checks.rules()]
    assert shown.count == f"{len(checks.rules())} rules"


def test_a_rule_is_shown_with_all_that_its_module_says(library: ReadLibrary) -> None:
    (rule,) = [rule for group in view(library).groups for rule in group.rules if rule.id == "theme-is-known"]
    assert (rule.severity, rule.statement) == ("error", "A theme is one of the hub's.")
    assert rule.sections == (
        Section(
            "What it holds to",
            (
                Block(
                    words=(
                        Words("Each id under ", is_code=False),
                        Words("themes", is_code=True),
                        Words(", and under ", is_code=False),
                        Words("broader", is_code=True),
                        Words(" and ", is_code=False),
                        Words("related", is_code=True),
                        Words(" of a theme, is the name of a file in ", is_code=False),
                        Words("docs/themes/", is_code=True),
                        Words(".", is_code=False),
                    )
                ),
            ),
        ),
        Section(
            "Why",
            (
                Block(
                    words=(
                        Words(
                            "A page with a misspelt theme is missing from the theme's page, where readers look for it.",
                            is_code=False,
                        ),
                    )
                ),
            ),
        ),
        Section("Example", (Block(example="themes: [peer-coachng]"),)),
        Section("Instead", (Block(example="themes: [peer-coaching]"),)),
    )


def test_an_example_keeps_its_lines(library: ReadLibrary) -> None:
    (rule,) = [rule for group in view(library).groups for rule in group.rules if rule.id == "file-has-text"]
    assert rule.sections[-1] == Section("Instead", (Block(example="---\ntitle: Trust\n---\n\nTrust is …"),))
