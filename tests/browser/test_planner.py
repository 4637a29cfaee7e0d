"""The session planner: a meeting planned by thumb and keyboard, kept, taken away, linked, timed, forgotten."""

from __future__ import annotations

import base64
import datetime
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import icalendar
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect

from tests.browser.taking_away import taken, words_in

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ODD = "Sesame, <b>*what*</b>; \\two_ “x”?"
"""What Markdown, XML, Word and calendars could each take for something else than text."""
PLAN = {
    "version": 1,
    "title": "From afar",
    "meeting": "one-to-one",
    "framework": "grow",
    "minutes": 20,
    "start": "",
    "shared": "",
    "parts": [
        {"kind": "phase", "phase": "Goal", "turn": 0, "minutes": 20, "questions": [{"id": "grow-1"}, {"own": "Why?"}]}
    ],
}
DAMAGED = (
    "The plan in this link cannot be read: the link is damaged or was cut. Ask for it again, or for the plan as a file."
)

UNEVEN = (
    "Check-in 5, Move 1, Goal 4 A, Reality 7 A, Options 6 A, Will 5 A, "
    "Change 5, Goal 4 B, Reality 7 B, Options 6 B, Will 5 B, Summary 3, What 3"
)
THREE_ROUNDS = (
    "Check-in 10, Move 2, Set 4 A, Talk 14 A, Feedback 7 A, Keep 4 A, Change 5, Set 4 B, Talk 14 B, Feedback 7 B, "
    "Keep 4 B, Change 4, Set 4 C, Talk 14 C, Feedback 7 C, Keep 4 C, Summary 6, What 6"
)
OTHER_VERSION = (
    "The plan in this link was made with another version of the planner, which this one cannot read. "
    "Load the page anew, or ask for the plan as a file."
)
SMALL = """
all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)
"""


def opened(context: BrowserContext, address: str = "planner/") -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Forget everything")).to_be_visible()
    expect(page.locator("[data-plan=make]")).to_be_enabled()  # once the questions are there
    return page


def laid_out(page: Page, meeting: str = "Reciprocal pair", framework: str = "grow", minutes: str = "60") -> None:
    page.get_by_role("radio", name=meeting).check()
    page.get_by_label("Framework", exact=True).select_option(framework)
    page.get_by_label("Minutes you have").fill(minutes)
    page.get_by_role("button", name="Lay out the time").click()


def parts(page: Page) -> Locator:
    return page.get_by_role("list", name="The time", exact=True).locator("> li")


def planned(page: Page) -> list[str]:
    """When each part is, and its questions."""
    return page.locator(".hub-plan__time, .hub-plan__roles, .hub-plan__question").all_inner_texts()


def says(page: Page) -> Locator:
    return page.locator("[data-plan=status]")


def link_to(plan: dict[str, Any] | bytes) -> str:
    told = plan if isinstance(plan, bytes) else json.dumps(plan).encode()
    return f"planner/#plan={base64.urlsafe_b64encode(told).decode().rstrip('=')}"


def test_a_reciprocal_hour_by_touch_alone_kept_and_forgotten_and_no_request_tells(
    new_visitor: Callable[..., BrowserContext], hub: str
) -> None:
    context = new_visitor(**PHONE)
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    context.on("request", keep)
    page = opened(context)
    page.get_by_text("Reciprocal pair").tap()
    page.get_by_label("Framework", exact=True).select_option("grow")
    expect(page.get_by_label("Minutes you have")).to_have_value("60")
    page.get_by_role("button", name="Lay out the time").tap()
    expect(says(page)).to_have_text("The time is laid out in 13 parts.")
    expect(page.get_by_text("The plan takes 60 minutes.")).to_be_visible()
    expect(parts(page).nth(6)).to_contain_text("28–32 min · 4 minutesChange roles")

    goal = parts(page).nth(2)
    goal.get_by_text("Change Goal, A coaches B").tap()
    goal.get_by_role("button", name="A minute more: Goal, A coaches B").tap()
    expect(page.get_by_text("The plan takes 61 minutes, 1 more than the 60 that you have.")).to_be_visible()
    goal.get_by_role("checkbox", name="How much of this is yours to change?").tap()
    goal.get_by_label("A question of your own").tap()
    page.keyboard.type("Sesame?")
    goal.get_by_role("button", name="Add your question").tap()
    expect(says(page)).to_have_text("Your question is in Goal, A coaches B.")
    goal.get_by_role("button", name="Earlier: Sesame?").tap()
    goal.get_by_role("button", name="Leave out: How much of this is yours").tap()
    page.get_by_role("button", name="Fit the parts to the time").tap()
    expect(page.get_by_text("The plan takes 60 minutes.")).to_be_visible()
    changed = planned(page)

    page.reload()
    expect(parts(page)).to_have_count(13)
    assert planned(page) == changed
    page.get_by_text("Plan a meeting").tap()
    page.get_by_role("button", name="Lay out the time").tap()
    plans = page.get_by_role("region", name="Your plans").get_by_role("listitem")
    expect(plans).to_have_count(2)
    plans.first.get_by_role("button").first.tap()
    assert planned(page) == changed

    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget everything").tap()
    expect(page.get_by_role("alert")).to_have_text("Everything is forgotten.")
    expect(page.get_by_role("form", name="The plan")).to_be_hidden()
    assert "Sesame" not in page.content()
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage])") == "[{},{}]"
    assert "Sesame" not in json.dumps(context.storage_state(indexed_db=True))
    assert {request.method for request in asked} == {"GET"}
    assert [request.url for request in asked if not request.url.startswith(hub)] == []
    assert [request.url for request in asked if "sesame" in request.url.lower()] == []


