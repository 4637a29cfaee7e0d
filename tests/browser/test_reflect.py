"""Reflective questions: answered, narrowed, kept, taken away as a record, forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.browser.taking_away import taken, words_in

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
VALUE = "How do you recognise the value of coaching in your setting"
LEAVES = "What may leave the room?"


def opened(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("reflect/")
    expect(page.get_by_role("button", name="Forget everything")).to_be_visible()
    return page


def answer(page: Page, question: str) -> Locator:
    return page.get_by_role("textbox", name=question)


def test_on_a_phone_answers_are_kept_and_forgotten_and_no_request_tells(
    new_visitor: Callable[..., BrowserContext],
) -> None:
    context = new_visitor(**PHONE)
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    context.on("request", keep)
    page = opened(context)
    expect(page.get_by_role("status")).to_have_text("7 of 7 questions. No answer is kept.")
    answer(page, LEAVES).tap()
    page.keyboard.type("Sesame")
    expect(page.get_by_role("status")).to_have_text("7 of 7 questions. One answer is kept.")
    page.reload()
    expect(answer(page, LEAVES)).to_have_value("Sesame")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget everything").tap()
    expect(page.get_by_role("alert")).to_have_text("Everything is forgotten.")
    expect(answer(page, LEAVES)).to_have_value("")
    assert "Sesame" not in json.dumps(context.storage_state(indexed_db=True)) + page.content()
    assert {request.method for request in asked} == {"GET"}
    assert [request.url for request in asked if "sesame" in request.url.lower()] == []


def test_questions_are_narrowed_by_theme_and_role_and_lead_to_their_place(
    new_visitor: Callable[..., BrowserContext],
) -> None:
    page = opened(new_visitor())
    page.get_by_label("Role").select_option("Professional learners")
    expect(page.get_by_role("status")).to_have_text("2 of 7 questions. No answer is kept.")
    page.get_by_label("Theme").select_option("Peer coaching")
    expect(page.get_by_role("status")).to_have_text("1 of 7 questions. No answer is kept.")
    expect(page.locator("main h2:visible")).to_have_text(["Peer coaching", "A record of professional learning"])
    page.get_by_role("link", name="Heads coaching heads").click()
    expect(page.locator(".reflect:target")).to_be_in_viewport()
    page.get_by_role("link", name="Write your answers to the 3 reflective questions of this page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reflective questions")


def test_the_record_has_each_answer_with_its_question_and_where_it_was_asked(
    new_visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = opened(new_visitor())
    answer(page, LEAVES).fill("Themes,\n*never* content")
    answer(page, VALUE).fill("Time")
    word, markdown = taken(page, "Save for Word", tmp_path), taken(page, "Save as Markdown", tmp_path)
    assert word.name == "record-of-professional-learning.docx"
    assert " ".join(words_in(word)) == " ".join(words_in(markdown))
    assert (
        "What may leave the room? Themes, *never* content (Peer coaching among middle leaders) How do you"
        in " ".join(words_in(word))
    )
    page.emulate_media(media="print")
    expect(page.locator(".hub-filled dt:visible")).to_have_count(2)
    expect(page.locator("textarea:visible, button:visible")).to_have_count(0)


@pytest.mark.parametrize("kept", ["{", "null", '{"version": 2}', '{"version": 1, "answers": {"x": null}}'])
def test_what_was_kept_and_cannot_be_read_is_put_aside(new_visitor: Callable[..., BrowserContext], kept: str) -> None:
    page = opened(new_visitor())
    page.evaluate("kept => { localStorage['hub-form-reflect'] = kept }", kept)
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("What was kept here cannot be read")
    answer(page, LEAVES).fill("Sesame")
    assert page.evaluate("localStorage['hub-form-reflect-put-aside']") == kept


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(new_visitor: Callable[..., BrowserContext], scheme: Literal["light", "dark"]) -> None:
    page = opened(new_visitor(color_scheme=scheme, **PHONE))
    answer(page, LEAVES).fill("Themes")
    assert Axe().run(page).response["violations"] == []
    small = page.locator("main :is(button, select, textarea):visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
