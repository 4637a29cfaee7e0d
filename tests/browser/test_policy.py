"""The site under its Content Security Policy: every page of its own does all that it does, and breaks no line of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hub.safety import CONTENT_SECURITY_POLICY
from tests.browser.pages import PAGES

NOTE_VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        context.add_init_script(NOTE_VIOLATIONS)
        yield context


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    with visitor.new_page() as page:
        yield page


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("violations")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_the_policy(name: str, hub: str, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    page.goto(hub + PAGES[name], wait_until="networkidle")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']")
    assert policy.get_attribute("content") == CONTENT_SECURITY_POLICY
    assert (violations(page), complaints) == ([], [])


def test_search_and_colours_work_under_the_policy(hub: str, page: Page) -> None:
    page.goto(hub)
    page.keyboard.press("/")
    page.get_by_label("Search for").fill("trust")
    expect(page.locator(".hub-search-result").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-hub-scheme]").click()
    assert page.locator("html").get_attribute("data-scheme") in {"light", "dark"}
    assert violations(page) == []


def test_the_policy_refuses_what_stands_in_a_page_and_what_comes_from_elsewhere(hub: str, page: Page) -> None:
    page.goto(hub)
    page.evaluate("""
        async () => {
          const script = document.createElement("script");
          script.textContent = "document.title = 'ran'";
          const elsewhere = document.createElement("img");
          elsewhere.src = "https://elsewhere.example/pixel.png";
          document.body.append(script, elsewhere);
          document.body.setAttribute("style", "color: red");
          document.body.setAttribute("onclick", "document.title = 'ran'");
          document.body.click();
          await new Promise((done) => setTimeout(done, 300));
        }
    """)
    assert page.title() != "ran"
    assert sorted(found.split(" ")[0] for found in violations(page)) == [
        "img-src",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
    ]
