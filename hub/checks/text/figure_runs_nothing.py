"""A drawing only draws.

## What it holds to

An SVG figure holds no script, no event handler and no reference to anything outside itself.

## Why

A drawing that runs something would run it on every reader's device. It is shown without that.

## Example

    <svg …><script>…</script></svg>

## Instead

    <svg …><path d="…"/></svg>
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.scope import Scope
from hub.diagnostics import Diagnostic, Location, Severity
from hub.figures import drawings, excess, is_still
from hub.library import Library

SEVERITY = Severity.WARNING
SCOPE = Scope.FIGURES


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every drawing that had to be cleaned."""
    for figure in drawings(library):
        if not excess(figure) and not is_still(figure.read_bytes()):
            yield Diagnostic(
                Location(library.configuration.shown(figure)),
                SEVERITY,
                "figure-runs-nothing",
                "A drawing must hold no script, event handler or outside reference; found some, which is left out.",
                "Export it again as a plain SVG.",
            )
