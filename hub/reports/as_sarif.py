"""SARIF 2.1.0, which code scanning and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", with Errata 01.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from hub import checks
from hub.addresses import is_address
from hub.checks import Group, Rule
from hub.diagnostics import Diagnostic, Edit, Location
from hub.reports import View

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(findings: Sequence[Diagnostic], view: View) -> str:
    """One run, with every rule and its documentation."""
    rules = [(group, rule) for group in checks.groups() for rule in group.rules]
    places = {rule.id: place for place, (_, rule) in enumerate(rules)}
    driver = {
        "name": "hub check",
        "version": importlib.metadata.version("coaching-hub"),
        "rules": [_rule(group, rule, view) for group, rule in rules],
    }
    results = [
        _result(finding, places[finding.rule], fingerprint)
        for finding, fingerprint in zip(findings, _fingerprints(findings), strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(group: Group, rule: Rule, view: View) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.statement},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "helpUri": f"{view.configuration.site_url}checks/#{rule.id}",
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [group.id]},
    }


def _result(finding: Diagnostic, place: int, fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": str(finding.severity),
        "message": {"text": finding.text},
        "locations": [{"physicalLocation": {**_artifact(finding.location), "region": _region(finding.location)}}],
        "partialFingerprints": {"finding/v1": fingerprint},
    }
    if finding.fix:
        description = {"text": "What `hub check --fix` does."}
        result["fixes"] = [{"description": description, "artifactChanges": list(_changes(finding.fix))}]
    return result


def _changes(fix: tuple[Edit, ...]) -> Iterator[dict[str, Any]]:
    for path, edits in groupby(sorted(fix), key=lambda edit: edit.location.path):
        yield {**_artifact(Location(path)), "replacements": [_replacement(edit) for edit in edits]}


def _artifact(place: Location) -> dict[str, Any]:
    """Where a file is: from the hub's root, which whoever reads the report knows; a file on the web at its address."""
    if is_address(place.path):
        return {"artifactLocation": {"uri": quote(place.path, safe="/:?=&%")}}
    return {"artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"}}


def _region(place: Location) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column}


def _replacement(edit: Edit) -> dict[str, Any]:
    *above, last = edit.found.split("\n")
    end = len(last) + 1 + (0 if above else edit.location.column - 1)
    region = {**_region(edit.location), "endLine": edit.location.line + len(above), "endColumn": end}
    return {"deletedRegion": region, "insertedContent": {"text": edit.replacement}}


def _fingerprints(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """What stays the same when lines are put in above a finding: what is said of its file, and how often before."""
    seen: Counter[str] = Counter()
    for finding in findings:
        said = "\0".join((finding.location.path, finding.rule, _PLACE.sub("", finding.message)))
        seen[said] += 1
        yield hashlib.sha256(f"{said}\0{seen[said]}".encode()).hexdigest()


_PLACE = re.compile(r"(?<=line )\d+|:\d+:\d+")
"""The lines and columns that messages tell."""
