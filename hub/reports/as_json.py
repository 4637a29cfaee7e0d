"""JSON: an array of `{path, line, column, severity, rule, message, suggestion}`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hub.diagnostics import Diagnostic
from hub.reports import View


def write(findings: Sequence[Diagnostic], view: View) -> str:
    """The array, an object a finding."""
    return json.dumps([_as_object(finding) for finding in findings], indent=2, ensure_ascii=False) + "\n"


def _as_object(finding: Diagnostic) -> dict[str, str | int]:
    return {
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
