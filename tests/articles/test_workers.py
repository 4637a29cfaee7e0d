"""Processes that make files: each question has its answer, and one that hangs or dies costs itself alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.articles.workers import NotMadeError, Workers

PROCESS = """
import json, sys, time
for line in sys.stdin:
    question = json.loads(line)
    if question == "hang":
        time.sleep(600)
    if question == "die":
        sys.exit(1)
    print(json.dumps(question * 2), flush=True)
"""


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that doubles what it is asked."""
    (tmp_path / "doubling.py").write_text(PROCESS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "doubling"


def test_every_question_has_its_answer(process: str) -> None:
    with Workers(process) as workers:
        assert sorted(workers.ask_all(["a", "b", "c", "d"])) == [("a", "aa"), ("b", "bb"), ("c", "cc"), ("d", "dd")]


def test_a_process_that_hangs_or_dies_is_followed_by_another(process: str) -> None:
    with Workers(process, seconds=0.5) as workers:
        answers = dict(workers.ask_all(["die", "hang", "a", "b"]))
    failures = {question: str(answer) for question, answer in answers.items() if isinstance(answer, NotMadeError)}
    assert failures == {"die": "what makes it broke off", "hang": "it takes longer than 0.5 seconds"}
    assert (answers["a"], answers["b"]) == ("aa", "bb")
