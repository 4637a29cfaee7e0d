"""Every kind of page as people meet it: in both schemes, narrow, without scripts, by keyboard, by thumb, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.pages import FRAMEWORK, PAGES, PAPER

WCAG_2_2_AA = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}

SHOWN_WORDS = """
(ignored) => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const words = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (element.checkVisibility() && !element.closest(ignored)) words.push(texts.currentNode.data);
  }
  return words.join(" ").split(/\\s+/).filter(Boolean).join(" ");
}
"""
"""The words of the page that are shown, those in the ignored elements left out."""

CHANGES_WITH_THE_WIDTH = ".hub-contents, .hub-switch--sides, .hub-filter__choices > summary"
NEEDS_SCRIPTS = (
    "[data-hub-copy], [data-hub-copy-file], [data-hub-filter], [data-hub-questions], [data-hub-print], "
    "[data-hub-form], [data-hub-planner], [data-hub-reflect], "
    ".hub-reflect__take, noscript"
)
CUT_OFF = """
() => {
  const overflow = (element) => getComputedStyle(element).overflowX;
  const isIn = ({ parentElement: outer }, test) => outer && (test(outer) || isIn(outer, test));
  const cutsOff = (element) =>
    ["hidden", "clip"].includes(overflow(element)) && element.scrollWidth > element.clientWidth + 1;
  const leaves = (element) =>
    element.getBoundingClientRect().right > innerWidth + 1 && !isIn(element, (box) => overflow(box) === "auto");
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && element.clientWidth > 1 && (cutsOff(element) || leaves(element)))
    .map((element) => element.outerHTML.slice(0, 90));
}
"""
"""What stands beyond the right edge, or is cut off, and cannot be scrolled to."""

FOCUSED = """
async () => {
  const element = document.activeElement;
  await Promise.all(element.getAnimations().map(({ finished }) => finished));
  const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
  const { top, bottom, width, height } = element.getBoundingClientRect();
  const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity === "1";
  const isInView = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  const number = [...document.querySelectorAll("*")].indexOf(element);
  return { number, html: element.outerHTML.slice(0, 90), isSeen: isOutlined && isInView };
}
"""

SMALL_TARGETS = """
() => {
  const shown = (node) => node.innerText.replace(/\\s+/g, " ").trim();
  const isInText = (link) => {
    if (getComputedStyle(link).display !== "inline") return false;
    const block = link.closest("p, li, dd, dt, td, figcaption, .csl-entry, .hub-cite__text, .hub-works__entry");
    return block && shown(block).length > [...block.querySelectorAll("a")].map(shown).join(" ").length;
  };
  return [...document.querySelectorAll("a[href], button, summary, input")]
    .filter((target) => target.checkVisibility() && !isInText(target))
    .map((target) => [target, target.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([{ outerHTML }, { width, height }]) => `${width} x ${height} px: ${outerHTML.slice(0, 90)}`);
}
"""
"""Buttons, and links that stand for themselves, smaller than 24 px one way: WCAG 2.2, 2.5.8 without its exceptions."""


OPEN_ALL = "for (const part of document.querySelectorAll('details')) part.open = true"


@pytest.fixture
def visit(browser: Browser, hub: str) -> Iterator[Callable[..., Page]]:
    """Open the hub as a new visitor, with the browser set as the options of Playwright's `new_context` say."""
    contexts = []

    def new_visitor(**options: Any) -> Page:
        context = browser.new_context(**{"base_url": hub, "viewport": {"width": 1440, "height": 900}} | options)
        contexts.append(context)
        return context.new_page()

    yield new_visitor
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_everyone_can_use_it(visit: Callable[..., Page], width: int, scheme: Literal["light", "dark"]) -> None:
    """No rule of WCAG 2.2, A or AA, that a machine can judge is broken."""
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)
    axe = Axe()
    broken: list[str] = []
    for kind, address in PAGES.items():
        page.goto(address)
        for rule in axe.run(page, options=WCAG_2_2_AA).response["violations"]:
            broken += [f"{kind}: {words(rule, element)}" for element in rule["nodes"]]
    assert not broken, "\n".join(broken)


