"""Without a network: the library after one visit to any page, a new version, and a preview at the same address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from hub.offline import PREVIEW_WORKER, WORKER, write_worker
from tests.browser.conftest import serve

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
KEPT = "navigator.serviceWorker.ready.then(() => caches.keys())"


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A copy of the hub's site, for a test that changes it."""
    return shutil.copytree(published, tmp_path / "site")


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor on a phone whose browser keeps the library."""
    with browser.new_context(service_workers="allow", **PHONE) as context:
        yield context


def has_copy(page: Page) -> None:
    """Wait until the page is served by the worker."""
    until(page, "navigator.serviceWorker.controller?.state === 'activated'")


def until(page: Page, holds: str) -> None:
    """Wait until something holds, without `eval`, which the site's policy forbids."""
    page.evaluate(f"(async () => {{ while (!({holds})) await new Promise((done) => setTimeout(done, 50)); }})()")


def change(site: Path, page: str, before: str, after: str) -> None:
    """Publish another version."""
    file = site / page / "index.html"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    write_worker(site, is_preview=False)


def test_after_one_visit_the_library_and_its_tools_work_without_a_server(
    visitor: BrowserContext, published: Path
) -> None:
    page = visitor.new_page()
    asked: list[str] = []

    def keep(request: Request) -> None:
        asked.append(request.url + (request.post_data or ""))

    visitor.on("request", keep)
    with ExitStack() as network:
        hub = network.enter_context(serve(published))
        page.goto(f"{hub}about/")
        has_copy(page)
    visitor.set_offline(offline=True)  # and a connection that is still open leads nowhere

    page.goto(f"{hub}planner/")
    page.get_by_text("Reciprocal pair").tap()
    page.get_by_role("button", name="Lay out the time").tap()
    parts = page.get_by_role("list", name="The time", exact=True).locator("> li")
    expect(parts).to_have_count(11)
    page.get_by_label("What the plan is called").fill("Sesame")
    page.reload()
    expect(page.get_by_label("What the plan is called")).to_have_value("Sesame")

    page.goto(f"{hub}questions/#words=silence")
    expect(page.get_by_role("list", name="Questions found").get_by_role("listitem")).to_have_count(3)
    for address, heading in {
        "library/": "Library",
        "frameworks/grow/": "GROW: from an aim to an action",
        "templates/learning-agreement/": "Learning agreement",
        "agreement/": "Learning agreement",
        "log/": "Agreed themes log",
        "reflect/": "Reflective questions",
        "programmes/": "Programmes",
        "programmes/index.html": "Programmes",
        "papers/": "Without a network",
    }.items():
        page.goto(hub + address)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)"), address
    page.get_by_role("button", name="Search").tap()
    page.get_by_label("Search for").fill("trust")
    expect(page.locator("#hub-search-status")).to_contain_text("It needs a network")
    assert [url for url in asked if not url.startswith(hub)] == []
    assert [url for url in asked if "sesame" in url.lower()] == []
    held = page.evaluate("""
        caches.keys().then(async ([name]) => {
          const copy = await caches.open(name);
          const texts = await Promise.all((await copy.keys()).map(async (file) => (await copy.match(file)).text()));
          return texts.join("").includes("Sesame");
        })
    """)
    assert held is False


def test_a_new_version_is_told_of_and_comes_when_it_is_asked_for(visitor: BrowserContext, site: Path) -> None:
    page = visitor.new_page()
    with serve(site) as hub:
        page.goto(f"{hub}log/")
        has_copy(page)
        first = page.evaluate(KEPT)
        change(site, "log", "Agreed themes log", "Renewed log")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Agreed themes log")
        notice = page.get_by_role("status").filter(has_text="There is a new version of the hub.")
        expect(notice).to_be_visible()
        assert Axe().run(page).response["violations"] == []
        page.get_by_label("Period").fill("Sesame")
        notice.get_by_role("button", name="Load it").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("Renewed log")
        expect(page.get_by_label("Period")).to_have_value("Sesame")
        expect(notice).to_have_count(0)
        second = page.evaluate(KEPT)
        assert (len(first), len(second), first == second) == (1, 1, False)


def test_what_is_not_of_the_library_is_never_old(visitor: BrowserContext, site: Path) -> None:
    page = visitor.new_page()
    with serve(site) as hub:
        page.goto(f"{hub}log/")
        has_copy(page)
        change(site, "about", "About", "Renewed")
        page.goto(f"{hub}about/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Renewed")


def test_a_preview_at_the_same_address_lets_go_of_the_copy(visitor: BrowserContext, site: Path) -> None:
    page = visitor.new_page()
    with serve(site) as hub:
        page.goto(f"{hub}log/")
        has_copy(page)
        change(site, "log", "Agreed themes log", "A draft")
        (site / WORKER).write_text(PREVIEW_WORKER)
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("A draft")
        registered = "navigator.serviceWorker.getRegistration().then(async (one) => [one, await caches.keys()])"
        until(page, "navigator.serviceWorker.controller === null")
        until(page, "(await navigator.serviceWorker.getRegistration()) === undefined")
        assert page.evaluate(registered) == [None, []]


def test_it_can_be_installed(visitor: BrowserContext, hub: str) -> None:
    page = visitor.new_page()
    page.goto(f"{hub}library/")
    client = visitor.new_cdp_session(page)
    told = client.send("Page.getAppManifest")
    assert (told["url"], told["errors"]) == (f"{hub}manifest.webmanifest", [])
    has_copy(page)
    lacking = [error["errorId"] for error in client.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert lacking == ["in-incognito"]  # as every visitor of a test is
