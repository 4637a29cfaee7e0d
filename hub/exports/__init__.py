"""Files that stand beside the pages. Each module here writes one format; adding the file adds the format.

A module with `files` writes files of what the library holds; one with `FORMAT` writes references wherever they are; one
with `DOWNLOAD` writes texts as their finished pages show them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from hub.articles.article_format import ArticleFormat
from hub.citations.csl_items import CslItems
from hub.exports.exported import ExportedFile
from hub.exports.reference_format import ReferenceFormat
from hub.exports.references import reference_files
from hub.library import Library


def all_files(library: Library, items: CslItems) -> Iterator[ExportedFile]:
    """Every file of every format.

    Args:
        library: all content.
        items: the library's references as Pandoc reads them.
    """
    for module in _modules():
        if hasattr(module, "files"):
            yield from module.files(library)
    yield from reference_files(library, items, reference_formats())


@cache
def reference_formats() -> tuple[ReferenceFormat, ...]:
    """The formats in which references are to be had, by the names of their modules."""
    return tuple(module.FORMAT for module in _modules() if hasattr(module, "FORMAT"))


@cache
def article_formats() -> tuple[ArticleFormat, ...]:
    """The formats in which texts are to be had, in the order in which pages list them."""
    formats = (module.DOWNLOAD for module in _modules() if hasattr(module, "DOWNLOAD"))
    return tuple(sorted(formats, key=lambda format_: (format_.place, format_.label)))


def _modules() -> list[ModuleType]:
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in found]
