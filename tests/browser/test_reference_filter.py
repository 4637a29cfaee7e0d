"""The filter over the reference base: typed into, by keyboard, from a shared address, on a phone, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect


@pytest.fixture
def visit(browser: Browser, hub: str) -> Iterator[Callable[..., Page]]:
    """Open an address as a new visitor; a word on the console fails the test."""
    contexts = []
    said: list[str] = []

    def at(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"base_url": hub, "viewport": {"width": 1440, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        return page

    yield at
    for context in contexts:
        context.close()
    assert said == []


def words(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Words of a title or a name")


def status(page: Page) -> Locator:
    return page.get_by_role("search", name="Filter the references").get_by_role("status")


def results(page: Page) -> Locator:
    return page.get_by_role("list", name="Works found").get_by_role("listitem")


def test_typing_narrows_the_works_in_the_place_of_the_list(visit: Callable[..., Page]) -> None:
    """All words must match, at their beginnings, in titles and names."""
    page = visit("references/")
    words(page).press_sequentially("Lofthouse ACTIV")

    expect(status(page)).to_have_text("1 of 34 works.")
    expect(page.get_by_role("list", name="Works found")).to_match_aria_snapshot("""
        - list "Works found":
          - listitem:
            - link "An activity theory perspective on peer coaching":
              - /url: /hub/references/lofthouse2013activity/
            - paragraph: Lofthouse and Leat, 2013 · Journal article
        """)
    expect(page.get_by_role("heading", name="What the base holds")).to_be_hidden()

    page.get_by_role("button", name="Show all works").click()
    expect(words(page)).to_be_focused()
    expect(status(page)).to_have_text("34 works in all.")
    expect(page.get_by_role("heading", name="What the base holds")).to_be_visible()
    expect(page).to_have_url(re.compile("/hub/references/#?$"))


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("LÖFTHOUSE", "8"),
        ("teacher's soul", "1"),
        ("teachers’ soul", "1"),
        ("mentoring-coaching pask", "1"),
        ("n", "3"),
    ],
)
def test_accents_apostrophes_and_compounds_match_however_they_are_typed(
    visit: Callable[..., Page], typed: str, count: str
) -> None:
    page = visit("references/")
    words(page).fill(typed)
    expect(status(page)).to_have_text(f"{count} of 34 works.")


def test_words_kind_theme_and_years_combine_and_the_address_has_them(visit: Callable[..., Page]) -> None:
    page = visit("references/")
    page.get_by_label("Kind").select_option("Journal article")
    expect(status(page)).to_have_text("11 of 34 works.")
    page.get_by_label("Theme").select_option("Peer coaching")
    page.get_by_label("From year").fill("2013")
    page.get_by_label("To year").fill("2015")
    words(page).fill("coach")
    expect(status(page)).to_have_text("1 of 34 works.")
    expect(page).to_have_url(
        re.compile(r"/references/#words=coach&kind=Journal\+article&theme=peer-coaching&from=2013&to=2015$")
    )

    shared = visit(page.url)
    expect(status(shared)).to_have_text("1 of 34 works.")
    expect(shared.get_by_label("Kind")).to_have_value("Journal article")
    results(shared).get_by_role("link").click()
    expect(shared.get_by_role("heading", level=1)).to_have_text("An activity theory perspective on peer coaching")
    shared.go_back()
    expect(status(shared)).to_have_text("1 of 34 works.")


def test_the_keyboard_moves_through_what_was_found(visit: Callable[..., Page]) -> None:
    page = visit("references/")
    words(page).fill("kraft")
    expect(results(page)).to_have_count(3)
    links = results(page).get_by_role("link")

    page.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(words(page)).to_be_focused()


def test_twenty_works_are_shown_and_then_the_others(visit: Callable[..., Page]) -> None:
    page = visit("references/#from=1900")
    expect(results(page)).to_have_count(20)
    page.get_by_role("button", name="Show more").press("Enter")

    expect(results(page)).to_have_count(32)
    expect(status(page)).to_have_text("32 of 32 works shown.")
    expect(results(page).nth(20).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


def test_nothing_found_says_what_to_do(visit: Callable[..., Page]) -> None:
    page = visit("references/")
    words(page).fill("xylophone coach")
    expect(status(page)).to_have_text("No work is all of this. Try fewer words, or the beginnings of words.")


def test_the_index_comes_in_parts_when_it_is_needed_and_no_request_tells_the_words(visit: Callable[..., Page]) -> None:
    page = visit("references/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []

    def keep(request: Request) -> None:
        assert "kraft" not in request.url
        asked.extend(re.findall("/filter/(.*)", request.url))

    page.on("request", keep)
    words(page).fill("kraft")
    expect(results(page)).to_have_count(3)
    words(page).fill("kraft papay")
    expect(results(page)).to_have_count(1)
    assert asked == ["words-k.json", "works-0.json", "words-p.json"]


def test_without_a_network_it_says_so_and_tries_again(visit: Callable[..., Page], browser: Browser, hub: str) -> None:
    context = browser.new_context(base_url=hub)
    page = context.new_page()
    page.goto("references/")

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/filter/*", fail)
    words(page).fill("kraft")
    expect(status(page)).to_have_text(
        "The filter’s index could not be loaded. The lists work without it; try again once there is a network."
    )
    page.unroute("**/filter/*")
    words(page).fill("kraft p")
    expect(status(page)).to_have_text("1 of 34 works.")
    context.close()


def test_what_a_title_holds_is_text(visit: Callable[..., Page], browser: Browser, hub: str) -> None:
    title = "<img src=x onerror=alert(1)> & <b>bold</b>"
    context = browser.new_context(base_url=hub)
    page = context.new_page()
    page.route("**/works-0.json", lambda route: route.fulfill(json=[["a", title, "", "Book", "Retracted"]] * 34))
    page.goto("references/#words=kraft")
    expect(results(page).first.get_by_role("link")).to_have_text(title)
    expect(results(page).first.get_by_role("paragraph")).to_have_text("Book · Retracted")
    assert page.locator("#hub-filtered img, #hub-filtered b").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_what_was_found(visit: Callable[..., Page], scheme: str) -> None:
    page = visit("references/#words=coach", viewport={"width": 390, "height": 900}, color_scheme=scheme)
    expect(results(page)).not_to_have_count(0)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_ways_into_the_base_are_there(visit: Callable[..., Page]) -> None:
    page = visit("references/#words=coach", java_script_enabled=False)
    expect(page.get_by_label("Words of a title or a name")).to_be_hidden()
    assert page.locator("main noscript").inner_text().startswith("Filtering needs scripts")
    ways = page.get_by_role("navigation", name="Ways into the reference base")
    expect(ways.get_by_role("link")).to_have_text(["All works", "Authors", "Years", "Kinds", "Themes"])
    ways.get_by_role("link", name="Authors").click()
    page.get_by_role("link", name="Lofthouse, Rachel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rachel Lofthouse")
