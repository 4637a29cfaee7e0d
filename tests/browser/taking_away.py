"""What a visitor takes away from the tools of the hub: the files that a page makes, and what they say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypandoc
from playwright.sync_api import Page


def taken(page: Page, name: str, folder: Path) -> Path:
    """The file that a button of a page gives, kept in a folder."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def words_in(file: Path) -> list[str]:
    """The text of a file, as Pandoc reads it."""
    command = [pypandoc.get_pandoc_path(), "--standalone", "--to", "plain", "--wrap", "none", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