def words(rule: dict[str, Any], element: dict[str, Any]) -> str:
    """Which rule is broken, where, and how to mend it."""
    remedy = " ".join(element["failureSummary"].split())
    return f"{rule['help']} [{rule['id']}]\n    {element['target']} {element['html'][:160]}\n    {remedy}"


def test_it_loads_quietly_and_asks_no_other_host(visit: Callable[..., Page], hub: str) -> None:
    page = visit()
    heard: list[str] = []

    def hear_request(request: Request) -> None:
        if not request.url.startswith(hub):
            heard.append(f"asked {request.url}")

    def hear_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the icon of a page that was left before it came
            heard.append(f"failed {request.url}")

    page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"page error: {error}"))
    page.on("requestfailed", hear_failure)
    page.on("request", hear_request)
    told: dict[str, list[str]] = {}
    for kind, address in PAGES.items():
        page.goto(address)
        if heard:
            told[kind] = heard.copy()
            heard.clear()
    assert told == {"404": ["error: Failed to load resource: the server responded with a status of 404 (Not Found)"]}


def test_nothing_is_lost_when_it_is_narrow(visit: Callable[..., Page]) -> None:
    """A window of 1440 px enlarged to 200 % is 720 px wide, one of 1280 px enlarged to 400 % is 320 px wide."""
    page = visit()
    lost: list[str] = []
    for kind, address in PAGES.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(address)
        all_words = page.evaluate(SHOWN_WORDS, CHANGES_WITH_THE_WIDTH)
        for width in (1440, 720, 390, 320):
            page.set_viewport_size({"width": width, "height": 450})
            lost += [f"{kind} at {width} px: {element}" for element in page.evaluate(CUT_OFF)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                lost.append(f"{kind} at {width} px: scrolls sideways")
            assert page.evaluate(SHOWN_WORDS, CHANGES_WITH_THE_WIDTH) == all_words, f"{kind} at {width} px"
    assert not lost, "\n".join(lost)


def test_without_scripts_it_says_the_same_and_shows_no_button_that_needs_them(visit: Callable[..., Page]) -> None:
    page, page_without = visit(), visit(java_script_enabled=False)
    buttons: dict[str, list[str]] = {}
    for kind, address in PAGES.items():
        page.goto(address)
        page_without.goto(address)
        said = page_without.evaluate(SHOWN_WORDS, NEEDS_SCRIPTS)
        assert said.split()
        assert said == page.evaluate(SHOWN_WORDS, NEEDS_SCRIPTS), kind
        buttons[kind] = page_without.locator("button:visible").all_inner_texts()
    assert buttons == {kind: ["Search", "Search"] if kind == "home" else ["Search"] for kind in PAGES}


@pytest.mark.parametrize(("device", "other"), [("light", "dark"), ("dark", "light")])
def test_the_scheme_that_was_chosen_is_remembered(
    visit: Callable[..., Page], device: Literal["light", "dark"], other: str
) -> None:
    page = visit(color_scheme=device)
    page.goto("./")
    before = background(page)
    button = page.get_by_role("button", name=other.title())
    button.click()

    assert scheme(page) == other
    assert background(page) != before
    page.goto("papers/")
    assert scheme(page) == other
    page.get_by_role("button", name=device.title()).click()
    page.reload()
    assert (scheme(page), background(page)) == (device, before)


def test_the_scheme_changes_where_nothing_may_be_stored(visit: Callable[..., Page]) -> None:
    page = visit(color_scheme="light")
    page.route("**/*", in_a_sandbox)
    page.goto("./")
    assert page.evaluate("try { localStorage; 'stored' } catch (error) { error.name }") == "SecurityError"

    page.get_by_role("button", name="Dark").click()
    assert scheme(page) == "dark"
    page.get_by_role("button", name="Light").click()
    assert scheme(page) == "light"


def in_a_sandbox(route: Route) -> None:
    """Answer with a page that the browser gives no storage, as some people's settings do."""
    answer = route.fetch()
    headers = {"content-security-policy": "sandbox allow-scripts", "access-control-allow-origin": "*"}
    route.fulfill(response=answer, headers=answer.headers | headers)


def scheme(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_citation_is_copied_as_text_and_as_bibtex(visit: Callable[..., Page]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto(PAPER)
    shown = page.locator("#citation-text").inner_text()
    file = page.request.get(f"{page.url}{PAPER.split('/')[1]}.bib").text()

    assert copied(page, "Copy the citation") == shown.strip()
    assert shown.startswith("The hub’s editors (")
    page.locator("summary", has_text="BibTeX").click()
    assert copied(page, "Copy the BibTeX") == file.strip()


def test_a_reference_is_copied_from_its_files(visit: Callable[..., Page]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto(PAGES["reference"])
    for name in ("BibTeX", "CSL-JSON", "RIS"):
        file = page.get_by_role("link", name=name, exact=True).get_attribute("href")
        assert copied(page, f"Copy the {name}") == page.request.get(urljoin(page.url, file)).text()


def copied(page: Page, name: str) -> str:
    button = page.get_by_role("button", name=name).element_handle()
    button.click()
    page.wait_for_function("button => button.textContent === 'Copied'", arg=button)
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_keyboard_skips_to_the_text(visit: Callable[..., Page]) -> None:
    page = visit()
    for address in (PAGES["home"], PAPER, PAGES["404"]):
        page.goto(address)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the page’s text")).to_be_focused()
        assert page.evaluate(FOCUSED)["isSeen"]

        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null"), address


def test_a_citation_leads_to_its_entry_and_back(visit: Callable[..., Page]) -> None:
    page = visit()
    page.goto(PAPER)
    citation = page.locator(".citation").nth(2)
    number = citation.get_attribute("id")
    citation.get_by_role("link").first.press("Enter")
    entry = page.locator(".csl-entry:target")
    expect(entry).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.csl-entry:target') !== null")

    entry.locator(f"a[href='#{number}']").press("Enter")
    expect(page.locator(f"#{number}:target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(citation.get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize("address", [PAPER, FRAMEWORK])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Callable[..., Page], address: str) -> None:
    page = visit()
    page.goto(address)
    page.evaluate(OPEN_ALL)
    targets = page.locator(":is(a[href], button, summary, input, [tabindex='0']):visible").count()
    assert targets > 20

    reached: list[dict[str, Any]] = []
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement !== document.body"):
        reached.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")

    assert [target["html"] for target in reached if not target["isSeen"]] == []
    numbers = [target["number"] for target in reached]
    assert numbers == sorted(numbers)
    assert len(numbers) >= targets


def test_a_thumb_hits_what_it_aims_at(visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    small: list[str] = []
    for kind, address in PAGES.items():
        page.goto(address)
        page.evaluate(OPEN_ALL)
        small += [f"{kind}: {target}" for target in page.evaluate(SMALL_TARGETS)]
    assert not small, "\n".join(small)

    controls = page.locator(".hub-header :is(a, button):visible").all()
    heights = {control.inner_text(): box["height"] for control in controls if (box := control.bounding_box())}
    assert len(heights) > 5
    assert {name: height for name, height in heights.items() if height < 44} == {}


def test_a_paper_prints_as_a_paper(visit: Callable[..., Page]) -> None:
    page = visit(color_scheme="dark")
    page.goto(PAPER)
    page.emulate_media(media="print")

    assert frame_that_prints(page) == []
    assert scheme(page) == "light"
    title = page.get_by_role("heading", level=1)
    for part in (title, page.locator("#abstract"), page.locator("#refs"), page.locator("#citation-text")):
        expect(part).to_be_visible()


def frame_that_prints(page: Page) -> list[str]:
    """What belongs to the screen and would still be on the paper."""
    screen_only = page.locator("body > :not(main):visible, nav:visible, button:visible, form:visible")
    return [" ".join(part.inner_text().split()) for part in screen_only.all()]
