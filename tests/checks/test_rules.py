"""Every rule, by its table: the smallest text that breaks it, what is then said, and the nearest text that is sound."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub import checks
from hub.diagnostics import Severity
from hub.fixes import fixes
from tests.conftest import ROOT, ReadLibrary

TABLES = Path(__file__).parent / "rules"
RULES = {rule.id: rule for rule in checks.rules()}


OF_WHOLE_BASES = {"entry-is-cited", "required-field-is-there"}
"""Rules that speak of nearly every entry of the tables, which has one field and is not cited: each speaks in its own
table only."""


def test_exactly_this_is_found(
    case: dict[str, Any], library: ReadLibrary, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for link, target in case.get("links", {}).items():
        (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / link).symlink_to(target)
    table, _, _ = request.node.callspec.id.partition(":")
    silent = OF_WHOLE_BASES - {table}
    found = checks.check(library(_files(case)))
    assert [str(finding) for finding in found if finding.rule not in silent] == case["findings"]


def _files(case: dict[str, Any]) -> dict[str, bytes]:
    encoding = case.get("encoding", "utf-8")
    return {path: text.encode(encoding) for path, text in case["files"].items()}


def test_exactly_this_is_mended(case: dict[str, Any], library: ReadLibrary, tmp_path: Path) -> None:
    files = _files(case)
    for change in fixes(checks.check(library(files)), tmp_path).changes:
        change.make()
    mended = {path: (tmp_path / path).read_bytes() for path in files}
    assert mended == {**files, **{path: text.encode() for path, text in case.get("fixed", {}).items()}}
    assert fixes(checks.check(library(mended)), tmp_path).changes == ()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_table_with_what_breaks_it_and_what_does_not(rule: str) -> None:
    cases = yaml.safe_load((TABLES / f"{rule}.yaml").read_text(encoding="utf-8"))
    found = [" ".join(case["findings"]) for case in cases]
    assert any(f"[{rule}]" in findings for findings in found)
    assert "" in found


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_it_holds_to_why_and_what_to_write(rule: str) -> None:
    documentation = RULES[rule].documentation
    assert re.match(r"[A-Z].*\.\n\n", documentation)
    assert re.findall(r"^## (.*)$", documentation, re.MULTILINE) == ["What it holds to", "Why", "Example", "Instead"]
    assert all(part.strip() for part in re.split(r"^## .*$", documentation, flags=re.MULTILINE))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_as_grave_as_it_says(rule: str) -> None:
    cases = yaml.safe_load((TABLES / f"{rule}.yaml").read_text(encoding="utf-8"))
    found = [finding.split()[1] for case in cases for finding in case["findings"] if finding.endswith(f"[{rule}]")]
    assert min(map(list(Severity).index, map(Severity, found))) == list(Severity).index(RULES[rule].severity)


def test_a_group_says_what_it_is_about() -> None:
    packages = [package.name for package in pkgutil.iter_modules(checks.__path__)]
    groups = checks.groups()
    assert sorted(group.id.replace("-", "_") for group in groups) == [name for name in packages if _rules_in(name)]
    assert all(re.fullmatch(r"[A-Z][a-z ]+", group.title) and group.about.endswith(".") for group in groups)


def _rules_in(package: str) -> list[str]:
    return [file.stem for file in (ROOT / "hub" / "checks" / package).glob("*.py") if file.stem != "__init__"]


def test_every_rule_that_a_finding_can_name_is_documented_here() -> None:
    """A rule's id stands as text of its own after the severity of the finding that names it."""
    named = re.compile(r'(?:SEVERITY|Severity\.[A-Z]+),\s*"([a-z-]+)"|\brule = "([a-z-]+)" if .* else "([a-z-]+)"')
    sources = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "hub").rglob("*.py"))]
    ids = {name for source in sources for match in named.findall(source) for name in match if name}
    assert ids == set(RULES)
