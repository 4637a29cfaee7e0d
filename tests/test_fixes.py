"""Fixes: which changes are made of them, how they look, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.diagnostics import Diagnostic, Edit, Location, Severity
from hub.fixes import fixes, mend


def finding(*edits: tuple[str, int, int, str, str]) -> Diagnostic:
    """A finding with a fix: of each edit the path, line, column, what stands there and what should."""
    fix = tuple(Edit(Location(path, line, column), found, new) for path, line, column, found, new in edits)
    return Diagnostic(fix[0].location, Severity.ERROR, "value-fits", "Text.", "", fix)


def mended(before: bytes, folder: Path, *findings: Diagnostic) -> bytes:
    """What a file `a.md` holds once findings are mended."""
    (folder / "a.md").write_bytes(before)
    for change in fixes(findings, folder).changes:
        change.make()
    return (folder / "a.md").read_bytes()


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        (b"one two", ("a.md", 1, 5, "two", "three"), b"one three"),
        (b"one two", ("a.md", 1, 4, " two", ""), b"one"),
        (b"one two", ("a.md", 1, 1, "", "zero "), b"zero one two"),
        (b"one two", ("a.md", 1, 8, "", "!"), b"one two!"),
        (b"one\ntwo\n", ("a.md", 2, 1, "two", "2"), b"one\n2\n"),
        (b"one\r\ntwo\r\n", ("a.md", 2, 1, "two", "2\n3"), b"one\r\n2\r\n3\r\n"),
        (b"one\rtwo\r", ("a.md", 2, 1, "two\n", "2\n3\n"), b"one\r2\r3\r"),
        (b"one\r\ntwo\n", ("a.md", 1, 3, "e\nt", "e t"), b"one two\n"),
        (b"\xef\xbb\xbfone\n", ("a.md", 1, 1, "one", "1"), b"\xef\xbb\xbf1\n"),
        ("Zoë Żak".encode(), ("a.md", 1, 5, "Żak", "Žák"), "Zoë Žák".encode()),
        ("Zoë one\x81".encode("latin-1"), ("a.md", 1, 5, "one", "naïve"), "Zoë naïve\x81".encode("latin-1")),
    ],
    ids=[
        "another word",
        "a word less",
        "something put in",
        "something put at the end",
        "another line",
        "line ends of Windows",
        "line ends of old Macs",
        "line ends of both kinds",
        "a byte order mark",
        "letters of two bytes",
        "old Windows' encoding",
    ],
)
def test_what_an_edit_names_changes_and_nothing_else(
    before: bytes, edit: tuple[str, int, int, str, str], after: bytes, tmp_path: Path
) -> None:
    assert mended(before, tmp_path, finding(edit)) == after


@pytest.mark.parametrize(
    "edit",
    [
        ("a.md", 1, 5, "2", "3"),
        ("a.md", 1, 99, "one", "1"),
        ("a.md", 9, 1, "one", "1"),
        ("b.md", 1, 1, "one", "1"),
        ("../a.md", 1, 1, "one", "1"),
        ("https://base.example/", 1, 1, "one", "1"),
    ],
    ids=["other text", "no such column", "no such line", "no such file", "outside the hub", "on the web"],
)
def test_where_the_text_is_another_nothing_changes(edit: tuple[str, int, int, str, str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one two\n")
    (tmp_path / "hub").mkdir()
    assert mended(b"one two\n", tmp_path / "hub", finding(edit)) == b"one two\n"
    assert fixes([finding(edit)], tmp_path / "hub").mended == ()


def test_an_encoding_that_lacks_a_letter_changes_nothing(tmp_path: Path) -> None:
    before = "Zoë one".encode("latin-1")
    assert mended(before, tmp_path, finding(("a.md", 1, 5, "one", "ż"))) == before


def test_a_linked_file_outside_the_hub_stays(tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_bytes(b"one")
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub" / "a.md").symlink_to(tmp_path / "outside.md")
    assert fixes([finding(("a.md", 1, 1, "one", "1"))], tmp_path / "hub").changes == ()


ONE = finding(("a.md", 1, 1, "one", "1"))
ONE_AND_TWO = finding(("a.md", 1, 1, "one two", "12"))
TWO = finding(("a.md", 1, 5, "two", "2"))
THREE = finding(("a.md", 1, 9, "three", "3"))


@pytest.mark.parametrize(
    ("findings", "after", "count"),
    [
        ([ONE, TWO, THREE], b"1 2 3", 3),
        ([THREE, TWO, ONE], b"1 2 3", 3),
        ([ONE, ONE_AND_TWO, TWO], b"1 2 three", 2),
        ([ONE_AND_TWO, ONE, THREE], b"12 3", 2),
        ([ONE, ONE], b"1 two three", 2),
        ([ONE, finding(("a.md", 1, 1, "one", "I"))], b"1 two three", 1),
        ([ONE, finding(("a.md", 1, 5, "two", "2"), ("a.md", 1, 1, "one", "I"))], b"1 two three", 1),
        ([finding(("a.md", 1, 5, "two", "2"), ("a.md", 1, 6, "wo", "1"))], b"one two three", 0),
        ([finding(("a.md", 1, 5, "two", "2"), ("b.md", 1, 1, "x", "y"))], b"one two three", 0),
    ],
    ids=[
        "side by side",
        "in any order",
        "overlapping: the first counts",
        "the longer first",
        "twice the same",
        "two answers: the first counts",
        "one edit of two is in the way",
        "edits in each other's way",
        "one edit of two has no file",
    ],
)
def test_fixes_that_go_together_are_made(findings: list[Diagnostic], after: bytes, count: int, tmp_path: Path) -> None:
    assert mended(b"one two three", tmp_path, *findings) == after
    (tmp_path / "a.md").write_bytes(b"one two three")
    assert len(fixes(findings, tmp_path).mended) == count


def test_a_change_is_shown_as_git_takes_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\ntwo")
    (tmp_path / "b.md").write_bytes(b"one\r\n")
    found = [finding(("b.md", 1, 1, "one", "1")), finding(("a.md", 2, 1, "two", "2"))]
    assert fixes(found, tmp_path).diff == (
        "--- a/a.md\n"
        "+++ b/a.md\n"
        "@@ -1,2 +1,2 @@\n"
        " one\n"
        "-two\n"
        "\\ No newline at end of file\n"
        "+2\n"
        "\\ No newline at end of file\n"
        "--- a/b.md\n"
        "+++ b/b.md\n"
        "@@ -1 +1 @@\n"
        "-one\r\n"
        "+1\r\n"
    )


def test_files_are_mended_until_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one two three")
    rounds = [[ONE, ONE_AND_TWO], [finding(("a.md", 1, 3, "two", "2"))], [THREE]]
    made, left = mend(rounds.pop(0), lambda: rounds.pop(0), tmp_path)
    assert (tmp_path / "a.md").read_bytes() == b"1 2 three"
    assert (len(made.mended), left, [change.after for change in made.changes]) == (2, [THREE], ["1 2 three"])
    assert made.changes[0].before.text == "one two three"


def test_mending_that_never_ends_is_ended(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    more = finding(("a.md", 1, 1, "", "x"))
    made, left = mend([more], lambda: [more], tmp_path)
    assert ((tmp_path / "a.md").read_bytes(), len(made.mended), left) == (b"x" * 10, 10, [more])
