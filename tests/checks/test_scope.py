"""Scopes: what a rule can ask for, and that it is given each part once."""

from __future__ import annotations

import pytest

from hub import checks
from hub.checks.scope import Scope, parts
from tests.conftest import ReadLibrary

FILES = {
    "references.bib": "@book{ball2003, title = {Soul}}",
    "docs/about.md": "---\ntitle: About\n---\nText.\n",
    "docs/themes/trust.md": "---\ntitle: Trust\n---\nText.\n",
    "papers/pairs/paper.md": "---\ntitle: Pairs\nauthors: [Ada Example]\ndate: 2026-01-31\n---\n[@ball2003]\n",
    "papers/trust/paper.md": "---\ntitle: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nText.\n",
}


def test_a_library_is_cut_into_parts(library: ReadLibrary) -> None:
    cut = [(part.scope, part.as_library()) for part in parts(library(FILES))]
    documents = [part.documents for scope, part in cut if scope is Scope.DOCUMENT]
    assert [[document.source.path for document in part] for part in documents] == [
        ["papers/pairs/paper.md"],
        ["papers/trust/paper.md"],
        ["docs/themes/trust.md"],
        ["docs/about.md"],
    ]
    assert [scope for scope, _ in cut if scope is not Scope.DOCUMENT] == [Scope.BASES, Scope.FIGURES]


def test_a_rule_about_a_document_sees_that_and_which_others_there_are(library: ReadLibrary) -> None:
    whole = library(FILES)
    paper, *_ = (part.as_library() for part in parts(whole))
    (document,) = paper.papers
    assert (paper.themes, paper.plain_pages) == ((), ())
    assert sorted(paper.theme_by_id) == ["trust"]
    assert sorted(paper.paper_by_id) == ["pairs", "trust"]
    assert paper.theme_by_id["trust"] is None  # its own text is nothing that may be asked for
    assert list(paper.base_for(document).references) == ["ball2003"]
    assert [cluster.source for cluster in paper.citations_in(document)] == ["[@ball2003]"]
    assert "papers/trust/" in paper.addresses.all
    assert paper.configuration is whole.configuration


@pytest.mark.parametrize("name", ["people", "citing", "issues_of", "events_of", "findings", "own_bases"])
def test_what_lies_outside_cannot_be_asked_for(name: str, library: ReadLibrary) -> None:
    part, *_ = parts(library(FILES))
    with pytest.raises(AttributeError, match=f"A rule of this scope cannot ask for {name}"):
        getattr(part.as_library(), name)


def test_a_digest_changes_with_what_the_part_tells(library: ReadLibrary) -> None:
    def digests(files: dict[str, str]) -> list[str]:
        return [part.digest() for part in parts(library(files))]

    pairs, trust, theme, about, bases, figures = digests(FILES)
    assert digests(FILES) == [pairs, trust, theme, about, bases, figures]
    changed = digests({**FILES, "papers/pairs/paper.md": FILES["papers/pairs/paper.md"] + "More.\n"})
    assert [changed[0] == pairs, *changed[1:]] == [False, trust, theme, about, bases, figures]


@pytest.mark.parametrize("rule", checks.rules(), ids=lambda rule: rule.id)
def test_a_rule_that_looks_for_nothing_needs_no_scope(rule: checks.Rule) -> None:
    assert hasattr(rule.module, "check") or rule.scope is Scope.LIBRARY
