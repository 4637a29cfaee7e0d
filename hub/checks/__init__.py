"""The rules that content is held to. A rule is a module here: its name is the rule's id, its docstring the rule's page.

A module with a function `check(library)` looks for what breaks its rule. A module without one documents what is found
while files are read, before there is a Library to look at.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType

from hub.diagnostics import Diagnostic
from hub.library import Library


@dataclass(frozen=True)
class Rule:
    """A rule, as its module states it."""

    id: str
    """The state that should hold, such as `theme-is-known`."""
    module: ModuleType

    @property
    def documentation(self) -> str:
        """What is held to, why, and what to write instead."""
        return (self.module.__doc__ or "").strip()

    def check(self, library: Library) -> Iterable[Diagnostic]:
        """What breaks the rule."""
        found: Iterable[Diagnostic] = self.module.check(library) if hasattr(self.module, "check") else ()
        return found


def rules() -> Iterator[Rule]:
    """Every rule, by id."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        yield Rule(found.name.replace("_", "-"), importlib.import_module(f"{__name__}.{found.name}"))


def check(library: Library) -> list[Diagnostic]:
    """Everything that is wrong, in order of place, each finding once."""
    found = {finding for rule in rules() for finding in rule.check(library)}
    return sorted({*library.findings, *found})
