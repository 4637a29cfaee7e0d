"""Keeps the citation plugin at its place: its options say which base and style are used, and it renders nothing.

The plugin knows no locators and no keys with punctuation, and rewrites code; see `hub/citations/` for what is used.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Let the plugin read an empty folder: the base is read once, by the library, and a broken one stops nothing."""
    # It would say that it loads no file, which is so, and would alarm whoever has just added one.
    logging.getLogger("mkdocs.plugins.mkdocs-bibtex").setLevel(logging.WARNING)
    plugin = config.plugins["bibtex"]
    plugin.config.update(bib_file=None, bib_dir=str(Path(__file__).parent), csl_file=None)


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let the plugin see an empty page; hooks/building.py gives the text back after it."""
    return ""