def test_by_keyboard_alone_and_each_change_is_announced_and_undone(new_visitor: Callable[..., BrowserContext]) -> None:
    page = opened(new_visitor())
    tab_to(page, "One to one")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Framework")
    page.keyboard.type("GROW")
    tab_to(page, "Lay out the time")
    page.keyboard.press("Enter")
    expect(page.get_by_role("form", name="The plan")).to_be_focused()
    tab_to(page, "Change Check-in")
    page.keyboard.press("Enter")
    tab_to(page, "Part: later, Check-in")
    page.keyboard.press("Enter")
    expect(says(page)).to_have_text("Check-in is now 2 of 13.")
    expect(page.get_by_role("button", name="Part: later, Check-in")).to_be_focused()
    page.keyboard.press("Enter")
    expect(says(page)).to_have_text("Check-in is now 3 of 13.")
    tab_to(page, "A question of your own")
    page.keyboard.type("Who else?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("A question of your own").nth(2)).to_be_focused()
    expect(parts(page).nth(2)).to_contain_text("Who else?")
    page.keyboard.press("Shift+Tab")
    tab_to(page, "Part: leave out, Check-in", backwards=True)
    page.keyboard.press("Enter")
    expect(says(page)).to_have_text("Check-in is left out. Undo brings it back.")
    expect(parts(page)).to_have_count(12)
    tab_to(page, "Undo", backwards=True)
    for _ in range(4):
        page.keyboard.press("Enter")
    expect(parts(page)).to_have_count(13)
    expect(parts(page).first).to_contain_text("Check-in")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.get_by_role("form", name="The plan")).to_be_focused()


def tab_to(page: Page, name: str, *, backwards: bool = False) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(200):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if name in page.evaluate("""
            (one => one.ariaLabel ?? (one.labels?.length ? one.labels[0].textContent : one.textContent))(
              document.activeElement)
        """):
            return
    pytest.fail(f"{name} cannot be reached")


def test_a_screen_reader_is_told_what_everything_is(new_visitor: Callable[..., BrowserContext]) -> None:
    page = opened(new_visitor(), link_to(PLAN))
    parts(page).get_by_text("Change Goal").click()
    page.get_by_role("group", name="Goal: professional learner’s questions").evaluate("one => one.remove()")
    page.get_by_role("group", name="Goal: coach’s questions").locator("label:nth-of-type(n + 2)").evaluate_all(
        "all => all.forEach(one => one.remove())"
    )
    expect(page.get_by_role("list", name="The time", exact=True)).to_match_aria_snapshot("""
        - list "The time":
          - listitem:
            - paragraph: 0–20 min · 20 minutes
            - heading "Goal" [level=3]
            - paragraph: Settle what the learner wants from this hour, and what they want to change in their work.
            - list:
              - listitem
              - listitem:
                - paragraph: Why?
                - group "Question 2":
                  - 'button "Earlier: Why?"'
                  - 'button "Later: Why?" [disabled]'
                  - 'button "Leave out: Why?"'
            - group:
              - text: Change Goal
              - group "Minutes for Goal":
                - 'button "A minute less: Goal"'
                - text: 20 min
                - 'button "A minute more: Goal"'
              - group "Goal":
                - 'button "Part: earlier, Goal" [disabled]'
                - 'button "Part: later, Goal" [disabled]'
                - 'button "Part: leave out, Goal" [disabled]'
              - 'group "Goal: coach’s questions"':
                - checkbox /What would you like to leave this room with/ [checked]
              - text: A question of your own
              - textbox "A question of your own"
              - button "Add your question to Goal"
        """)


