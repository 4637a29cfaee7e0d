"""One pandoc process for the whole build, which formats citations while Python does other things.

Its time and memory are bounded: text from many hands must not be able to stop a build.
"""

from __future__ import annotations

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
    """The process, started when it is first needed, and a thread that talks to it."""

    def __init__(self) -> None:
        self._requests: queue.Queue[tuple[str, Future[dict[str, Any]]] | None] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None

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
        while item := self._requests.get():
            request, answer = item
            try:
                answer.set_result(self._answer(request))
            except PandocError as error:
                answer.set_exception(error)
        self._end()

    def _answer(self, request: str) -> dict[str, Any]:
        process = self._process or self._start()
        watch = threading.Timer(SECONDS_A_PAGE, process.kill)
        watch.start()
        try:
            line = self._exchange(process, request)
        finally:
            in_time = watch.is_alive()
            watch.cancel()
        if not line:
            self._end()
            reason = "stopped" if in_time else f"took more than {SECONDS_A_PAGE:g} seconds and was ended"
            raise PandocError(f"Pandoc, which formats the citations, {reason}.")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise PandocError(f"Pandoc cannot format these citations: {answer['error'].splitlines()[0]}")
        return answer

    def _exchange(self, process: subprocess.Popen[str], request: str) -> str:
        if process.stdin is None or process.stdout is None:
            return ""
        try:
            process.stdin.write(request + "\n")
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return ""

    def _start(self) -> subprocess.Popen[str]:
        command = [find_pandoc(), "+RTS", f"-M{HEAP}", "-RTS", "lua", str(SCRIPT)]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        except OSError as error:
            raise PandocError(f"Pandoc, which formats the citations, cannot be started: {error.strerror}.") from error
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
