"""The question bank and a framework as they are used: filtered, shared, switched by thumb, printed as cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser.pages import FRAMEWORK
from tests.conftest import ROOT

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FRAMEWORKS = sorted(file.stem for file in (ROOT / "docs/frameworks").glob("*.md"))


@pytest.fixture
def visit(browser: Browser, hub: str) -> Iterator[Callable[..., Page]]:
    """Open an address as a new visitor; a warning or an error on the console fails the test."""
    contexts = []
    said: list[str] = []

    def at(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"base_url": hub, "viewport": {"width": 1440, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type in {"warning", "error"} else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        return page

    yield at
    for context in contexts:
        context.close()
    assert said == []


def words(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Words of a question or of when it helps")


def status(page: Page) -> Locator:
    return page.get_by_role("search", name="Filter the questions").get_by_role("status")


def found(page: Page) -> Locator:
    return page.get_by_role("list", name="Questions found").get_by_role("listitem")


def test_words_and_choices_combine_and_the_address_has_them(visit: Callable[..., Page]) -> None:
    page = visit("questions/")
    expect(status(page)).to_have_text("213 questions in all.")
    page.get_by_label("Role").select_option("Professional learner")
    page.get_by_label("Theme").select_option("Supervision of coaches")
    page.get_by_label("Setting").select_option("Group")
    expect(status(page)).to_have_text("16 of 213 questions.")
    words(page).press_sequentially("SESSION next")
    expect(status(page)).to_have_text("1 of 213 questions.")
    expect(page).to_have_url(
        re.compile(r"/questions/#words=SESSION\+next&role=learner&setting=group&theme=supervision$")
    )
    expect(page.get_by_role("list", name="Questions found")).to_match_aria_snapshot("""
        - list "Questions found":
          - listitem:
            - link "What have I heard here that I want to take back into my next session?"
            - paragraph: When the group’s time for your question is nearly over.
            - paragraph: Group supervision for coaches · One question in depth · Professional learner
        """)

    shared = visit(page.url)
    expect(status(shared)).to_have_text("1 of 213 questions.")
    words(shared).press("Enter")
    shared.keyboard.press("Enter")
    expect(shared.locator("li:target")).to_be_in_viewport()
    expect(shared.locator("li:target .hub-question")).to_contain_text("What have I heard here")
    shared.go_back()
    expect(status(shared)).to_have_text("1 of 213 questions.")
    shared.get_by_role("button", name="Show all questions").click()
    expect(status(shared)).to_have_text("213 questions in all.")
    expect(shared.get_by_role("heading", name="GROW: from an aim to an action")).to_be_visible()


def test_what_no_question_would_be_is_not_offered(visit: Callable[..., Page]) -> None:
    page = visit("questions/#framework=grow")
    expect(status(page)).to_have_text("39 of 213 questions.")
    offered = "options => [...options].filter(option => !option.disabled).map(option => option.text)"
    assert page.locator("#hub-filter-phase option").evaluate_all(offered) == [
        "Any phase",
        "Goal",
        "Options",
        "Reality",
        "Will",
    ]
    page.get_by_role("button", name="Show all questions").click()
    assert page.locator("#hub-filter-phase option:disabled").count() == 0


def test_a_choice_that_there_is_not_is_none(visit: Callable[..., Page]) -> None:
    page = visit("questions/#role=coach&theme=gone&words=%3Cimg%20src=x%3E")
    expect(status(page)).to_have_text("No question is all of this. Try fewer words, or the beginnings of words.")
    expect(page.get_by_label("Theme")).to_have_value("")
    expect(words(page)).to_have_value("<img src=x>")


def test_no_request_tells_what_is_typed_and_the_bank_comes_once(visit: Callable[..., Page]) -> None:
    page = visit("questions/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []

    def keep(request: Request) -> None:
        asked.append(re.sub(".*/hub/", "", request.url))

    page.on("request", keep)
    words(page).fill("silence")
    expect(found(page)).to_have_count(3)
    words(page).fill("silence sounds")
    expect(found(page)).to_have_count(0)
    page.reload()
    assert "questions/questions.json" in asked[:1]
    assert [url for url in asked if "silence" in url] == []


def test_without_a_network_the_filter_says_so_and_the_lists_stay(browser: Browser, hub: str) -> None:
    context = browser.new_context(base_url=hub)
    page = context.new_page()
    page.goto("questions/")
    page.route("**/questions.json", lambda route: route.abort())
    words(page).fill("silence")
    expect(status(page)).to_have_text(
        "The questions could not be loaded for the filter. The lists have them all; try again once there is a network."
    )
    page.unroute("**/questions.json")
    words(page).fill("silenc")
    expect(status(page)).to_have_text("3 of 213 questions.")
    context.close()


def test_without_scripts_plain_lists_lead_to_the_same_questions(visit: Callable[..., Page]) -> None:
    page = visit("questions/", java_script_enabled=False)
    expect(words(page)).to_be_hidden()
    assert page.locator("main noscript").inner_text().startswith("Filtering needs scripts")
    page.locator(".hub-ways summary").click()
    page.locator(".hub-ways").get_by_role("link", name="Supervision of coaches 42 questions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions by theme: Supervision of coaches")
    page.get_by_role("link", name="What did I give to this group today?").click()
    expect(page.locator("li:target .hub-question")).to_contain_text("What did I give to this group today?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["questions/#role=coach&words=time", FRAMEWORK])
def test_everyone_can_use_them_on_a_phone(visit: Callable[..., Page], address: str, scheme: str) -> None:
    page = visit(address, color_scheme=scheme, **PHONE)
    if address == FRAMEWORK:
        page.get_by_label("Say when each question helps").tap()
        page.get_by_role("radio", name="Coach").tap()
    else:
        expect(found(page)).not_to_have_count(0)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_phone_shows_one_side_at_a_time_and_a_wide_screen_both(visit: Callable[..., Page]) -> None:
    """Without scripts, by touch."""
    page = visit(FRAMEWORK, java_script_enabled=False, **PHONE)
    coach = page.get_by_text("How much of this is yours to change?")
    learner = page.get_by_text("Coach, what did you hear when I told you my aim?")
    helps = page.get_by_text("When the aim depends on what other people do.")
    expect(coach).to_be_visible()
    expect(learner).to_be_visible()
    expect(helps).to_be_hidden()

    page.get_by_role("radio", name="Coach").tap()
    expect(coach).to_be_visible()
    expect(learner).to_be_hidden()
    page.get_by_role("radio", name="Professional learner").tap()
    expect(coach).to_be_hidden()
    expect(learner).to_be_visible()
    page.get_by_role("radio", name="Both").tap()
    page.get_by_label("Say when each question helps").tap()
    expect(helps).to_be_visible()

    page.get_by_role("radio", name="Coach").tap()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(learner).to_be_visible()
    sides = [side.bounding_box() for side in page.locator(".hub-side").all()[:2]]
    assert all(sides)
    assert sides[0]["y"] == sides[1]["y"]  # type: ignore[index]


def pages_printed(page: Page, as_what: Literal["sheet", "cards"]) -> int:
    """How many pages of A4 a framework's button prints; the browser's own dialogue is left out."""
    page.evaluate("window.print = () => {}")
    page.locator(f"[data-hub-print={as_what}]").click()
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_framework_prints_as_one_sheet_or_as_cards_eight_to_a_page(
    visit: Callable[..., Page], framework: str
) -> None:
    page = visit(f"frameworks/{framework}/")
    questions = page.locator(".hub-question").count()
    assert pages_printed(page, "sheet") == 1
    assert pages_printed(page, "cards") == -(-questions // 8)


def test_the_sheet_has_both_sides_and_times_and_the_cards_what_each_is_for(visit: Callable[..., Page]) -> None:
    page = visit(FRAMEWORK)
    page.emulate_media(media="print")
    screen_only = "body > :not(main):visible, nav:visible, button:visible, form:visible, .hub-room:visible"
    assert page.locator(screen_only).all() == []
    assert page.locator(".hub-question:visible").count() == 39
    assert page.locator(".hub-side h3:visible").all_inner_texts() == ["Coach", "Professional learner"] * 4
    assert page.locator(".hub-phase__minutes:visible").all_inner_texts() == [
        "12 min, from 0 to 12",
        "18 min, from 12 to 30",
        "15 min, from 30 to 45",
        "15 min, from 45 to 60",
    ]
    expect(page.get_by_text("Not for: performance management")).to_be_visible()
    expect(page.get_by_text("Rests on")).to_be_visible()
    expect(page.locator(".hub-question__helps").first).to_be_hidden()

    page.evaluate("document.documentElement.dataset.print = 'cards'")
    expect(page.locator(".hub-question__helps:visible")).to_have_count(39)
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    card = page.locator("#q-grow-6")
    heads = "card => ['::before', '::after'].map(part => getComputedStyle(card, part).content)"
    assert card.evaluate(heads) == ['"Goal · Professional learner"', '"GROW: from an aim to an action · grow-6"']


def test_after_printing_the_page_is_as_it_was(visit: Callable[..., Page]) -> None:
    page = visit(FRAMEWORK)
    page.evaluate("window.print = () => dispatchEvent(new Event('afterprint'))")
    page.get_by_role("button", name="Print cards to cut").click()
    assert page.evaluate("'print' in document.documentElement.dataset") is False
