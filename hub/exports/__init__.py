"""Files that stand beside the pages. Each module here writes one format; adding the file adds the format.

A module with `files` writes files of what the library holds, one with `finished_files` of what finished pages show; one
with `FORMAT` writes references wherever they are, one with `PAPER` each paper, and one with `DOWNLOAD` each text as its
finished page shows it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from hub.articles.article_format import ArticleFormat
from hub.citations.csl_items import CslItems
from hub.exports.exported import ExportedFile
from hub.exports.paper_format import PaperFormat
from hub.exports.reference_format import ReferenceFormat
from hub.exports.references import reference_files
from hub.library import Library


def all_files(library: Library, items: CslItems, site: Path) -> Iterator[ExportedFile]:
    """Every file of every format.

    Args:
        library: all content.
        items: the library's references and papers as Pandoc reads them.
        site: the folder of the finished pages.
    """
    for module in _modules():
        if hasattr(module, "files"):
            yield from module.files(library)
        if hasattr(module, "finished_files"):
            yield from module.finished_files(library, site)
    yield from reference_files(library, items, reference_formats())
    yield from _paper_files(library, items)


def _paper_files(library: Library, items: CslItems) -> Iterator[ExportedFile]:
    """Each paper in each format that it is made of."""
    for format_ in paper_formats():
        for paper in library.all_papers:
            if format_.is_made_of(paper, library):
                made = format_.write(paper, library, items)
                yield ExportedFile(format_.address(paper), made.encode() if isinstance(made, str) else made)


@cache
def reference_formats() -> tuple[ReferenceFormat, ...]:
    """The formats in which references are to be had, by the names of their modules."""
    return tuple(module.FORMAT for module in _modules() if hasattr(module, "FORMAT"))


@cache
def article_formats() -> tuple[ArticleFormat, ...]:
    """The formats in which texts are to be had, in the order in which pages list them."""
    formats = (module.DOWNLOAD for module in _modules() if hasattr(module, "DOWNLOAD"))
    return tuple(sorted(formats, key=lambda format_: (format_.place, format_.label)))


@cache
def paper_formats() -> tuple[PaperFormat, ...]:
    """The formats in which papers are to be had, by the names of their modules."""
    return tuple(module.PAPER for module in _modules() if hasattr(module, "PAPER"))


def _modules() -> list[ModuleType]:
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in found]
