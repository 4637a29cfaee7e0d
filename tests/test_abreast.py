"""Work that is done in several processes gives what one gives."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from hub.abreast import abreast

# Newer Pythons warn of copies of a process with threads; the runner of the tests has one.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def _squares(share: Sequence[int]) -> list[int]:
    return [number * number for number in share]


SQUARES = [number * number for number in range(1000)]


def test_shares_come_in_their_order() -> None:
    found = list(abreast(_squares, range(1000), processes=2))
    assert len(found) > 1
    assert [square for share in found for square in share] == SQUARES


def test_little_work_is_done_here() -> None:
    assert list(abreast(lambda share: (os.getpid(), *share), range(3))) == [(os.getpid(), 0, 1, 2)]


def test_nothing_to_do_is_done() -> None:
    assert [square for share in abreast(_squares, [], processes=2) for square in share] == []


def test_a_closure_is_work_too() -> None:
    """What it sees is as it was when the processes began."""
    offset = 5
    found = abreast(lambda share: [number + offset for number in share], range(10), processes=2)
    assert [number for share in found for number in share] == list(range(5, 15))


def test_a_process_that_ends_before_its_time_loses_nothing() -> None:
    here = os.getpid()

    def find(share: Sequence[int]) -> list[int]:
        if 500 in share and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return _squares(share)

    assert [square for share in abreast(find, range(1000), processes=2) for square in share] == SQUARES


def test_an_exception_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(abreast(lambda share: [1 // number for number in share], range(10), processes=2))
