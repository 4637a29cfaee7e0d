"""Reading a reference base: what can be cited, and everything that is said of what cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hub.citations.bibtex import read_bibtex
from hub.citations.bibtex_command import WrittenField
from hub.content.base import joined, read_base, read_base_file
from hub.diagnostics import Edit, Location


def test_a_base_and_what_is_said_of_it(case: dict[str, Any]) -> None:
    base = read_base(case["text"], "references.bib")

    read = {key: {"type": work.type, **work.entry.fields} for key, work in base.references.items()}
    assert read == case["entries"]
    assert [str(finding) for finding in base.diagnostics] == case["findings"]


def test_line_ends_and_a_byte_order_mark_are_no_part_of_a_base(tmp_path: Path) -> None:
    file = tmp_path / "references.bib"
    file.write_bytes(b"\xef\xbb\xbf@book{a,\r\n  title = {One}\r\n}\r\n@book{b, title = {Two},\r\n  year 2020}\r\n")

    base = read_base_file(file, "references.bib")

    assert list(base) == ["a", "b"]
    assert [str(finding) for finding in base.diagnostics] == [
        (
            "references.bib:5:3: error An entry must be made of fields such as year = {2020}; found 'year 2020}'. "
            "[base-is-readable]"
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


def test_of_two_files_of_a_base_the_later_one_counts_and_it_is_said() -> None:
    first = read_base("@book{a, title = {One}}\n@book{b, title = {Two}}\n", "bases/first.bib")
    second = read_base("@book{a, title = {Three}}\n@book{B, title = {Four}}\n@book{c, year = x}\n", "bases/second.bib")

    both = joined([first, second])

    assert {key: work.title for key, work in both.references.items()} == {
        "a": "Three",
        "b": "Two",
        "B": "Four",
        "c": "",
    }
    assert [str(finding) for finding in both.diagnostics] == [
        (
            "bases/second.bib:1:1: error A citation key must stand for one work; 'a' is also at bases/first.bib:1:1. "
            "The last one counts. Give one of them another key, or take it out. [base-key-is-unique]"
        ),
        (
            "bases/second.bib:2:1: warning Citation keys must differ by more than capital letters; 'B' is 'b' at "
            "bases/first.bib:2:1. Both count. Give one of them another key. [base-key-is-unique]"
        ),
        (
            "bases/second.bib:3:17: warning A value without braces must be a number or a defined @string; found 'x' in "
            "'c'. Put braces around it. [base-is-readable]"
        ),
    ]


def test_of_a_base_and_a_papers_own_that_counts() -> None:
    shared = read_base("@book{a, title = {Shared}}\n@book{b, title = {Other}}\n", "references.bib")
    own = read_base("@book{a, title = {Own}}\n", "papers/x/paper.bib")

    both = shared.overlaid_with(own)

    assert {key: work.title for key, work in both.references.items()} == {"a": "Own", "b": "Other"}
    assert str(both.references["a"].location) == "papers/x/paper.bib:1:1"
    assert both.diagnostics == ()


def test_each_work_knows_its_place_and_its_source() -> None:
    text = "% The base\n\n@book{a, title = {One}}\n  @book{b,\n    title = {Two}\n  }\n"
    base = read_base(text, "references.bib")

    assert [str(work.location) for work in base.references.values()] == ["references.bib:3:1", "references.bib:4:3"]
    assert [work.source for work in base.references.values()] == [
        "@book{a, title = {One}}",
        "@book{b,\n    title = {Two}\n  }",
    ]


def chain(length: int) -> str:
    """An entry that inherits through as many others, from the last of which it has a publisher."""
    links = "".join(f"@xdata{{x{n}, xdata = {{x{n + 1}}}}}\n" for n in range(1, length))
    return f"@book{{a, xdata = {{x1}}}}\n{links}@xdata{{x{length}, publisher = {{P}}}}\n"


def test_a_chain_of_a_hundred_parents_is_followed() -> None:
    base = read_base(chain(100), "references.bib")

    assert base.references["a"].field("publisher") == "P"
    assert base.diagnostics == ()


def test_a_longer_chain_is_told() -> None:
    base = read_base(chain(102), "references.bib")

    assert base.references["a"].field("publisher") == ""
    assert [str(finding) for finding in base.diagnostics] == [
        (
            "references.bib:1:1: error An entry must not build on more than 100 others in a row; 'a' does. "
            "[base-is-readable]"
        ),
    ]


def test_a_circle_of_any_length_is_found() -> None:
    links = "".join(f"@book{{k{n}, crossref = {{k{(n + 1) % 3000}}}}}\n" for n in range(3000))
    base = read_base(links, "references.bib")

    assert len(base) == 3000
    assert [str(finding) for finding in base.diagnostics if finding.rule == "crossref-is-acyclic"] == [
        (
            "references.bib:1:1: error Entries must not build on each other in a circle; found k0 → k1 → k2 → k3 → … → "
            "k2996 → k2997 → k2998 → k2999 → k0. Take out one crossref or xdata of these. [crossref-is-acyclic]"
        )
    ]


def test_what_can_only_be_meant_in_one_way_has_a_fix() -> None:
    text = "@book{a\n  note = {},\n  title {One}\n  year = 2020\n@book{b,}\n"
    base = read_base(text, "references.bib")

    assert [edit for finding in base.diagnostics for edit in finding.fix] == [
        Edit(Location("references.bib", 1, 8), "", ","),
        Edit(Location("references.bib", 3, 9), "", "= "),
        Edit(Location("references.bib", 3, 14), "", ","),
        Edit(Location("references.bib", 4, 14), "", "\n}"),
    ]


def test_each_field_knows_its_place() -> None:
    text = '\n  @book{a, title = {One},\n    year = 2020, note =\n "x", YEAR = {2021}}'
    (entry,) = read_bibtex(text).entries

    assert {name: entry.place(name) for name in ("title", "year", "note", "author")} == {
        "title": (2, 21),
        "year": (4, 15),
        "note": (4, 3),
        "author": (2, 3),
    }
    assert entry.written_fields == (
        WrittenField("title", "One", 18),
        WrittenField("year", "2020", 35),
        WrittenField("note", "x", 50),
        WrittenField("year", "2021", 62),
    )


def test_strings_that_double_with_every_line_are_bounded() -> None:
    strings = "@string{s0 = {lol}}\n" + "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    base = read_base(f"{strings}@book{{a, title = s60}}", "references.bib")

    assert len(base.references["a"].entry.fields["title"]) < 100_000
    assert len(base.strings) == 61


def test_a_base_with_ever_more_mistakes_is_read_up_to_a_bound() -> None:
    base = read_base("@book{a,\n" * 20_000, "references.bib")

    told = [str(finding) for finding in base.diagnostics]
    assert (list(base), base.is_whole) == (["a"], False)
    assert len(told) < 3_000
    assert told[0] == (
        "references.bib:1:1: error A base may have 10,000 entries with mistakes; this one has more. Those after them "
        "are not read. [base-is-readable]"
    )


def test_an_entry_with_a_value_of_a_book_s_length_is_left_out() -> None:
    base = read_base(
        "@book{a, title = {One}}\n@book{b, title = {Two}, note = {" + "x" * 50_001 + "}}", "references.bib"
    )

    assert list(base) == ["a"]
    assert base.unreadable == {"b"}
    assert [str(finding) for finding in base.diagnostics] == [
        (
            "references.bib:2:33: error A value must have at most 50,000 characters; note of 'b' has 50,001. Shorten "
            "it, or take the field out; the entry is left out until then. [base-is-readable]"
        )
    ]
