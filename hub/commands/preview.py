"""`hub preview`: make a built site readable straight from a folder, as somebody has it who unpacked a preview."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hub.from_a_folder import readable_as_file


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
