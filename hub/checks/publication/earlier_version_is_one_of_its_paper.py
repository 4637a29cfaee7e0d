"""An earlier version is one that its paper's changes tell of.

## What it holds to

A folder in a paper's `versions/` has the name of the `version` in its `paper.md`, which is not the paper's own. Where
the paper has `changes`, one of them tells of it.

## Why

Its page says which version it is, and the list of versions on the paper's page leads to it.

## Example

    papers/trust/versions/1/paper.md    version: 2

## Instead

    papers/trust/versions/1/paper.md    version: 1
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.earlier_version import EarlierVersion
from hub.diagnostics import Diagnostic, Severity
from hub.library import Library

SEVERITY = Severity.WARNING


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every earlier version that says that it is another, or of which its paper tells nothing."""
    for version in library.earlier_versions:
        if found := _mistaken(version):
            yield Diagnostic(
                version.source.place("version"),
                SEVERITY,
                "earlier-version-is-one-of-its-paper",
                f"An earlier version must be one that its paper's changes tell of; found {found}.",
                "Give the folder the name of the version in it, and tell of it under changes in the paper.",
            )


def _mistaken(version: EarlierVersion) -> str:
    told = [change.version for change in version.paper.changes]
    if version.version != version.name:
        return f"version {version.version} in the folder {version.name}"
    if version.version == version.paper.version:
        return f"version {version.version}, which is the paper's own"
    return (
        f"version {version.version}, and {', '.join(told)} under changes" if told and version.name not in told else ""
    )
