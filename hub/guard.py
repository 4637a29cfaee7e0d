"""The conversion of a text, kept from stopping the build: what cannot be converted is shown as it was written.

`hub.bounds` refuses what is known to be too much, in the text itself. This is the second line: an extension may trip
over a text that nobody thought of, or take for ever with it.
"""

from __future__ import annotations

import html
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from markdown import Markdown

from hub.prose import passing_texts

SECONDS_A_TEXT = 10.0
"""How long a conversion may take; a long paper takes a tenth of a second."""


class _TookTooLong(BaseException):
    """The time is up."""


def guard(
    md: Markdown, tell: Callable[[str], None], as_written: Callable[[], str], seconds: float = SECONDS_A_TEXT
) -> None:
    """Have a converter show a text as it was written if it fails at it, takes too long or is told to.

    Python-Markdown has no step around a conversion, so its `convert` is replaced, on this one object.

    Args:
        md: the converter.
        tell: is given the reason, in words.
        as_written: gives the text that is to be shown so whatever the converter is given; nothing if there is none.
        seconds: how long the converter may take.
    """
    convert = md.convert

    def convert_or_show(source: str) -> str:
        if text := as_written():
            return show(text)
        try:
            with _limited(seconds), passing_texts():
                return convert(source)
        except _TookTooLong:
            tell(f"it took longer than {seconds:g} s")
        except Exception as error:  # noqa: BLE001 (whatever it is, it concerns this text alone)
            tell(f"the converter stopped ({type(error).__name__})")
        return show(source)

    def show(source: str) -> str:
        md.toc_tokens = []  # type: ignore[attr-defined]  # the table of contents that the extension `toc` leaves here
        return f"<pre>{html.escape(source.strip())}</pre>"

    md.convert = convert_or_show  # type: ignore[method-assign]


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise `_TookTooLong` when time is up, where the system has such an alarm and this thread may hear it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _TookTooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