@pytest.mark.parametrize(
    ("meeting", "framework", "minutes", "times"),
    [
        ("one-to-one", "grow", 60, "Check-in 5, Move 1, Goal 10, Reality 14, Options 12, Will 12, Summary 3, What 3"),
        ("reciprocal", "grow", 61, UNEVEN),
        (
            "reciprocal",
            "peer-coaching-hour",
            60,
            "Settle 6, Move 1, First 20 A, Change 4, Second 20 B, Close 6, What 3",
        ),
        ("triad", "triad", 40, "Check-in 3, Move 1, Set 4 A, Talk 16 A, Feedback 8 A, Keep 4 A, Summary 2, What 2"),
        ("triad", "triad", 120, THREE_ROUNDS),
        ("group", "supervision", 90, "Arrive 10, Move 2, Take 15, One 29, Practise 19, Close 5, Agree 10"),
        ("one-to-one", "none", 30, "Check-in 3, Move 1, Talk 22, Summary 2, What 2"),
    ],
)
def test_how_the_time_is_laid_out(
    new_visitor: Callable[..., BrowserContext], meeting: str, framework: str, minutes: int, times: str
) -> None:
    """Every minute is somewhere, and turns are as long as each other."""
    page = opened(new_visitor())
    told = page.evaluate(
        """
        async ([meeting, id, minutes]) => {
          const from = (name) => import(new URL(`../assets/javascripts/${name}.js`, location));
          const [{ layOut }, { wordsOf }] = [await from("plan-layout"), await from("plan-words")];
          const bank = await (await fetch("../questions/questions.json")).json();
          const framework = bank.frameworks.find((one) => one.id === id) ?? { id, phases: [] };
          const questions = bank.questions.filter((one) => one.framework.id === id);
          const parts = layOut({ meeting, framework, minutes, questions });
          const words = wordsOf({ meeting, framework: id, start: "", parts }, bank);
          const first = (name) => name.split(" ")[0].replace("Conversation", "Talk");
          const told = words.parts.map(({ name, minutes, roles }) => `${first(name)} ${minutes} ${roles[0] ?? ""}`);
          return [words.minutes, told.map((part) => part.trim()).join(", ")];
        }
        """,
        [meeting, framework, minutes],
    )
    assert told == [minutes, times]


def test_paper_word_markdown_calendar_and_link_have_the_same_content(
    new_visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    context = new_visitor()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context)
    laid_out(page)
    page.get_by_label("What the plan is called").fill("Hour, with A; B")
    page.get_by_text("Change Goal, A coaches B").click()
    parts(page).nth(2).get_by_label("A question of your own").fill(ODD)
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="What will be shared, and with whom").fill("Time, with the head\nNothing else")

    page.get_by_role("button", name="Save for a calendar").click()
    expect(says(page)).to_have_text("A calendar needs a day and a time: say when the meeting begins.")
    expect(page.get_by_label("When it begins")).to_be_focused()
    page.get_by_label("When it begins").fill("2027-06-01T16:00")
    expect(page.locator(".hub-plan__time").first).to_have_text("16:00–16:05 · 5 minutes")

    word, markdown = taken(page, "Save for Word", tmp_path), taken(page, "Save as Markdown", tmp_path)
    assert (word.name, markdown.name) == ("hour-with-a-b.docx", "hour-with-a-b.md")
    text = words_in(word)
    assert text == words_in(markdown)
    shown = page.locator(".hub-plan__question").evaluate_all("all => all.map(one => one.firstChild.data)")
    times = page.locator(".hub-plan__time").all_inner_texts()
    assert len(shown) == 12 * 2 + 1
    wanted = [*shown, *(time.split(" ")[0] for time in times), "Time, with the head Nothing else"]
    assert lacking(wanted, " ".join(text)) == []

    page.pdf(path=tmp_path / "plan.pdf", prefer_css_page_size=True)
    printed = " ".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(tmp_path / "plan.pdf"))
    assert lacking([*wanted, "Hour, with A; B", "Tuesday"], printed) == []

    (event,) = icalendar.Calendar.from_ical(taken(page, "Save for a calendar", tmp_path).read_bytes()).walk("VEVENT")
    assert (event["SUMMARY"], event["DTSTART"].dt, event["DTEND"].dt) == (
        "Hour, with A; B",
        datetime.datetime(2027, 6, 1, 15, 0, tzinfo=datetime.UTC),
        datetime.datetime(2027, 6, 1, 16, 0, tzinfo=datetime.UTC),
    )
    assert lacking(wanted, event["DESCRIPTION"]) == []

    page.get_by_role("button", name="Copy a link").click()
    expect(says(page)).to_have_text("The link is copied. Whoever has it can see the plan.")
    address = page.evaluate("navigator.clipboard.readText()")
    other = opened(new_visitor(), address)
    expect(says(other)).to_have_text("The plan of the link is open, and kept in this browser.")
    assert planned(other) == planned(page)
    expect(other.get_by_role("textbox", name="What will be shared, and with whom")).to_have_value(
        "Time, with the head\nNothing else"
    )
    assert other.url.endswith("/planner/")


