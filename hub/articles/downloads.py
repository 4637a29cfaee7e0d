"""The list of downloads on a page: each file with its size, once the files are there, and none that is not there.

A template lists every file that a page may have as `<li data-download="file.pdf">…<span></span></li>`, by its address
from the page. Sizes are known, and so is what could be made, only when the pages have been written.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import unquote

_ENTRY = re.compile(r'[ \t]*<li data-download="([^"]*)">(.*?)</li>\n?', re.DOTALL)
_SIZE = "<span></span>"
_EMPTY_LIST = re.compile(r'[ \t]*<ul class="hub-downloads"[^>]*>\s*</ul>\n?')


def fill_in_downloads(page: Path) -> None:
    """Tell in a finished page how large each download is, and take out those that are not there."""
    written = page.read_text(encoding="utf-8", errors="surrogateescape")
    filled = _EMPTY_LIST.sub("", _ENTRY.sub(lambda found: _entry(found, page.parent), written))
    if filled != written:
        page.write_text(filled, encoding="utf-8", errors="surrogateescape")


def _entry(found: re.Match[str], folder: Path) -> str:
    file = folder / unquote(html.unescape(found[1]))
    if not file.is_file():
        return ""
    size = f'<span class="hub-downloads__size">{size_in_words(file.stat().st_size)}</span>'
    return f"<li>{found[2].replace(_SIZE, size)}</li>\n"


def size_in_words(size: int) -> str:
    """How large a file is, in units of a thousand, as file managers and IEC 80000-13 count them.

    >>> size_in_words(900), size_in_words(84_200), size_in_words(1_250_000)
    ('1 kB', '84 kB', '1.3 MB')
    """
    kilobytes = max(1, round(size / KILO))
    return f"{kilobytes} kB" if kilobytes < KILO else f"{kilobytes / KILO:.1f} MB"


KILO = 1000
