"""The pages of a hub as data: which there are, what a list holds, and what a new paper changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from hub.library import Library
from hub.pages import all_pages, page_modules
from hub.pages.page import Page
from hub.pages.paging import PAGE_SIZE, Slice, slices
from tests.conftest import SITES, Files, ReadLibrary


@pytest.fixture(autouse=True)
def _day_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1778587200")  # 12 May 2026


def small_files() -> dict[str, bytes]:
    site = SITES / "small"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


PAPER = "---\ntitle: {title}\nauthors: [{author}]\ndate: 2025-11-01\nthemes: [{theme}]\n---\nText.\n"


def test_every_page_of_a_small_hub(library: ReadLibrary) -> None:
    assert sorted(all_pages(library("small"))) == [
        "",
        "checks/",
        "contribute/",
        "events/",
        "events/speaking-up/",
        "events/two-days/",
        "frameworks/",
        "frameworks/two-steps/",
        "issues/",
        "issues/1/",
        "library/",
        "offline/",
        "papers/",
        "papers/candour/",
        "papers/silence/",
        "papers/speaking-first/",
        "people/",
        "people/a-centre/",
        "people/ada-example/",
        "people/bo-sample/",
        "people/cy-van-instance/",
        "planner/",
        "programmes/",
        "questions/",
        "questions/phases/first/",
        "questions/phases/second/",
        "questions/roles/coach/",
        "questions/roles/learner/",
        "questions/settings/peer/",
        "questions/themes/pairs/",
        "references/",
        "references/authors/",
        "references/example2020/",
        "references/kinds/",
        "references/kinds/book/",
        "references/kinds/journal-article/",
        "references/sample2001/",
        "references/themes/",
        "references/years/",
        "references/years/2001/",
        "references/years/2020/",
        "reflect/",
        "templates/",
        "templates/agreement/",
        "themes/",
        "themes/pairs/",
        "themes/pairs/references/",
        "themes/silence/",
        "themes/trust/",
        "themes/trust/references/",
    ]


def test_a_new_paper_changes_the_pages_that_show_it_and_no_other(library: ReadLibrary) -> None:
    """Its author is new, its theme is not."""
    files = small_files()
    before = {address: shown(page) for address, page in all_pages(library(files)).items()}
    new = PAPER.format(title="A new paper", author="Dee Novel", theme="silence").encode()
    after = {
        address: shown(page) for address, page in all_pages(library({**files, "papers/new/paper.md": new})).items()
    }
    assert sorted(address for address in before.keys() | after.keys() if before.get(address) != after.get(address)) == [
        "",
        "papers/",
        "papers/new/",
        "papers/silence/",
        "people/",
        "people/dee-novel/",
        "themes/",
        "themes/silence/",
    ]


def shown(page: Page) -> str:
    """All that a page shows; documents are told by their files, not by where they lie in memory."""
    return repr(dataclasses.replace(page, document=None))


def many(papers: int) -> Files:
    """A hub of papers by one author on one theme, of one issue, each citing one work, with as many other things."""
    files = {
        "references.bib": "\n".join(f"@book{{w{n:03}, title={{Work {n}}}, keywords={{trust}}}}" for n in range(papers)),
        "docs/themes/trust.md": "---\ntitle: Trust\n---\nText.\n",
    }
    for n in range(papers):
        files[f"papers/p{n:03}/paper.md"] = (
            f"---\ntitle: Paper {n}\nauthors: [Ada Example, Author {n}]\ndate: 2025-01-01\nthemes: [trust]\n"
            f"series: {{issue: 1, number: {n + 1}}}\n---\nAs @w000 says.\n"
        )
        files[f"docs/events/e{n:03}.md"] = f"---\ntitle: Event {n}\nstart: 2024-01-01\nthemes: [trust]\n---\nText.\n"
        for kind in ("frameworks", "templates"):
            files[f"docs/{kind}/x{n:03}.md"] = f"---\ntitle: X {n}\nthemes: [trust]\n---\nText.\n"
    return files


@pytest.fixture
def large(library: ReadLibrary) -> Library:
    return library(many(PAGE_SIZE * 2 + 5))


def lists_in(value: Any) -> Iterator[tuple[Any, ...]]:
    """Every list that a page's view holds, at any depth."""
    if isinstance(value, tuple):
        yield value
        for item in value:
            yield from lists_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from lists_in(getattr(value, field.name))


def test_no_list_is_longer_than_a_page_however_large_the_hub(large: Library) -> None:
    longest = {
        address: max((len(items) for items in lists_in(page.view)), default=0)
        for address, page in all_pages(large).items()
        if address != "checks/"  # as long as there are rules, whatever the hub holds
    }
    assert {address: length for address, length in longest.items() if length > PAGE_SIZE} == {}


@pytest.mark.parametrize(
    "address",
    [
        "papers/",
        "events/",
        "people/",
        "references/",
        "frameworks/",
        "templates/",
        "issues/1/",
        "people/ada-example/",
        "references/w000/",
        "references/kinds/book/",
        "references/years/undated/",
        "themes/trust/papers/",
        "themes/trust/events/",
        "themes/trust/references/",
        "themes/trust/people/",
    ],
)
def test_a_long_list_goes_on_over_pages(address: str, large: Library) -> None:
    pages = all_pages(large)
    assert {address, f"{address}page-2/", f"{address}page-3/"} <= pages.keys()
    assert f"{address}page-4/" not in pages


def test_no_two_pages_have_one_address(large: Library) -> None:
    made = [page.address for module in page_modules() for page in module.pages(large)]
    assert len(made) == len(set(made))


def test_a_name_cannot_take_the_address_of_a_list(library: ReadLibrary) -> None:
    """`page-2` and the names of a theme's lists are addresses of the hub's own."""
    files = dict(many(PAGE_SIZE + 1))
    files["papers/page-2/paper.md"] = PAPER.format(title="Page 2", author="Page 2", theme="trust")
    files["docs/papers/index.md"] = "---\ntitle: My own list\n---\nText.\n"
    made = [page.address for module in page_modules() for page in module.pages(library(files))]
    assert sorted(address for address in set(made) if made.count(address) > 1) == []


@pytest.mark.parametrize(
    ("items", "pages"),
    [
        (0, [("list/", 0, None, None)]),
        (2, [("list/", 2, None, None)]),
        (5, [("list/", 2, None, "list/page-2/"), ("list/page-2/", 2, "list/", "list/page-3/"),
             ("list/page-3/", 1, "list/page-2/", None)]),
    ],
)  # fmt: skip
def test_a_list_is_cut_into_pages(items: int, pages: list[tuple[str, int, str | None, str | None]]) -> None:
    cut = list(slices(range(items), "list/", size=2))
    assert [(part.address, len(part.items), part.newer, part.older) for part in cut] == pages
    assert [item for part in cut for item in part.items] == list(range(items))
    assert {(part.count, part.total) for part in cut} == {(len(pages), items)}
    assert [part.is_first for part in cut] == [part is cut[0] for part in cut]
    assert isinstance(cut[0], Slice)