def lacking(wanted: list[str], text: str) -> list[str]:
    """What is not in a text, however its lines are broken and its letters joined."""

    def closed(words: str) -> str:
        return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))

    return [words for words in wanted if closed(words) not in closed(text)]


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("planner/#plan=%3Cscript%3Ealert(1)%3C/script%3E", DAMAGED),
        ("planner/#plan=" + "A" * 1_000_000, DAMAGED),
        (link_to(b"\xff\xfe{"), DAMAGED),
        (link_to(b"null"), DAMAGED),
        (link_to({**PLAN, "parts": [None]}), DAMAGED),
        (link_to({**PLAN, "minutes": 1e9}), DAMAGED),
        (link_to({**PLAN, "meeting": "toString"}), DAMAGED),
        (link_to({**PLAN, "start": "2027-99-99T99:99"}), DAMAGED),
        (link_to(json.dumps(PLAN).encode()[:-9]), DAMAGED),
        (
            link_to({"version": 2}),
            OTHER_VERSION,
        ),
    ],
)
def test_a_link_that_holds_no_plan_says_so_and_costs_nothing(
    new_visitor: Callable[..., BrowserContext], link: str, said: str
) -> None:
    context = new_visitor()
    laid_out(opened(context))
    page = opened(context, link)
    expect(page.get_by_role("alert")).to_have_text(said)
    expect(parts(page)).to_have_count(13)


def test_what_a_link_brings_is_shown_as_text(new_visitor: Callable[..., BrowserContext]) -> None:
    script = "<img src=x onerror=document.title='ran'><script>document.title='ran'</script>"
    part = {**PLAN["parts"][0], "phase": script, "questions": [{"own": script}, {"id": "gone-1"}]}  # type: ignore[index, dict-item]
    context = new_visitor()
    page = opened(
        context, link_to({**PLAN, "title": script[:120], "shared": script, "framework": script, "parts": [part]})
    )
    expect(parts(page).get_by_role("heading")).to_have_text(script)
    expect(parts(page)).to_contain_text("A question that is not in the question bank any more.")
    expect(
        page.get_by_text("The plan takes 20 minutes. One question is not in the question bank any more.")
    ).to_be_visible()
    assert (page.title(), page.locator("[data-hub-planner] img").count()) == ("Session planner – Coaching Hub", 0)
    for _ in range(2):
        page.goto("planner/")
        page.goto(link_to(PLAN))
    expect(page.get_by_role("region", name="Your plans").get_by_role("listitem")).to_have_count(2)


def test_without_storage_it_works_and_says_so(new_visitor: Callable[..., BrowserContext], tmp_path: Path) -> None:
    context = new_visitor()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page = opened(context)
    laid_out(page)
    expect(page.get_by_role("alert")).to_contain_text("This browser does not keep what you write")
    assert "Reality" in words_in(taken(page, "Save for Word", tmp_path))


def test_where_there_is_no_room_nothing_is_lost(new_visitor: Callable[..., BrowserContext]) -> None:
    page = opened(new_visitor())
    laid_out(page)
    page.evaluate("for (let n = 2 ** 23; n >= 1; n /= 2) try { localStorage[n] = 'x'.repeat(n) } catch {}")
    page.get_by_role("textbox", name="What will be shared, and with whom").fill("Time " * 300)
    expect(page.get_by_role("alert")).to_contain_text("does not keep what you write")
    expect(parts(page)).to_have_count(13)


@pytest.mark.parametrize("kept", ["{", "null", '{"version": 2, "plans": []}', '{"version": 1, "plans": [{"plan": 1}]}'])
def test_what_was_kept_and_cannot_be_read_is_put_aside(new_visitor: Callable[..., BrowserContext], kept: str) -> None:
    page = new_visitor().new_page()
    page.goto("privacy/")
    page.evaluate("kept => { localStorage['hub-form-planner'] = kept }", kept)
    page.goto("planner/")
    expect(page.get_by_role("alert")).to_contain_text("What was kept here cannot be read")
    laid_out(page)
    assert page.evaluate("localStorage['hub-form-planner-put-aside']") == kept


