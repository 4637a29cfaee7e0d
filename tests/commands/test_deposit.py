"""`hub deposit`: which papers can be deposited, why others cannot, and the deposit itself."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from hub.cli import main
from hub.configuration import Configuration
from hub.exports.crossref import deposit
from hub.library import Library
from tests.conftest import SITES

HUB = SITES / "series" / "mkdocs.yml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["deposit", "--config", str(HUB), *arguments])


def test_what_can_be_deposited_and_what_not() -> None:
    result = run()
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "papers/pairs-that-last/paper.md: Can be deposited.",
        "papers/taken-back/paper.md: The paper has no DOI: give it one, such as `doi: 10.99999/taken-back`.",
        "papers/short/paper.md: The paper has no DOI: give it one, such as `doi: 10.99999/short`.",
    ]


@pytest.mark.parametrize("name", ["pairs-that-last", "papers/pairs-that-last/", "papers/pairs-that-last/paper.md"])
def test_the_deposit_of_a_paper(name: str) -> None:
    library = Library.read(Configuration.read(HUB))
    result = run(name)
    assert (result.exit_code, result.stdout_bytes) == (0, deposit(library.paper_by_id["pairs-that-last"], library))


def test_a_paper_that_cannot_be_deposited() -> None:
    result = run("short")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "papers/short/paper.md: The paper has no DOI: give it one, such as `doi: 10.99999/short`.\n"
    )


def test_a_paper_that_is_not_there() -> None:
    result = run("trust")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, "Error: No paper has the folder papers/trust.")
