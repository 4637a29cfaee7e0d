"""A text at which the converter fails, or with which it takes too long, is shown as it was written."""

from __future__ import annotations

import itertools
import threading

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hub.guard import guard


class Failing(Preprocessor):
    """Calls itself, as a text of lists in lists has Python-Markdown do."""

    def run(self, lines: list[str]) -> list[str]:
        """Never end."""
        return self.run(lines)


class Endless(Preprocessor):
    """Takes for ever, with something new to do each time."""

    def run(self, lines: list[str]) -> list[str]:
        """Never end."""
        return [line for line in itertools.cycle(["x"]) if line not in lines]


@pytest.mark.parametrize(
    ("step", "reason"),
    [(Failing, "the converter stopped (RecursionError)"), (Endless, "it took longer than 1 s")],
)
def test_the_text_is_shown_as_it_was_written(step: type[Preprocessor], reason: str) -> None:
    md = Markdown(extensions=["toc"])
    md.convert("# An earlier page")
    md.preprocessors.register(step(md), "step", 100)
    told: list[str] = []
    guard(md, told.append, str, seconds=1.0)
    assert md.convert("# A <b>\nx\n") == "<pre># A &lt;b&gt;\nx</pre>"
    assert told == [reason]
    assert md.toc_tokens == []  # type: ignore[attr-defined]


def test_every_other_text_is_converted() -> None:
    md = Markdown()
    told: list[str] = []
    guard(md, told.append, str)
    assert md.convert("*a*") == "<p><em>a</em></p>"
    assert told == []


def test_a_thread_that_hears_no_alarm_converts_too() -> None:
    md = Markdown()
    guard(md, print, str)
    answers: list[str] = []
    thread = threading.Thread(target=lambda: answers.append(md.convert("*a*")))
    thread.start()
    thread.join()
    assert answers == ["<p><em>a</em></p>"]


def test_a_text_that_is_not_to_be_formatted_is_shown_whatever_the_converter_is_given() -> None:
    md = Markdown()
    guard(md, print, lambda: "# *A*\n")
    assert md.convert("~~~\n# *A*\n~~~") == "<pre># *A*</pre>"
