"""The page that collects reflective questions."""

from __future__ import annotations

from hub.pages import all_pages
from hub.pages.reflect import ReflectView
from tests.conftest import ReadLibrary

HUB = {
    "docs/themes/trust.md": "---\ntitle: Trust\n---\nText.\n",
    "docs/themes/pairs.md": "---\ntitle: Pairs\n---\nText.\n",
    "papers/a/paper.md": """\
---
title: A paper
themes: [trust, unheard]
audience: [leader]
---
And [who asks?]{.reflect #who} Then [What?]{.reflect #what for=coach themes="pairs trust"} [Nameless?]{.reflect}
""",
    "docs/about.md": "---\ntitle: About\n---\n[Why?]{.reflect #why}\n",
}


def test_questions_stand_under_their_first_theme_and_lead_to_their_place(library: ReadLibrary) -> None:
    page = all_pages(library(HUB))["reflect/"]
    assert isinstance(page.view, ReflectView)
    assert [(one.theme, one.ask, one.asked_in.address, one.asks) for one in page.view.list.items] == [
        ("Pairs", "What?", "papers/a/#what", "Coaches"),
        ("Trust", "Who asks?", "papers/a/#who", "Leaders"),
        ("Other questions", "Why?", "about/#why", ""),
    ]
    assert [theme.text for theme in page.view.themes] == ["Pairs", "Trust"]
    assert [audience.value for audience in page.view.audience] == ["coach", "leader"]


def test_a_hub_without_them_has_the_page(library: ReadLibrary) -> None:
    view = all_pages(library({}))["reflect/"].view
    assert isinstance(view, ReflectView)
    assert view.list.items == ()
