"""GitHub: workflow commands that are shown on the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions", sections on error, warning and notice messages.
"""

from __future__ import annotations

from collections.abc import Sequence

from hub.diagnostics import Diagnostic, Severity
from hub.reports import View


def write(findings: Sequence[Diagnostic], view: View) -> str:
    """One command a finding."""
    return "".join(_command(finding) for finding in findings)


def _command(finding: Diagnostic) -> str:
    command = {Severity.NOTE: "notice"}.get(finding.severity, str(finding.severity))
    place = finding.location
    properties = {"file": place.path, "line": str(place.line), "col": str(place.column), "title": finding.rule}
    written = ",".join(f"{name}={_escaped_property(value)}" for name, value in properties.items())
    return f"::{command} {written}::{_escaped(finding.text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
