"""A reference list as its author pasted it: typed in the text, and made into a base. All that is wrong is told.

The facts are those of a list that was published in a blog (background of papers/reading-a-reference-list): a day that
never was, a page outside its article, an author called Institute, E., a report cut in two, a journal under another
name, works that are cited and not listed, and listed and not cited.
"""

from __future__ import annotations

from hub import checks
from tests.conftest import SITES, ReadLibrary


def test_every_defect_of_a_pasted_list_is_found_at_its_place(library: ReadLibrary) -> None:
    expected = (SITES / "messy-list" / "findings.txt").read_text(encoding="utf-8").splitlines()
    assert [str(finding) for finding in checks.check(library("messy-list"))] == expected
