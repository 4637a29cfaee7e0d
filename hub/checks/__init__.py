"""The rules that content is held to. A rule is a module here: its name is the rule's id, its docstring the rule's page.

It lies in the package of its group, whose docstring is the group's heading and what it is about. `SEVERITY` is how
grave it is when the rule is broken. A module with a function `check(library)` looks for what breaks its rule. A module
without one documents what is found while files are read, before there is a Library to look at.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from types import ModuleType
from typing import Any

from hub.abreast import abreast
from hub.checks.scope import Part, Scope, parts
from hub.diagnostics import Diagnostic, Edit, Location, Severity
from hub.library import Library
from hub.memory import Memory
from hub.waivers import without_waived

_GROUPS = ("files", "front_matter", "citations", "base", "text", "people", "publication", "waivers")
"""The packages, in the order in which readers meet them."""


@dataclass(frozen=True)
class Rule:
    """A rule, as its module states it."""

    id: str
    """The state that should hold, such as `theme-is-known`."""
    module: ModuleType

    @property
    def severity(self) -> Severity:
        """How grave it is when the rule is broken; the gravest, if that differs."""
        severity: Severity = self.module.SEVERITY
        return severity

    @property
    def statement(self) -> str:
        """What must hold, in a sentence."""
        return self.documentation.partition("\n")[0]

    @property
    def documentation(self) -> str:
        """What is held to, why, and what to write instead, in Markdown."""
        return (self.module.__doc__ or "").strip()

    @property
    def scope(self) -> Scope:
        """How much of a library it looks at."""
        scope: Scope = getattr(self.module, "SCOPE", Scope.LIBRARY)
        return scope

    def check(self, library: Library) -> Iterable[Diagnostic]:
        """What breaks the rule."""
        found: Iterable[Diagnostic] = self.module.check(library) if hasattr(self.module, "check") else ()
        return found


@dataclass(frozen=True)
class Group:
    """Rules about one subject."""

    id: str
    title: str
    """Such as `Front matter`."""
    about: str
    """What the rules are about, in a sentence."""
    rules: tuple[Rule, ...]
    """By id."""


@functools.cache
def groups() -> tuple[Group, ...]:
    """Every group that has rules, in the order in which readers meet them."""
    found = (_group(name) for name in _GROUPS)
    return tuple(group for group in found if group.rules)


def _group(name: str) -> Group:
    package = importlib.import_module(f"{__name__}.{name}")
    title, _, about = (package.__doc__ or "").strip().partition("\n\n")
    modules = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    rules = tuple(
        Rule(module.replace("_", "-"), importlib.import_module(f"{package.__name__}.{module}")) for module in modules
    )
    return Group(name.replace("_", "-"), title.rstrip("."), " ".join(about.split()), rules)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    return tuple(sorted((rule for group in groups() for rule in group.rules), key=lambda rule: rule.id))


def check(library: Library, memory: Memory | None = None) -> list[Diagnostic]:
    """Everything that is wrong and that nobody waived, in order of place, each finding once.

    Args:
        library: what is looked at.
        memory: what was found in the same parts of it before.
    """
    memory = memory or Memory(None)
    narrow = [(part, part.digest() if memory.is_on else "") for part in parts(library)]
    _find_abreast(library, [(part, key) for part, key in narrow if memory.is_on and key not in memory], memory)
    found = {*library.findings, *_found(Scope.LIBRARY, library)}
    for part, key in narrow:
        found.update(_found_in(part, key, memory))
    return sorted(without_waived(found, library, {rule.id for rule in rules()}))


def _found(scope: Scope, library: Library) -> set[Diagnostic]:
    """What breaks the rules of a scope."""
    return {finding for rule in _rules_by_scope()[scope] for finding in rule.check(library)}


@functools.cache
def _rules_by_scope() -> Mapping[Scope, tuple[Rule, ...]]:
    return {scope: tuple(rule for rule in rules() if rule.scope is scope) for scope in Scope}


def _find_abreast(library: Library, new: Sequence[tuple[Part, str]], memory: Memory) -> None:
    """Find out what there is to be found in parts, and which works their documents cite, and remember it."""

    def find_out(share: Sequence[tuple[Part, str]]) -> Mapping[str, str]:
        for part, key in share:
            _found_in(part, key, memory)
            if part.document:
                library.keys_in(part.document)
        return memory.taken()

    for answers in abreast(find_out, new):
        memory.learn(answers)


def _found_in(part: Part, key: str, memory: Memory) -> Iterable[Diagnostic]:
    """What breaks the rules that look at a part, found now or before."""
    if (kept := memory.get(key)) is not None:
        return map(_from_row, kept)
    found = _found(part.scope, part.as_library())
    memory.put(key, [_row(finding) for finding in sorted(found)])
    return found


def _row(finding: Diagnostic) -> list[Any]:
    place = finding.location
    edits = [(*astuple(edit.location), edit.found, edit.replacement) for edit in finding.fix]
    return [*astuple(place), finding.severity, finding.rule, finding.message, finding.suggestion, edits]


def _from_row(row: Sequence[Any]) -> Diagnostic:
    path, line, column, severity, rule, message, suggestion, edits = row
    fix = tuple(Edit(Location(*place), found, replacement) for *place, found, replacement in edits)
    return Diagnostic(Location(path, line, column), Severity(severity), rule, message, suggestion, fix)
