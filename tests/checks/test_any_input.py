"""Whatever stands in a file, checking it ends with findings and not with an error.

The alphabet is what the readers of each kind of text stop at; longer searches than these have been made with atheris.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub import checks
from hub.configuration import Configuration
from hub.fixes import fixes
from hub.library import Library
from tests.conftest import write_hub

BASE = "@article{ball2003soul, author = {Ball, Stephen}, title = {The soul}, journal = {Impact}, year = {2003}}\n"
MATTER = "title: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\n"
PIECES = {
    "front matter": "title: |authors:\n|  - |name: |date: |2019-02-30|\"|'|[|]|{|}|: |#|&a |*a |\n|\t|---|\u2028|x",
    "base": "@article{|@string{|@comment|a|,|=|{|}|\"|#|\\'|\\|author|crossref|title = {|and |%|\n|1--2|doi|x|(|)",
    "citations": "[|]|@ball2003soul|@{|-@|; |, p. 3|(Ball, 2003)|Ball (2003)|“|”|\n\n|## References\n|@|\\|`|x ",
    "text": "# |- |> |```|[^1]|[^1]: |](|![|[|]|<div>|</div>|<!--|-->|$|\\begin{|}|:::|| a |\n|\n\n|    |the the |x",
}
"""What texts of each kind are made of, with bars between."""


def _texts(kind: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES[kind].split("|")) | st.text(max_size=3), max_size=40).map("".join)


@pytest.mark.parametrize("kind", PIECES)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_checking_ends(kind: str, data: st.DataObject, tmp_path: Path) -> None:
    text = data.draw(_texts(kind))
    matter, body = (text, "Text.") if kind == "front matter" else (MATTER, "Text." if kind == "base" else text)
    paper = f"---\n{matter}\n---\n{body}\n"
    files = {"references.bib": text if kind == "base" else BASE, "papers/trust/paper.md": paper}
    encoded = {path: content.encode(errors="replace") for path, content in files.items()}
    library = Library.read(Configuration.read(write_hub(tmp_path, encoded) / "mkdocs.yml"))

    findings = checks.check(library)

    assert all(str(finding).startswith(finding.location.path) for finding in findings)
    assert all(change.path for change in fixes(findings, tmp_path).changes)
