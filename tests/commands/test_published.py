"""`hub published`: what it adds to the list, and what it leaves as it was."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner, Result

from hub.cli import main
from tests.conftest import write_hub

PAPER = """\
---
title: Trust
authors: [Ada Example]
date: 2026-01-31
doi: 10.5555/hub.1
---
The first text.
"""
HUB = {"papers/trust/paper.md": PAPER, "references.bib": "@book{sample2001, author = {Sample, Bo}}"}
OF_THE_HUB = """\
address papers/trust/
address people/ada-example/
address references/sample2001/
doi papers/trust/ 10.5555/hub.1
key sample2001
text papers/trust/ 5eba7aaa97d6baca 2026-01-31 1
"""


def _published(hub: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["published", "--config", str(hub / "mkdocs.yml"), *options])


def _lines_but_of_lists(hub: Path) -> str:
    lines = (hub / "published.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    lists = re.compile(r"#|address (?:[a-z]*/|references/(?:authors|kinds|years|themes)/.*)$")
    return "".join(line for line in lines if not lists.match(line))


def test_what_is_new_is_added_and_nothing_else_the_second_time(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    first = _published(hub)
    head, *lines = (hub / "published.txt").read_text(encoding="utf-8").splitlines()
    assert (first.exit_code, first.stderr) == (0, f"Added {len(lines)} lines to published.txt.\n")
    assert head == "# What was published and must stay. `hub published` adds to this list; nobody edits it."
    assert _lines_but_of_lists(hub) == OF_THE_HUB
    again = _published(hub)
    assert (again.exit_code, again.output) == (0, "published.txt tells all that is published.\n")


def test_what_was_promised_stays_and_a_text_has_its_newest_state(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    _published(hub)
    changed = PAPER.replace("hub.1", "hub.2").replace("first", "second").replace("date:", "version: 2\ndate:")
    write_hub(hub, {"papers/trust/paper.md": changed})
    result = _published(hub)
    assert result.stdout == "+ text papers/trust/ 20c0de3b2d8d3809 2026-01-31 2\n"
    assert "doi papers/trust/ 10.5555/hub.1\n" in _lines_but_of_lists(hub)


def test_a_look_writes_nothing_and_says_what_to_do(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    result = _published(hub, "--check")
    lines = result.stdout.count("\n")
    assert (result.exit_code, result.stderr) == (1, f"{lines} lines to add to published.txt: run `hub published`.\n")
    assert not (hub / "published.txt").exists()


def test_without_a_hub_there_is_one_line_that_says_so(tmp_path: Path) -> None:
    result = _published(tmp_path)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert result.output.splitlines()[-1].startswith("Error: mkdocs.yml cannot be read")
