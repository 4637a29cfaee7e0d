"""How entries are read as items: each costs itself alone, and a second build asks Pandoc for nothing that it knows."""

from __future__ import annotations

import json
import stat
from pathlib import Path

from hub.citations.csl_items import CslReader, Item
from hub.citations.pandoc import Pandoc, find_pandoc
from hub.content.base import read_base

MANY = "\n".join(f"@book{{b{number}, title = {{Title {number}}}, year = {1900 + number}}}" for number in range(100))
"""As many entries as are read in several requests."""


def read(text: str, cache: Path, pandoc: Pandoc) -> dict[str, Item]:
    entries = read_base(text, "references.bib").entries
    items = CslReader(cache, pandoc).begin(entries.values())
    read = {key: items.item(entry) for key, entry in entries.items()}
    pandoc.close()
    return read


def missing(folder: Path) -> Pandoc:
    return Pandoc(str(folder / "there-is-no-pandoc"))


def book(number: int) -> Item:
    return {
        "id": f"b{number}",
        "type": "book",
        "title": f"Title {number}",
        "issued": {"date-parts": [[1900 + number]]},
    }


def title_alone(number: int) -> Item:
    return {"id": f"b{number}", "type": "document", "title": f"Title {number}"}


def test_each_entry_under_its_key(tmp_path: Path) -> None:
    assert read(MANY, tmp_path, Pandoc()) == {f"b{number}": book(number) for number in range(100)}


def test_two_entries_that_differ_in_their_keys(tmp_path: Path) -> None:
    text = "@book{b1, title = {Title 1}, year = 1901}\n@book{again, title = {Title 1}, year = 1901}"
    assert read(text, tmp_path, Pandoc()) == {"b1": book(1), "again": {**book(1), "id": "again"}}


def test_without_pandoc_there_are_titles(tmp_path: Path) -> None:
    text = "@book{b1, title = {Title \\emph{1}}, year = 1901}\n@misc{b2, note = {No title}}"
    assert read(text, tmp_path, missing(tmp_path)) == {
        "b1": title_alone(1),
        "b2": {"id": "b2", "type": "document", "title": ""},
    }


def test_what_was_read_once_is_not_asked_again(tmp_path: Path) -> None:
    first = read(MANY, tmp_path, Pandoc())
    assert read(MANY, tmp_path, missing(tmp_path)) == first


def test_a_new_key_is_not_asked_for(tmp_path: Path) -> None:
    read(MANY, tmp_path, Pandoc())
    items = read(MANY.replace("{b7,", "{other,"), tmp_path, missing(tmp_path))
    assert items["other"] == {**book(7), "id": "other"}


def test_a_new_entry_is_asked_for_with_its_group_alone(tmp_path: Path) -> None:
    read(MANY, tmp_path, Pandoc())
    text = MANY + "\n@book{b100, title = {Title 100}, year = 2000}"
    items = read(text, tmp_path, missing(tmp_path))
    asked = [number for number in range(101) if items[f"b{number}"] == title_alone(number)]
    assert 100 in asked
    assert 1 < len(asked) < 50
    assert [number for number in range(101) if items[f"b{number}"] == book(number)] == [
        number for number in range(101) if number not in asked
    ]


def test_nothing_is_kept_of_a_failure(tmp_path: Path) -> None:
    read(MANY, tmp_path, missing(tmp_path))
    assert read(MANY, tmp_path, Pandoc())["b7"] == book(7)


def test_a_kept_file_that_was_damaged_is_made_anew(tmp_path: Path) -> None:
    first = read(MANY, tmp_path, Pandoc())
    for file in tmp_path.rglob("*.json"):
        file.write_text("{")
    assert read(MANY, tmp_path, Pandoc()) == first


def test_an_entry_that_stops_pandoc_costs_itself(tmp_path: Path) -> None:
    program = tmp_path / "pandoc"
    program.write_text(
        f"""#!/bin/sh
while read -r line; do
  case "$line" in *'Title 7}}'*) exit 1 ;; esac
  printf '%s\\n' "$line"
done | '{find_pandoc()}' "$@"
"""
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)

    items = read(MANY, tmp_path / "cache", Pandoc(str(program)))

    assert items == {f"b{number}": title_alone(7) if number == 7 else book(number) for number in range(100)}


def test_what_pandoc_cannot_read_costs_itself() -> None:
    pandoc = Pandoc()
    answer = pandoc.ask(
        {"read": ["@book{entry, title = {A}}", "@book{entry", "", "@book{entry, title = {B}}"]}
    ).result()
    pandoc.close()

    assert [item and [work["title"] for work in json.loads(item)] for item in answer["items"]] == [
        ["A"],
        False,
        False,
        ["B"],
    ]
