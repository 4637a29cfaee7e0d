"""Templates that are filled in on the screen: which page each has, and under which names a browser keeps fields."""

from __future__ import annotations

from hub.pages import all_pages
from hub.pages.browser_form import BrowserFormView
from tests.conftest import ReadLibrary

AGREEMENT = """\
---
title: {title}
form: agreement
confidential: Nothing.
fields:
  - {{label: How often?, why: Time goes.}}
  - label: How often
  - label: "?"
---
Text.
"""


def test_a_template_has_a_page_to_fill_in_and_its_own_leads_there(library: ReadLibrary) -> None:
    pages = all_pages(library({"docs/templates/pairs.md": AGREEMENT.format(title="For pairs")}))
    page = pages["agreement/"]
    assert isinstance(page.view, BrowserFormView)
    assert (page.title, page.view.confidential) == ("For pairs", "Nothing.")
    assert [(one.id, one.field.why) for one in page.view.inputs] == [
        ("how-often", "Time goes."),
        ("how-often-2", ""),
        ("field", ""),
    ]
    assert page.view.printable.address == "templates/pairs/"
    assert pages["templates/pairs/"].view.form == "agreement/"  # type: ignore[attr-defined]
    assert "log/" not in pages


def test_of_two_templates_for_one_form_the_first_by_title_has_it(library: ReadLibrary) -> None:
    files = {f"docs/templates/{name}.md": AGREEMENT.format(title=name) for name in ("b", "a")}
    assert all_pages(library(files))["agreement/"].title == "a"
