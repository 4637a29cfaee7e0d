"""What is kept between runs: it is found again, it is what would be found anew, and it stops nothing."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from hub import checks
from hub.configuration import Configuration
from hub.diagnostics import Diagnostic
from hub.library import Library
from hub.memory import FILE, Memory, digest
from tests.conftest import ROOT, SITES, write_hub


def test_an_answer_is_found_again(tmp_path: Path) -> None:
    with Memory(tmp_path / "made") as memory:
        assert memory.get("a") is None
        memory.put("a", ["Zoë", 1, {"b": None}])
    with Memory(tmp_path / "made") as memory:
        assert memory.get("a") == ["Zoë", 1, {"b": None}]


def test_what_is_no_longer_asked_for_is_forgotten(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        for name in "abc":
            memory.put(name, name)
    with Memory(tmp_path) as memory:
        assert memory.get("a") == "a"
        memory.put("d", "d")
    with Memory(tmp_path) as memory:
        assert [memory.get(name) for name in "abcd"] == ["a", None, None, "d"]


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory.put("a", {1, 2})
        memory.put("b", b"bytes")
    assert not (tmp_path / FILE).exists()


def test_a_run_that_breaks_off_keeps_nothing(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.put("a", 1)
    memory.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not (tmp_path / FILE).exists()


def test_answers_go_from_one_memory_to_another(tmp_path: Path) -> None:
    copy, memory = Memory(tmp_path / "copy"), Memory(tmp_path)
    copy.put("a", 1)
    with memory:
        assert "a" not in memory
        memory.learn(copy.taken())
        assert "a" in memory
        assert (memory.get("a"), copy.get("a")) == (1, None)
    with memory:
        assert memory.get("a") == 1


def test_without_a_folder_nothing_is_kept() -> None:
    with Memory(None) as memory:
        memory.put("a", 1)
        assert not memory.is_on


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"This is no database." * 1000)
    with Memory(tmp_path) as memory:
        assert memory.get("a") is None
        memory.put("a", 1)
    with Memory(tmp_path) as memory:
        memory.put("a", 1)
    with Memory(tmp_path) as memory:
        assert memory.get("a") == 1


def test_a_file_that_another_run_writes_is_left_to_it(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory.put("a", 1)
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("BEGIN EXCLUSIVE")
    with Memory(tmp_path) as memory:
        assert memory.get("a") is None
        memory.put("a", 2)
    other.rollback()
    other.close()
    with Memory(tmp_path) as memory:
        assert memory.get("a") == 1


def test_a_folder_that_is_a_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    with Memory(tmp_path / "cache") as memory:
        memory.put("a", 1)
    assert (tmp_path / "cache").read_text() == ""


def test_a_digest_tells_where_texts_end() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest("\udc80")}) == 5
    assert digest("a", "b") == digest("a", "b")
    long = "a" * 5_000
    assert len({digest(long), digest(long, ""), digest("", long), digest(f"{long}b"), digest(long[1:])}) == 5
    assert digest(long, "b") == digest("a" * 5_000, "b")


# Findings with a memory are those without.


def found(hub: Path, memory: Path | None) -> list[Diagnostic]:
    configuration = Configuration.read(hub / "mkdocs.yml")
    with Memory(memory) as kept:
        return checks.check(Library.read(configuration, kept), kept)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The hub's own content beside what goes wrong in a test site."""
    for part in ("docs", "papers"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copytree(SITES / "bad-input" / "papers", tmp_path / "papers", dirs_exist_ok=True)
    for name in ("mkdocs.yml", "references.bib"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def _texts(hub: Path) -> list[Path]:
    return [file for part in ("docs", "papers") for file in sorted((hub / part).rglob("*.md")) if file.stat().st_size]


def _drop_a_line(hub: Path, chance: random.Random) -> None:
    file = chance.choice([*_texts(hub), hub / "references.bib"])
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    file.write_text("".join(lines), encoding="utf-8")


def _swap_two_letters(hub: Path, chance: random.Random) -> None:
    file = chance.choice([*_texts(hub), hub / "references.bib"])
    text = file.read_text(encoding="utf-8")
    at = chance.randrange(len(text))
    file.write_text(text[:at] + text[at : at + 2][::-1] + text[at + 2 :], encoding="utf-8")


def _add_words(hub: Path, chance: random.Random) -> None:
    words = ("A [dead link](nowhere.md).", "[@nobody2001]", "![x](none.png)", "<script>x</script>", "Words.")
    with chance.choice(_texts(hub)).open("a", encoding="utf-8") as file:
        file.write(f"\n{chance.choice(words)}\n")


def _take_a_file_away(hub: Path, chance: random.Random) -> None:
    chance.choice(
        [file for part in ("docs", "papers") for file in sorted((hub / part).rglob("*")) if file.is_file()]
    ).unlink()


def _rename_a_folder(hub: Path, chance: random.Random) -> None:
    folder = chance.choice(sorted((hub / "papers").iterdir()))
    folder.rename(folder.with_name(f"{folder.name}-moved"))


def _change_a_figure(hub: Path, chance: random.Random) -> None:
    figure = chance.choice(sorted(hub.glob("papers/*/*.svg")))
    figure.write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')


def _give_a_paper_its_own_base(hub: Path, chance: random.Random) -> None:
    folder = chance.choice([file.parent for file in sorted(hub.glob("papers/*/paper.md"))])
    key = chance.choice(["nobody2001", "lofthouse2018coaching"])
    (folder / "own.bib").write_text(f"@book{{{key}, title = {{Pairs}}, date = {{{chance.choice([2001, 2002])}}}}}\n")


CHANGES: list[Callable[[Path, random.Random], None]] = [
    _drop_a_line,
    _swap_two_letters,
    _add_words,
    _take_a_file_away,
    _rename_a_folder,
    _change_a_figure,
    _give_a_paper_its_own_base,
]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_what_is_found_is_what_would_be_found_without(
    seed: int, hub: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance, memory = random.Random(seed), tmp_path_factory.mktemp("memory")  # noqa: S311 (the same changes every time)
    before = found(hub, None)
    assert found(hub, memory) == found(hub, memory) == before
    for _ in range(12):
        chance.choice(CHANGES)(hub, chance)
        after = found(hub, None)
        assert found(hub, memory) == after
        assert found(hub, memory) == after
        before = after


def test_the_settings_count(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    memory = tmp_path_factory.mktemp("memory")
    write_hub(tmp_path, {"docs/about.md": "---\ntitle: About\n---\n[@nobody2001]\n"})
    assert "references.bib" in str(found(tmp_path, memory)[0])
    settings = "site_name: A hub\nplugins:\n  - bibtex:\n      bib_file: other.bib\n"
    write_hub(tmp_path, {"mkdocs.yml": settings, "other.bib": ""})
    assert found(tmp_path, memory) == found(tmp_path, None)
    assert "other.bib" in str(found(tmp_path, memory)[0])
