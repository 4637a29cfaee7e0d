"""Processes that make files beside each other: one that takes too long, or dies, costs its own file and nothing else.

They are asked and answer in lines of JSON, so that what they are given and what they say is data.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

SECONDS = 60.0
"""How long one file may take; the longest papers take two."""


class NotMadeError(Exception):
    """A file was not made; the message says why, in words that end a sentence."""


class Worker:
    """A process that runs a module for as long as it answers."""

    def __init__(self, module: str, seconds: float = SECONDS) -> None:
        self._command = [sys.executable, "-P", "-m", module]
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def ask(self, question: Any) -> Any:
        """Send a question and wait for the answer.

        Raises:
            NotMadeError: if the process ends instead, or takes too long.
        """
        process = self._running()
        took_too_long = threading.Event()

        def end() -> None:
            took_too_long.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.start()
        try:
            answer = _answer(process, question)
        finally:
            timer.cancel()
        if answer:
            return json.loads(answer)
        self.end()
        raise NotMadeError(
            f"it takes longer than {self._seconds:g} seconds" if took_too_long.is_set() else "what makes it broke off"
        )

    def end(self) -> None:
        """End the process; another question starts a new one."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )
        return self._process


def _answer(process: subprocess.Popen[str], question: Any) -> str:
    """The line that answers a question; nothing if the process has ended."""
    try:
        print(json.dumps(question), file=process.stdin, flush=True)
        return process.stdout.readline() if process.stdout else ""
    except (OSError, ValueError):
        return ""


class Workers:
    """As many processes as there are cores, or fewer; used in a `with` block, at whose end they end."""

    def __init__(self, module: str, seconds: float = SECONDS, most: int = sys.maxsize) -> None:
        self._workers = [Worker(module, seconds) for _ in range(min(os.cpu_count() or 1, most))]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)

    def ask_all(self, questions: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each question with its answer, or with the `NotMadeError`, in the order in which they are done."""
        with ThreadPoolExecutor(len(self._workers)) as pool:
            asked = {pool.submit(self._ask, question): question for question in questions}
            for done in as_completed(asked):
                yield asked[done], done.result()

    def _ask(self, question: Any) -> Any:
        worker = self._free.get()
        try:
            return worker.ask(question)
        except NotMadeError as failure:
            return failure
        finally:
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()
