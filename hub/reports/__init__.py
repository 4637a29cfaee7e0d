"""The forms in which findings are written: a module each, `as_<form>` with `write`; adding the file adds the form."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass

from hub.configuration import Configuration
from hub.diagnostics import Diagnostic


@dataclass(frozen=True)
class View:
    """Where findings are read."""

    configuration: Configuration
    """The hub that they are about."""
    colour: bool = False
    """Whether the terminal shows colours."""
    width: int = 120
    """How much fits on its lines, in columns."""


FORMS = tuple(sorted(found.name.removeprefix("as_") for found in pkgutil.iter_modules(__path__)))
"""What `hub check --format` takes."""


def write(form: str, findings: Sequence[Diagnostic], view: View) -> str:
    """Findings in one of the forms, ending with a line break if there is anything to say.

    Args:
        form: one of `FORMS`.
        findings: in the order in which they are to be told.
        view: where they are read.
    """
    written: str = importlib.import_module(f"{__name__}.as_{form}").write(findings, view)
    return written
