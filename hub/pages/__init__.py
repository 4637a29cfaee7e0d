"""The pages of the hub. Each module here makes one kind of page from the Library; adding the file adds the page."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from hub.library import Library
from hub.pages.page import Page


def page_modules() -> Iterator[ModuleType]:
    """The modules that make pages, by name: those that have a function `pages`."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, "pages"):
            yield module


def all_pages(library: Library) -> dict[str, Page]:
    """Every page, by its address."""
    return {page.address: page for module in page_modules() for page in module.pages(library)}