def test_without_the_questions_it_says_so_and_keeps_the_plans(browser: Browser, hub: str) -> None:
    with browser.new_context(base_url=hub) as context:
        page = opened(context)
        laid_out(page)
        page.route("**/questions.json", lambda route: route.abort())
        page.reload()
        expect(page.get_by_role("alert")).to_have_text(
            "The questions could not be loaded. Your plans are kept; load this page again once there is a network."
        )
        page.unroute("**/questions.json")
        page.reload()
        expect(parts(page)).to_have_count(13)


def test_what_is_chosen_before_the_questions_are_there_counts(new_visitor: Callable[..., BrowserContext]) -> None:
    page = new_visitor().new_page()
    held: list[Route] = []
    page.route("**/questions.json", lambda route: held.append(route))  # noqa: PLW0108 (Playwright looks into functions)
    with page.expect_request("**/questions.json"):
        page.goto("planner/")
    page.get_by_label("Framework", exact=True).select_option("grow")
    page.get_by_label("Minutes you have").fill("45")
    expect(page.get_by_role("button", name="Lay out the time")).to_be_disabled()
    held[0].continue_()
    page.get_by_role("button", name="Lay out the time").click()
    expect(page.locator("[data-plan=fit]")).to_be_hidden()
    expect(parts(page).last).to_contain_text("45")


def test_two_tabs_show_what_was_changed_last(new_visitor: Callable[..., BrowserContext]) -> None:
    context = new_visitor()
    first = opened(context)
    laid_out(first)
    second = opened(context)
    first.get_by_label("What the plan is called").fill("Sesame")
    expect(second.get_by_label("What the plan is called")).to_have_value("Sesame")


def test_the_timer_says_when_a_part_is_over_and_waits(new_visitor: Callable[..., BrowserContext]) -> None:
    page = new_visitor().new_page()
    page.clock.install(time=datetime.datetime(2027, 6, 1, 16, 0, tzinfo=datetime.UTC))
    page.goto("planner/")
    laid_out(page)
    room = page.get_by_role("region", name="In the room")
    room.get_by_role("button", name="Start").click()
    expect(room.get_by_role("timer")).to_have_text("5:00")
    page.clock.fast_forward("04:00")
    expect(room.get_by_role("status")).to_have_text("One minute is left for Check-in.")
    page.clock.fast_forward("01:30")
    expect(room.get_by_role("timer")).to_have_text("0:30 over")
    expect(room.get_by_role("status")).to_have_text(
        "The time for Check-in is over. Next: Move to the formal part, when you are ready."
    )
    room.get_by_role("button", name="Pause").click()
    page.clock.fast_forward("10:00")
    room.get_by_role("button", name="Next part").click()
    room.get_by_role("button", name="Go on").click()
    expect(room.get_by_role("timer")).to_have_text("1:00")
    room.get_by_role("button", name="Stop").click()
    expect(room.get_by_role("timer")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_everyone_can_use_it_in_every_state(
    new_visitor: Callable[..., BrowserContext], scheme: Literal["light", "dark"], forced: Literal["none", "active"]
) -> None:
    options = {"color_scheme": scheme, "forced_colors": forced, "reduced_motion": "reduce"}
    page = opened(new_visitor(**options, **PHONE))
    broken = violations(page)
    laid_out(page)
    parts(page).nth(2).get_by_text("Change Goal").tap()
    broken += violations(page)
    page.get_by_role("button", name="Start").tap()
    page.goto("planner/#plan=x")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_text("Plan a meeting").tap()
    parts(page).nth(3).get_by_text("Change Reality").tap()
    broken += violations(page)
    assert broken == []
    for width in (390, 360):  # a window of 720 px enlarged to 200 %
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(
        ".hub-plan :is(button, select, textarea, summary, label:has(input), input:not([type=checkbox], [type=radio]))"
    )
    assert small.evaluate_all(SMALL) == []
    moving = "document.getAnimations().filter(({ playState }) => playState === 'running').length"
    assert page.evaluate(moving) == 0


def violations(page: Page) -> list[Any]:
    return list(Axe().run(page).response["violations"])


def test_without_scripts_it_leads_to_the_sheets(browser: Browser, hub: str) -> None:
    with browser.new_context(base_url=hub, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("planner/")
        expect(page.locator(".hub-plan")).to_be_hidden()
        page.get_by_role("link", name="GROW").click()
        expect(page.get_by_role("heading", name="Goal")).to_be_visible()
