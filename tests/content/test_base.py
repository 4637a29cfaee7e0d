"""Reading a reference base: what can be cited, and everything that is said of what cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hub.content.base import joined, read_base, read_base_file


def test_a_base_and_what_is_said_of_it(case: dict[str, Any]) -> None:
    base = read_base(case["text"], "references.bib")

    read = {key: {"type": work.type, **work.entry.fields} for key, work in base.references.items()}
    assert read == case["entries"]
    assert [str(finding) for finding in base.diagnostics] == case["findings"]


def test_line_ends_and_a_byte_order_mark_are_no_part_of_a_base(tmp_path: Path) -> None:
    file = tmp_path / "references.bib"
    file.write_bytes(b"\xef\xbb\xbf@book{a,\r\n  title = {One}\r\n}\r\n@book{b, title = {Two},\r\n  year 2020}\r\n")

    base = read_base_file(file, "references.bib")

    assert list(base) == ["a"]
    assert [str(finding) for finding in base.diagnostics] == [
        (
            "references.bib:5:8: error An entry must have '=' after the name of a field; found '2020}'. "
            "The entry 'b', from line 4, is left out. [base-is-readable]"
        )
    ]


def test_a_file_in_another_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "references.bib"
    file.write_bytes("@book{a,\n  author = {Müller, Jo}\n}\n".encode("latin-1"))

    base = read_base_file(file, "references.bib")

    assert base.references["a"].field("author") == "Müller, Jo"
    assert [str(finding) for finding in base.diagnostics] == [
        (
            "references.bib:2:14: error The file must be UTF-8 text; found the byte 0xFC. "
            "Save it again with the encoding UTF-8. [file-is-readable]"
        )
    ]


def test_a_file_that_is_not_there_is_an_empty_base(tmp_path: Path) -> None:
    base = read_base_file(tmp_path / "references.bib", "references.bib")

    assert len(base) == 0
    assert [str(finding) for finding in base.diagnostics] == [
        "references.bib:1:1: error The file cannot be read: no such file or directory. [file-is-readable]"
    ]


def test_of_two_bases_the_later_one_counts() -> None:
    shared = read_base("@book{a, title = {Shared}}\n@book{b, title = {Other}}\n", "references.bib")
    own = read_base("@book{a, title = {Own}}\n", "papers/x/paper.bib")

    both = joined([shared, own])

    assert {key: work.title for key, work in both.references.items()} == {"a": "Own", "b": "Other"}
    assert str(both.references["a"].location) == "papers/x/paper.bib:1:1"


def test_each_work_knows_its_place_and_its_source() -> None:
    text = "% The base\n\n@book{a, title = {One}}\n  @book{b,\n    title = {Two}\n  }\n"
    base = read_base(text, "references.bib")

    assert [str(work.location) for work in base.references.values()] == ["references.bib:3:1", "references.bib:4:3"]
    assert [work.source for work in base.references.values()] == [
        "@book{a, title = {One}}",
        "@book{b,\n    title = {Two}\n  }",
    ]


def test_a_chain_of_a_thousand_parents_is_followed() -> None:
    chain = "".join(f"@xdata{{x{n}, xdata = {{x{n + 1}}}}}\n" for n in range(900)) + "@xdata{x900, publisher = {P}}\n"
    base = read_base(f"@book{{a, xdata = {{x0}}}}\n{chain}", "references.bib")

    assert base.references["a"].field("publisher") == "P"
