"""Reading a Markdown file: what comes of its front matter, where each value stands, what is said of a broken one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hub.content.front_matter import MAXIMUM_BYTES, read_source
from hub.diagnostics import Edit, Location


def test_a_file_is_read_as_it_was_meant(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "paper.md"
    file.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))

    source = read_source(file, "paper.md")

    assert source.values == case.get("values", {})
    assert source.body == case.get("body", "Text.\n")
    assert [str(finding) for finding in source.findings] == case.get("findings", [])


POSITIONS = """---
title: Trust
authors:
  - name: Ada Example
    orcid: 0000-0002-1825-0097
  - Bo Sample
series: {issue: 2, number: 5}
abstract: |
  Two lines
  of text.
---

First line.
Second line.
"""


def test_every_key_and_value_knows_its_place(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(POSITIONS)

    source = read_source(tmp_path / "paper.md", "paper.md")

    assert source.place("title") == Location("paper.md", 2, 8)
    assert source.key_place("title") == Location("paper.md", 2, 1)
    assert source.place("authors", 0, "orcid") == Location("paper.md", 5, 12)
    assert source.key_place("authors", 0, "orcid") == Location("paper.md", 5, 5)
    assert source.place("authors", 1) == Location("paper.md", 6, 5)
    assert source.place("series", "number") == Location("paper.md", 7, 28)
    assert source.place("abstract") == Location("paper.md", 8, 11)
    assert source.place_in_body(source.body.index("line")) == Location("paper.md", 13, 7)
    assert source.place_in_body(source.body.index("Second")) == Location("paper.md", 14, 1)


def test_what_has_no_place_of_its_own_is_shown_at_what_holds_it(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(POSITIONS)

    source = read_source(tmp_path / "paper.md", "paper.md")

    assert source.place("authors", 0, "email") == Location("paper.md", 4, 5)
    assert source.place("date") == source.key_place("date") == Location("paper.md", 1, 1)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_bytes(b"x" * (MAXIMUM_BYTES + 1))

    source = read_source(tmp_path / "paper.md", "paper.md")

    assert source.body == ""
    assert [str(finding) for finding in source.findings] == [
        "paper.md:1:1: error A file may have 2,000,000 bytes; this one has 2,000,001. [file-is-readable]"
    ]


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_bytes(b"x" * MAXIMUM_BYTES)

    source = read_source(tmp_path / "paper.md", "paper.md")

    assert (source.body, source.as_written) == ("", "x" * MAXIMUM_BYTES)
    assert [str(finding) for finding in source.findings] == [
        (
            "paper.md:1:1000001: error A text must have at most 1,000,000 characters; found 2,000,000. It is shown as "
            "it was written, without formatting. Break it into smaller parts, or into several pages. "
            "[text-is-within-bounds]"
        )
    ]


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "paper.md").mkdir()

    source = read_source(tmp_path / "paper.md", "paper.md")

    assert [str(finding) for finding in source.findings] == [
        "paper.md:1:1: error The file cannot be read: is a directory. [file-is-readable]"
    ]


REWRITTEN = """---
title: Trust
themes: [one, 'two', "three"]   # a remark
keywords:
  - four
  - four
description: five
  and six
title: Seven
---
"""


@pytest.mark.parametrize(
    ("path", "found", "value", "edit"),
    [
        (("themes", 0), "one", "new", (3, 10, "one", "new")),
        (("themes", 0), "one", "a, new one", (3, 10, "one", "'a, new one'")),
        (("themes", 1), "two", "a new one's", (3, 15, "'two'", "'a new one''s'")),
        (("themes", 2), "three", 'a "new" one', (3, 22, '"three"', '"a \\"new\\" one"')),
        (("keywords", 1), "four", "2026-01-31", (6, 5, "four", "'2026-01-31'")),
        (("title",), "Seven", "Trust: a start", (9, 8, "Seven", "'Trust: a start'")),
        (("title",), "Trust", "New", None),
        (("description",), "five and six", "new", None),
        (("themes",), "one", "new", None),
        (("date",), "2026-01-31", "new", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_is_rewritten_in_its_own_quotation_marks(
    path: tuple[str | int, ...], found: str, value: str, edit: tuple[int, int, str, str] | None, tmp_path: Path
) -> None:
    (tmp_path / "paper.md").write_text(REWRITTEN)
    source = read_source(tmp_path / "paper.md", "paper.md")
    expected = (Edit(Location("paper.md", *edit[:2]), *edit[2:]),) if edit else ()
    assert source.rewriting(path, found, value) == expected
