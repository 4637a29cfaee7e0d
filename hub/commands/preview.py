"""`hub preview`: make a built site readable straight from a folder, as somebody has it who unpacked a preview."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from hub.safety import CONTENT_SECURITY_POLICY

FILE_POLICY = "default-src 'none'; style-src file:; img-src file: data:"
"""What a browser lets a page do that is a file on somebody's own disk: look like itself, and run nothing."""


@click.command("preview")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
def command(site: Path) -> None:
    """Make a built SITE readable straight from its folder, without a server.

    Links to pages lead to their files. Nothing runs in such a preview: search, and entries beside citations, need the
    published site.
    """
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        page.write_text(readable_as_file(page.read_text(encoding="utf-8")), encoding="utf-8")
    click.echo(f"{len(pages):,} pages can be opened from {site}.")
    sys.exit(0 if pages else 1)


def readable_as_file(html: str) -> str:
    """A page whose links to folders lead to the pages in them, and whose policy fits a file."""
    html = html.replace(CONTENT_SECURITY_POLICY.replace("'", "&#39;"), FILE_POLICY.replace("'", "&#39;"))
    return _TARGET.sub(_to_a_file, html)


_TARGET = re.compile(r'(?<=\shref=")(?![A-Za-z][A-Za-z0-9+.-]*:|//|#)(?P<path>[^"?#]*)(?P<rest>[^"]*)(?=")')


def _to_a_file(found: re.Match[str]) -> str:
    folder, last = found["path"].rpartition("/")[::2]
    if last not in ("", ".", ".."):
        return found[0]
    return "/".join(part for part in (folder, last, "index.html") if part) + found["rest"]
