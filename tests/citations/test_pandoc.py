"""The process that formats citations, and what is said when it is missing, stops or takes too long.

Every pandoc here is a real process: Pandoc itself, or a script that does what a broken one does.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from hub.citations.pandoc import HEAP, MOST_FAILURES, Pandoc, PandocError, find_pandoc
from hub.citations.style import find_style

ENTRY = "@book{entry, author = {Lee, Ann}, title = {Trust}, year = 2020}"


def request(key: str = "a", entry: str = ENTRY) -> dict[str, Any]:
    return {
        "style": str(find_style("harvard-cite-them-right", Path())),
        "locale": "en-GB",
        "clusters": [{"source": f"[@{key}]", "note": 0, "in_footnote": False}],
        "entries": [[key, entry]],
        "nocite": [],
    }


def script(folder: Path, *lines: str) -> str:
    file = folder / "pandoc"
    file.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def problem(pandoc: Pandoc) -> str:
    with pytest.raises(PandocError) as raised:
        pandoc.ask(request()).result()
    return str(raised.value)


def test_an_answer() -> None:
    pandoc = Pandoc()
    answer = pandoc.ask(request()).result()
    pandoc.close()

    assert answer["entries"] == [{"key": "a", "html": "Lee, A. (2020) <em>Trust</em>."}]
    assert [cluster["text"] for cluster in answer["clusters"]] == [
        '<span class="citation" data-cites="a">(<a href="#ref-a" role="doc-biblioref">Lee, 2020</a>)</span>'
    ]


def test_answers_come_in_the_order_of_the_questions() -> None:
    pandoc = Pandoc()
    answers = [pandoc.ask(request(f"k{number}")) for number in range(30)]
    keys = [answer.result()["entries"][0]["key"] for answer in answers]
    pandoc.close()

    assert keys == [f"k{number}" for number in range(30)]


def test_closing_answers_what_was_asked() -> None:
    pandoc = Pandoc()
    answer = pandoc.ask(request())
    pandoc.close()

    assert answer.done()


def test_a_closed_one_can_be_asked_again() -> None:
    pandoc = Pandoc()
    for _ in range(2):
        assert pandoc.ask(request()).result()["entries"]
        pandoc.close()


def test_pandoc_is_not_there(tmp_path: Path) -> None:
    pandoc = Pandoc(str(tmp_path / "pandoc"))

    assert problem(pandoc) == "Pandoc, which formats the citations, cannot be started: No such file or directory."
    pandoc.close()


def test_pandoc_stops_at_once(tmp_path: Path) -> None:
    pandoc = Pandoc(script(tmp_path, "exit 3"))

    assert problem(pandoc) == "Pandoc, which formats the citations, stopped."
    pandoc.close()


def test_pandoc_says_something_else(tmp_path: Path) -> None:
    pandoc = Pandoc(script(tmp_path, "echo Hello", "cat > /dev/null"))

    assert problem(pandoc) == "Pandoc, which formats the citations, stopped."
    pandoc.close()


def test_pandoc_never_answers(tmp_path: Path) -> None:
    pandoc = Pandoc(script(tmp_path, "exec sleep 60"), seconds=0.2)

    assert problem(pandoc) == "Pandoc, which formats the citations, took more than 0.2 seconds and was ended."
    pandoc.close()


def test_pandoc_cannot_format_what_it_is_given() -> None:
    pandoc = Pandoc()
    with pytest.raises(PandocError, match=r"\APandoc cannot format these citations: "):
        pandoc.ask({**request(), "style": "/nowhere/no.csl"}).result()

    assert pandoc.ask(request()).result()["entries"], "the next page has its citations all the same"
    pandoc.close()


def test_after_one_page_too_many_the_next_page_has_its_citations(tmp_path: Path) -> None:
    fails_once = f'if [ ! -e {tmp_path}/failed ]; then touch {tmp_path}/failed; exit 1; fi; exec {find_pandoc()} "$@"'
    pandoc = Pandoc(script(tmp_path, fails_once))

    assert problem(pandoc) == "Pandoc, which formats the citations, stopped."
    assert pandoc.ask(request()).result()["entries"]
    pandoc.close()


def test_a_pandoc_that_always_fails_is_not_started_for_each_page(tmp_path: Path) -> None:
    pandoc = Pandoc(script(tmp_path, f"echo once >> {tmp_path}/started", "exit 1"))
    problems = {problem(pandoc) for _ in range(MOST_FAILURES + 5)}
    pandoc.close()

    assert problems == {"Pandoc, which formats the citations, stopped."}
    assert (tmp_path / "started").read_text().count("once") == MOST_FAILURES


def test_an_entry_without_end_is_ended() -> None:
    """An entry that is its own parent is looked for before it gets here (`hub.content.base`); Pandoc never finishes."""
    pandoc = Pandoc(seconds=1.5)
    with pytest.raises(PandocError) as raised:
        pandoc.ask(request(entry="@book{entry, title = {Trust}, crossref = {entry}}")).result()
    pandoc.close()

    assert str(raised.value) == "Pandoc, which formats the citations, took more than 1.5 seconds and was ended."


def test_memory_is_bounded(tmp_path: Path) -> None:
    pandoc = Pandoc(script(tmp_path, f'echo "$1 $2 $3" > {tmp_path}/arguments'))
    problem(pandoc)
    pandoc.close()

    assert (tmp_path / "arguments").read_text() == f"+RTS -M{HEAP} -RTS\n"
