"""The learning agreement and the agreed themes log: filled in by thumb and keyboard, kept, taken away, forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from tests.browser.taking_away import taken, words_in

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FORMS = ("agreement/", "log/")
ODD = "<b>*One*</b> & \\two_\n\n1. [three](x) #4 – “five”\n- six"
"""What Markdown, XML and Word could each take for something else than text."""


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Forget everything")).to_be_visible()
    return page


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def missing(page: Page) -> Locator:
    return page.get_by_role("region", name="Before you use it")


def test_on_a_phone_it_is_filled_in_kept_and_forgotten_and_no_request_tells(
    new_visitor: Callable[..., BrowserContext],
) -> None:
    context = new_visitor(**PHONE)
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    context.on("request", keep)
    page = opened(context, "agreement/")
    field(page, "Coach").tap()
    page.keyboard.type("Sesame")
    field(page, "What stays between us").fill("Sesame, and all that is said")
    field(page, "How often we meet").select_option("every half-term")
    field(page, "Safeguarding comes first").tap()
    field(page, "When we look at this agreement again").fill("2026-12-01")

    page.reload()
    expect(field(page, "Coach")).to_have_value("Sesame")
    expect(field(page, "How often we meet")).to_have_value("every half-term")
    expect(field(page, "Safeguarding comes first")).to_be_checked()
    assert [
        request.url for request in asked if re.search("sesame", request.url + (request.post_data or ""), re.IGNORECASE)
    ] == []
    assert {request.method for request in asked} == {"GET"}

    opened(context, "log/").get_by_label("Period").fill("Sesame term")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Forget everything").tap()
    expect(field(page, "Coach")).to_have_value("Sesame")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget everything").tap()
    expect(page.get_by_role("alert")).to_have_text("Everything is forgotten.")
    expect(field(page, "Coach")).to_have_value("")
    assert "Sesame" not in json.dumps(context.storage_state(indexed_db=True))
    page.reload()
    expect(field(page, "Coach")).to_have_value("")


def test_the_agreement_says_at_once_what_is_missing_and_why(new_visitor: Callable[..., BrowserContext]) -> None:
    page = opened(new_visitor(), "agreement/")
    expect(missing(page).get_by_role("status")).to_have_text("10 usual clauses are missing.")
    assert missing(page).get_by_role("link").all_inner_texts() == [
        "What the learner can expect of the coach",
        "What the coach can expect of the learner",
        "How often we meet",
        "Where we meet, and for how long",
        "How the time is protected",
        "What stays between us",
        "What is fed back, to whom and how",
        "Safeguarding comes first",
        "Kept apart from appraisal",
        "How this agreement ends",
    ]
    expect(missing(page).get_by_role("listitem").nth(4)).to_have_text(
        "How the time is protected: Time that nobody protects is taken by cover, duties and whatever is urgent."
    )
    missing(page).get_by_role("link", name="How the time is protected").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    field(page, "How the time is protected").press_sequentially("Cover on Mondays")
    expect(missing(page).get_by_role("status")).to_have_text("9 usual clauses are missing.")
    field(page, "How the time is protected").fill("   ")
    expect(missing(page).get_by_role("status")).to_have_text("10 usual clauses are missing.")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Leading a new curriculum in Year 3 on Mondays", ""),
        ("Coaching and the teams’ time, half-term 2 (SEND)", ""),
        ("What Sarah does", "“Sarah” looks like a name. Leave it out, or say it so that nobody can be recognised."),
        (
            "Sarah’s class",
            "“Sarah” looks like a name. Leave it out, or say it so that nobody can be recognised.",
        ),
        (
            "Marking takes long. Imran leads it",
            "“Imran” looks like a name. Leave it out, or say it so that nobody can be recognised.",
        ),
        ("Marking books. Will it last? Grace under pressure", ""),
        (
            "mr Bell’s class, Mr Bell",
            "“Bell” looks like a name. Leave it out, or say it so that nobody can be recognised.",
        ),
        ("Dr. Who", "This looks like a name. Leave it out."),
        ("as J. S. put it", "This looks like a name. Leave it out."),
        ("write to a.b@c.example", "This looks like a name. Leave it out."),
        (
            "Reading at Hill Top Primary",
            "This looks like the name of a school or a trust. Leave it out, or say “a school”.",
        ),
        ("“I am tired”", "This looks like somebody’s words. Say the theme in words that are nobody’s."),
        ("they feel 'left alone' here", "This looks like somebody’s words. Say the theme in words that are nobody’s."),
    ],
)
def test_the_log_says_so_if_it_sees_what_should_not_be_there(
    new_visitor: Callable[..., BrowserContext], written: str, told: str
) -> None:
    page = opened(new_visitor(), "log/")
    theme = field(page, "First agreed theme")
    theme.fill(written)
    expect(page.locator("#hub-first-agreed-theme-told")).to_have_text(told)
    lines = " 1 line may tell too much." if told else ""
    expect(missing(page).get_by_role("status")).to_have_text(f"3 lines are missing.{lines}")
    assert theme.evaluate("input => input.maxLength") == 160


def test_paper_markdown_and_word_have_the_same_text(new_visitor: Callable[..., BrowserContext], tmp_path: Path) -> None:
    page = opened(new_visitor(), "agreement/")
    field(page, "What stays between us").fill(ODD)
    field(page, "How often we meet").select_option("every half-term")
    field(page, "Kept apart from appraisal").check()
    field(page, "When we look at this agreement again").fill("2026-12-01")

    markdown, word = taken(page, "Save as Markdown", tmp_path), taken(page, "Save for Word", tmp_path)
    assert (markdown.name, word.name) == ("learning-agreement.md", "learning-agreement.docx")
    text = words_in(word)
    assert text == words_in(markdown)
    assert text[:4] == "Learning agreement Professional learner".split()
    shown = " ".join(text)
    assert "What stays between us " + " ".join(ODD.split()) in shown
    assert "How often we meet every half-term" in shown
    assert "Kept apart from appraisal Yes" in shown
    assert "When we look at this agreement again 1 December 2026" in shown
    assert "Safeguarding comes first Not yet" in shown

    page.emulate_media(media="print")
    expect(page.locator("form:visible, button:visible")).to_have_count(0)
    printed = page.locator(".hub-filled").inner_text().split()
    assert printed == " ".join(text[2:]).replace("Not filled in", "").split()


def test_without_storage_it_works_and_says_so(new_visitor: Callable[..., BrowserContext]) -> None:
    context = new_visitor()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page = opened(context, "agreement/")
    field(page, "Coach").fill("Sesame")
    expect(page.get_by_role("alert")).to_have_text(
        "This browser does not keep what you write: it forbids it, or has no room. "
        "Print it or save it as a file before you leave."
    )
    expect(missing(page).get_by_role("status")).to_have_text("10 usual clauses are missing.")


def test_where_there_is_no_room_nothing_is_lost(new_visitor: Callable[..., BrowserContext]) -> None:
    page = opened(new_visitor(), "agreement/")
    field(page, "Coach").fill("Sesame")
    page.evaluate("for (let n = 2 ** 23; n >= 1; n /= 2) try { localStorage[n] = 'x'.repeat(n) } catch {}")
    field(page, "What stays between us").fill("All " * 1000)
    expect(page.get_by_role("alert")).to_contain_text("does not keep what you write")
    expect(field(page, "Coach")).to_have_value("Sesame")


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "null",
        '{"version": 2, "values": {"coach": "x"}}',
        '{"version": 1, "values": null}',
        "<script>alert(1)</script>",
    ],
)
def test_what_was_kept_and_cannot_be_read_is_put_aside(new_visitor: Callable[..., BrowserContext], kept: str) -> None:
    context = new_visitor()
    page = opened(context, "agreement/")
    page.evaluate("kept => { localStorage['hub-form-agreement'] = kept }", kept)
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("What was kept here cannot be read")
    field(page, "Coach").fill("Sesame")
    assert page.evaluate("localStorage['hub-form-agreement-put-aside']") == kept


def test_two_tabs_show_what_was_written_last(new_visitor: Callable[..., BrowserContext]) -> None:
    context = new_visitor()
    first, second = opened(context, "agreement/"), opened(context, "agreement/")
    first.get_by_label("Coach", exact=True).fill("Sesame")
    expect(field(second, "Coach")).to_have_value("Sesame")


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it_while_it_warns(
    new_visitor: Callable[..., BrowserContext], address: str, scheme: Literal["light", "dark"]
) -> None:
    page = opened(new_visitor(color_scheme=scheme, forced_colors="none", **PHONE), address)
    label = "Coach" if address == "agreement/" else "Second agreed theme"
    field(page, label).fill("What Sarah does")
    assert Axe().run(page).response["violations"] == []
    small = page.locator(".hub-fill :is(button, select, textarea, label, input:not([type=checkbox]))").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_form_on_paper_is_a_link_away(browser: Browser, hub: str) -> None:
    context = browser.new_context(base_url=hub, java_script_enabled=False)
    page = context.new_page()
    page.goto("agreement/")
    expect(page.locator(".hub-fill")).to_be_hidden()
    page.get_by_role("link", name="The same form to print").click()
    expect(page.get_by_role("heading", name="To fill in")).to_be_visible()
    context.close()
