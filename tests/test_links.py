"""Links between files become links between pages, wherever the site is published."""

from __future__ import annotations

import markdown
import pytest

from hub.links import FileLinks, PageAddresses
from hub.pages import all_pages
from tests.conftest import ReadLibrary


@pytest.mark.parametrize(
    ("file", "target", "address"),
    [
        ("papers/candour/paper.md", "../silence/paper.md", "../silence/"),
        ("papers/candour/paper.md", "../silence/paper.md#both", "../silence/#both"),
        ("papers/candour/paper.md", "../../docs/themes/trust.md", "../../themes/trust/"),
        ("papers/candour/paper.md", "../../docs/events/2026-07-01-two-days.md", "../../events/two-days/"),
        ("papers/candour/paper.md", "../../docs/index.md", "../../"),
        ("papers/candour/paper.md", "paper.md", "./"),
        ("docs/index.md", "themes/trust.md", "themes/trust/"),
        ("docs/index.md", "../papers/candour/paper.md", "papers/candour/"),
        ("docs/index.md", "themes/index.md", "themes/"),
        ("docs/events/2026-07-01-two-days.md", "../themes/trust.md", "../../themes/trust/"),
        ("docs/index.md", "none.md", None),
        ("docs/index.md", "#here", None),
        ("docs/index.md", "/themes/trust.md", None),
        ("docs/index.md", "https://elsewhere.example/a.md", None),
        ("docs/index.md", "mailto:a@hub.example", None),
        ("docs/index.md", "data.csv", None),
    ],
)
def test_a_link_to_a_file_leads_to_its_page(file: str, target: str, address: str | None, library: ReadLibrary) -> None:
    read = library("small")
    (document,) = (document for document in read.documents if document.source.path == file)
    assert PageAddresses(read).as_seen_from(document, target) == address


def test_every_page_can_be_linked_to(library: ReadLibrary) -> None:
    """But for what the hub makes many pages of: their first one can. Parts of the base and of the bank come and go."""
    read = library("small")
    addresses, home = PageAddresses(read), next(page for page in read.plain_pages if not page.address)
    assert [address for address in all_pages(read) if addresses.of(home, address or "index.md") != address] == [
        "questions/roles/coach/",
        "questions/roles/learner/",
        "questions/phases/first/",
        "questions/phases/second/",
        "questions/settings/peer/",
        "questions/themes/pairs/",
        "references/years/2020/",
        "references/years/2001/",
        "references/kinds/book/",
        "references/kinds/journal-article/",
        "themes/pairs/references/",
        "themes/trust/references/",
    ]


def test_links_of_a_text_are_rewritten_and_no_others() -> None:
    links = FileLinks()
    links.resolve = {"a.md": "../a/", "b.md#c": "../b/#c"}.get
    assert markdown.markdown("[no address](http://[a)", extensions=[links]) == "<p><span>no address</span></p>"
    text = '[a](a.md "A") [b](b.md#c) [web](https://elsewhere.example/) `[a](a.md)`'
    assert markdown.markdown(text, extensions=[links]) == (
        '<p><a href="../a/" title="A">a</a> <a href="../b/#c">b</a> '
        '<a href="https://elsewhere.example/">web</a> <code>[a](a.md)</code></p>'
    )
