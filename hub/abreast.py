"""Work that is done on many things, in as many processes as the machine has processors."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 200
"""How many things are worth more than one process: to begin one takes as long as some of them do."""
_SHARES = 16
"""In how many parts each process is given its things, so that none is idle while another has long ones."""


def abreast(work: Callable[[Sequence[T]], R], things: Sequence[T], processes: int = 0) -> Iterator[R]:
    """What some work makes of shares of things, share by share in their order; of few things, all at once.

    The processes are copies of this one as it is now: they see all that it has read, and what they find out reaches it
    as results only. Where a system makes no such copies, or one of them ends before its time, the work is done here.

    Args:
        work: what is done with a share. Its result is sent from one process to another.
        things: what there is to do.
        processes: how many; if none are told, one for each processor.
    """
    processes = processes or (_processors() if len(things) >= FEWEST and sys.platform == "linux" else 1)
    if processes == 1:
        yield work(things)
        return
    size = len(things) // (_SHARES * processes) + 1
    shares = [things[start : start + size] for start in range(0, len(things), size)]
    done = 0
    try:
        for result in _results(work, shares, processes):
            done += 1
            yield result
    except (BrokenProcessPool, OSError):  # out of memory, or of processes
        yield from map(work, shares[done:])


def _processors() -> int:
    return len(os.sched_getaffinity(0))


_jobs: list[Callable[[], Any]] = []
"""What the copies have to do: they find it where it was as they were made, since a closure cannot be sent to them."""


def _results(work: Callable[[Sequence[T]], R], shares: Iterable[Sequence[T]], processes: int) -> Iterator[R]:
    _jobs[:] = [lambda share=share: work(share) for share in shares]  # type: ignore[misc]
    try:
        with ProcessPoolExecutor(processes, get_context("fork"), initializer=_leave_interrupts) as pool:
            yield from pool.map(_do, range(len(_jobs)))
    finally:
        _jobs.clear()


def _leave_interrupts() -> None:
    """Who presses Ctrl-C means the process that began, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(number: int) -> Any:
    return _jobs[number]()
