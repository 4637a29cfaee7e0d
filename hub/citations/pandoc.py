"""One pandoc process for the whole build, which formats citations while Python does other things.

Its time and memory are bounded: text from many hands must not be able to stop a build.
"""

from __future__ import annotations

import contextlib
import json
import queue
import shutil
import subprocess
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pypandoc

SCRIPT = Path(__file__).with_name("citeproc.lua")
HEAP = "1g"
"""The most memory that pandoc's heap may take."""
SECONDS_A_PAGE = 60.0
"""How long a page's citations may take; 100 references take about a tenth of a second."""
MOST_FAILURES = 3
"""After how many failures in a row pandoc is asked no more."""


class PandocError(Exception):
    """Pandoc is missing, stopped or took too long; the message says which."""


def find_pandoc() -> str:
    """The path of the pandoc that the package pypandoc_binary brings, else of the one on PATH.

    Raises:
        PandocError: if there is none.
    """
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        found = shutil.which("pandoc")
        if found is None:
            raise PandocError("Pandoc, which formats the citations, is missing: run `make setup`.") from None
        return found


class Pandoc:
    """The process, started when it is first needed, and a thread that talks to it.

    Args:
        program: the path of pandoc, if it is not to be looked for.
        seconds: how long an answer may take.
    """

    def __init__(self, program: str | None = None, seconds: float = SECONDS_A_PAGE) -> None:
        self._program = program
        self._seconds = seconds
        self._requests: queue.Queue[tuple[str, Future[dict[str, Any]]] | None] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None
        self._failures = 0

    def ask(self, request: dict[str, Any]) -> Future[dict[str, Any]]:
        """Send a request, and go on; the answer comes to the future, or a `PandocError`."""
        answer: Future[dict[str, Any]] = Future()
        self._requests.put((json.dumps(request, ensure_ascii=False, sort_keys=True), answer))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="pandoc", daemon=True)
            self._thread.start()
        return answer

    def close(self) -> None:
        """Answer what has been asked, and end the process."""
        if self._thread is not None:
            self._requests.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        failure: PandocError | None = None
        while item := self._requests.get():
            request, answer = item
            # One page may be too much for pandoc; a pandoc that fails at every page is not waited for again and again.
            if failure and self._failures >= MOST_FAILURES:
                answer.set_exception(failure)
                continue
            try:
                answer.set_result(self._answer(request))
                self._failures = 0
            except PandocError as error:
                failure = error
                self._failures += 1
                answer.set_exception(error)
        self._end()

    def _answer(self, request: str) -> dict[str, Any]:
        line = self._exchange_in_time(self._process or self._start(), request)
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            self._end()
            raise PandocError("Pandoc, which formats the citations, stopped.") from None
        if "error" in answer:
            reason = " ".join(str(answer["error"]).split("stack traceback:")[0].split())
            raise PandocError(f"Pandoc cannot format these citations: {reason}")
        return answer

    def _exchange_in_time(self, process: subprocess.Popen[str], request: str) -> str:
        watch = threading.Timer(self._seconds, process.kill)
        watch.start()
        line = _exchange(process, request)
        in_time = watch.is_alive()
        watch.cancel()
        if not (line or in_time):
            self._end()
            raise PandocError(
                f"Pandoc, which formats the citations, took more than {self._seconds:g} seconds and was ended."
            )
        return line

    def _start(self) -> subprocess.Popen[str]:
        command = [self._program or find_pandoc(), "+RTS", f"-M{HEAP}", "-RTS", "lua", str(SCRIPT)]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise PandocError(f"Pandoc, which formats the citations, cannot be started: {error.strerror}.") from error
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(OSError):  # what was still to be written to it
                self._process.communicate()
            self._process = None


def _exchange(process: subprocess.Popen[str], request: str) -> str:
    """A line for a line; nothing if the process has ended."""
    if process.stdin is None or process.stdout is None:
        return ""
    try:
        process.stdin.write(request + "\n")
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return ""
