"""Pages that are read straight from a folder, without a server: those of a preview, and those of the hub's archive."""

from __future__ import annotations

import re

from hub.safety import CONTENT_SECURITY_POLICY

FILE_POLICY = "default-src 'none'; style-src file:; img-src file: data:"
"""What a browser lets a page do that is a file on somebody's own disk: look like itself, and run nothing."""


def readable_as_file(html: str) -> str:
    """A page that fits a folder: its links lead to the pages in folders, and it says what it says without scripts."""
    html = html.replace(CONTENT_SECURITY_POLICY.replace("'", "&#39;"), FILE_POLICY.replace("'", "&#39;"))
    return _TARGET.sub(_to_a_file, _NOSCRIPT.sub("", html))


_NOSCRIPT = re.compile(r"</?noscript>")
_TARGET = re.compile(r'(?<=\shref=")(?![A-Za-z][A-Za-z0-9+.-]*:|//|#)(?P<path>[^"?#]*)(?P<rest>[^"]*)(?=")')


def _to_a_file(found: re.Match[str]) -> str:
    folder, last = found["path"].rpartition("/")[::2]
    if last not in ("", ".", ".."):
        return found[0]
    return "/".join(part for part in (folder, last, "index.html") if part) + found["rest"]
