"""Citations and lists of references that were typed by hand."""

from __future__ import annotations

import pytest

from hub.citations.typed import typed_citations, typed_references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(Ball, 2003)", [("Ball", 2003, "")]),
        ("(see Ball, 2003, p. 3; Kraft et al., 2018b)", [("Ball", 2003, ", p. 3"), ("Kraft", 2018, "")]),
        ("Kraft et al’s (2018) study", [("Kraft", 2018, "")]),
        ("Devine, et al (2013, p 1129)", [("Devine", 2013, ", p 1129")]),
        ("Chris Munro, (2016) adds", [("Chris Munro", 2016, "")]),
        ("as van Nieuwerburgh and Barr (2017) say", [("van Nieuwerburgh", 2017, "")]),
        ("(Department for Education, 2017)", [("Department for Education", 2017, "")]),
        ("(Ball, S. J., 2003)", [("Ball", 2003, "")]),
        ("(Ö. Example, 2003)", []),
        ("In March (2018) and (June 2019), version (2018)", []),
        ("`(Ball, 2003)` and [@ball2003, p. 2003]", []),
        ("## References\n\nBall, S. J. (2003) The soul.\n", []),
    ],
)
def test_citations_typed_in_a_text(text: str, found: list[tuple[str, int, str]]) -> None:
    assert [(typed.name, typed.year, typed.tail) for typed in typed_citations(text)] == found


LIST = """\
Text.

## Reference list

Ball, S. J. (2003) The
soul. Journal.

- Department for Education. (2017) Pay.
- A line without a year.

### Links

Example, A. (2019) Not in the list.
"""


def test_works_of_a_typed_list() -> None:
    works = [(work.offset, work.name, work.year, work.written) for work in typed_references(LIST)]
    assert works == [
        (26, "Ball", 2003, "Ball, S. J. (2003) The soul. Journal."),
        (67, "Department for Education", 2017, "Department for Education. (2017) Pay."),
    ]
