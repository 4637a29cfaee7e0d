"""Searching: by keyboard, on a phone, from a shared address, without scripts, and without an index."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import material
import pytest
from axe_playwright_python.sync_playwright import Axe
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Locator, Page, Request, expect

from hub.search import index_site

OVERRIDES = Path(__file__).parents[2] / "overrides"
MATERIAL = Path(material.__file__).parent / "templates"

PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ 'assets/material.css' | url }}">
<link rel="stylesheet" href="{{ 'assets/stylesheets/tokens.css' | url }}">
<link rel="stylesheet" href="{{ 'assets/stylesheets/search.css' | url }}">
<script type="module" src="{{ 'assets/javascripts/search.js' | url }}"></script>
</head>
<body>
<header>{% include "partials/search.html" %}</header>
<main>
{% if title == "Home" %}{% include "partials/search-field.html" %}{% endif %}
<article {% if kind %}data-pagefind-body data-pagefind-meta="kind:{{ kind }}"{% endif %}>
<h1>{{ title }}</h1>
{% if byline %}<span hidden data-pagefind-meta="byline:{{ byline }}"></span>{% endif %}
{{ text }}
</article>
</main>
</body>
</html>
"""

TRUST = {
    "title": "Trust before candour",
    "kind": "Working paper",
    "byline": "Ada Example, 3 March 2026",
    "text": (
        "<p>A coach doesn’t hurry.</p>"
        '<h2 id="ground-rules">Ground rules</h2><p>Confidentiality is agreed, then kept.</p>'
        "<p>Write &lt;img src=x onerror=alert(1)&gt; as text.</p>"
    ),
}
GROW = {"title": "GROW in four phases", "kind": "Framework", "text": "<p>Candour needs questions.</p>"}
LOGS = [
    {"title": f"Session log {number}", "kind": "Template", "text": "<p>Agreed themes only.</p>"}
    for number in range(1, 13)
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hub: a home page, the list of papers, and pages of three kinds."""
    folder = tmp_path_factory.mktemp("search") / "site"
    pages = {
        "": {"title": "Home"},
        "papers/": {"title": "Papers"},
        "papers/trust/": TRUST,
        "frameworks/grow/": GROW,
    }
    pages |= {f"templates/log-{number}/": log for number, log in enumerate(LOGS, start=1)}
    for address, content in pages.items():
        write_page(folder / address, "../" * address.count("/"), content)
    shutil.copytree(OVERRIDES / "assets", folder / "assets")
    (stylesheet,) = (MATERIAL / "assets/stylesheets").glob("main.*.min.css")
    shutil.copyfile(stylesheet, folder / "assets/material.css")
    index_site(folder)
    return folder


def write_page(folder: Path, root: str, content: dict[str, str]) -> None:
    templates = FileSystemLoader([OVERRIDES, MATERIAL])
    environment = Environment(loader=templates, autoescape=False)  # noqa: S701 - as in MkDocs
    environment.filters["url"] = lambda address: root + address
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(environment.from_string(PAGE).render(content), encoding="utf-8")


@pytest.fixture
def page(browser: Browser, served: Callable[[Path], str], site: Path) -> Iterator[Page]:
    """A fresh visitor's page, at the site's addresses; a word on the console fails the test."""
    context = browser.new_context(base_url=served(site), viewport={"width": 1440, "height": 900})
    visited = context.new_page()
    said: list[str] = []
    visited.on("console", lambda message: said.append(message.text))
    visited.on("pageerror", lambda error: said.append(str(error)))
    yield visited
    context.close()
    assert said == []


def search_for(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(status(page)).to_contain_text(f"for “{query}”")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search for")


def results(page: Page) -> Locator:
    return page.locator(".hub-search-result")


def test_a_result_shows_kind_title_byline_the_words_in_place_and_the_section(page: Page) -> None:
    """What a stranger wrote shows as text, whatever it looks like."""
    page.goto("papers/")

    search_for(page, "confidentiality")

    expect(status(page)).to_have_text("1 page found for “confidentiality”.")
    expect(page.get_by_role("list", name="Results")).to_match_aria_snapshot("""
        - list "Results":
          - listitem:
            - link "Working paper Trust before candour":
              - /url: /hub/papers/trust/
            - paragraph: Ada Example, 3 March 2026
            - paragraph
            - list "Sections":
              - listitem:
                - link "Ground rules":
                  - /url: /hub/papers/trust/#ground-rules
        """)
    assert page.locator(".hub-search-result__excerpt").inner_html() == (
        "Trust before candour. A coach doesn’t hurry. Ground rules. <mark>Confidentiality</mark> is agreed, "
        "then kept. Write &lt;img src=x onerror=alert(1)&gt; as text."
    )


def test_the_keyboard_opens_moves_and_follows(page: Page) -> None:
    page.goto("papers/")
    search_for(page, "candour")
    expect(results(page)).to_have_count(2)

    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Working paper Trust before candour")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Framework GROW in four phases")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Framework GROW in four phases")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="GROW in four phases")).to_be_visible()
    assert page.url.endswith("/hub/frameworks/grow/")


def test_enter_in_the_field_goes_to_the_first_result(page: Page) -> None:
    page.goto("papers/")
    page.keyboard.press("Control+K")
    page.keyboard.type("grow")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Framework GROW in four phases")).to_be_focused()


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    page.goto("papers/")
    button = page.get_by_role("banner").get_by_role("button", name="Search")
    button.press("Enter")
    expect(field(page)).to_be_focused()
    page.keyboard.type("candour")

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_the_slash_stays_a_slash_while_someone_types_and_can_be_switched_off(page: Page) -> None:
    page.goto("./")
    in_page = page.get_by_role("searchbox", name="Search papers, frameworks, templates, events and people")
    in_page.press("/")
    expect(in_page).to_have_value("/")
    expect(page.get_by_role("dialog")).to_have_count(0)

    in_page.blur()
    page.keyboard.press("/")
    page.get_by_role("checkbox", name="The / key opens search").uncheck()
    page.goto("papers/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+K")
    expect(page.get_by_role("dialog")).to_have_count(1)


def test_a_field_in_the_page_opens_the_same_search(page: Page) -> None:
    page.goto("./")
    in_page = page.get_by_role("searchbox", name="Search papers, frameworks, templates, events and people")
    in_page.fill("grow")
    in_page.press("Enter")

    expect(field(page)).to_have_value("grow")
    expect(results(page)).to_have_count(1)


def test_ten_results_are_shown_and_then_the_others(page: Page) -> None:
    page.goto("papers/")
    search_for(page, "agreed themes")

    expect(status(page)).to_have_text("12 pages found for “agreed themes”, the best 10 first.")
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name="Show more").press("Enter")

    expect(results(page)).to_have_count(12)
    expect(status(page)).to_have_text("12 of 12 pages shown.")
    expect(results(page).nth(10).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


@pytest.mark.parametrize(
    "query", ["doesn't hurry", "doesn’t hurry", "doesn`t hurry", "“doesn’t hurry”", '"doesn\'t hurry"']
)
def test_apostrophes_and_quotation_marks_match_however_they_are_typed(page: Page, query: str) -> None:
    page.goto("papers/")

    search_for(page, query)

    expect(status(page)).to_have_text(f"1 page found for “{query}”.")


@pytest.mark.parametrize(
    "query", ["ground rules", "ground-rules", "Ground/rules", "rule ground", "confidentialty rules"]
)
def test_compounds_endings_and_small_slips_still_match(page: Page, query: str) -> None:
    page.goto("papers/")

    search_for(page, query)

    expect(results(page).first).to_contain_text("Trust before candour")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("xylophone", ""),
        ("trust xylophone", " No page says “xylophone”."),
        ("aardvark", ""),
        ('"candour before trust"', ""),
    ],
)
def test_a_search_that_finds_nothing_says_what_to_do_next(page: Page, query: str, reason: str) -> None:
    page.goto("papers/")

    search_for(page, query)

    expect(status(page)).to_have_text(
        f"Nothing found for “{query}”.{reason} Check the spelling, or try fewer or more general words."
    )
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_text(["papers", "themes", "frameworks", "events"])


def test_the_index_is_fetched_when_search_is_opened_and_no_request_tells_the_words(page: Page) -> None:
    page.goto("papers/")
    page.wait_for_load_state("networkidle")
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    page.on("request", keep)
    page.keyboard.press("/")
    expect(status(page)).to_contain_text("Search papers")
    page.wait_for_load_state("networkidle")
    assert any(request.url.endswith("/hub/pagefind/pagefind.js") for request in asked)

    page.keyboard.type("confidentiality")
    page.get_by_role("link", name="Working paper Trust before candour").click()
    page.wait_for_url("**/papers/trust/")
    page.wait_for_load_state("networkidle")
    told = [value for request in asked for value in (request.url, *request.all_headers().values())]
    assert [value for value in told if "confidentiality" in value.casefold()] == []


def test_nothing_of_the_index_is_fetched_before(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("papers/")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if "/pagefind/" in url] == []


def test_an_address_can_ask_and_is_then_cleared(page: Page) -> None:
    page.goto("papers/?q=grow&page=2#top")

    expect(status(page)).to_have_text("1 page found for “grow”.")
    assert page.url.endswith("/hub/papers/?page=2#top")


def test_going_back_brings_the_search_back(page: Page) -> None:
    page.goto("papers/")
    search_for(page, "candour")
    page.get_by_role("link", name="Framework GROW in four phases").click()
    page.wait_for_url("**/frameworks/grow/")

    page.go_back()

    expect(field(page)).to_have_value("candour")
    expect(results(page)).to_have_count(2)
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_result_on_the_same_page_is_not_hidden_by_the_dialog(page: Page) -> None:
    page.goto("papers/trust/")
    search_for(page, "confidentiality")

    page.get_by_role("link", name="Ground rules").click()

    page.wait_for_url("**/papers/trust/#ground-rules")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_without_an_index_search_says_so(
    browser: Browser, served: Callable[[Path], str], site: Path, tmp_path: Path
) -> None:
    preview = tmp_path / "preview"
    shutil.copytree(site, preview, ignore=shutil.ignore_patterns("pagefind"))
    page = browser.new_page(base_url=served(preview))
    page.goto("papers/?q=trust")

    expect(status(page)).to_have_text(
        "Search is not available: its index could not be loaded. It needs a network, and is made when the whole site "
        "is built, so a preview may lack it. The lists work without it."
    )
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_text(["papers", "themes", "frameworks", "events"])
    page.close()


@pytest.mark.parametrize("landmark", ["Search the hub", "Search everything"])
def test_without_scripts_both_forms_lead_to_the_papers_and_send_nothing(
    browser: Browser, served: Callable[[Path], str], site: Path, landmark: str
) -> None:
    page = browser.new_page(base_url=served(site), java_script_enabled=False)
    page.goto("./")
    form = page.get_by_role("search", name=landmark)
    assert form.locator("noscript").inner_text().startswith("Search needs scripts")
    for typed in form.get_by_role("searchbox").all():
        typed.fill("confidential")

    form.get_by_role("button", name="Search").click()

    assert page.url == f"{served(site)}papers/?"
    page.close()


def test_on_a_phone_search_fills_the_screen_and_every_target_can_be_hit(
    browser: Browser, served: Callable[[Path], str], site: Path
) -> None:
    page = browser.new_page(
        base_url=served(site), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page.goto("papers/")
    page.get_by_role("banner").get_by_role("button", name="Search").tap()
    field(page).fill("confidentiality")
    expect(results(page)).to_have_count(1)

    assert page.get_by_role("dialog").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    targets = [*page.get_by_role("dialog").get_by_role("button").all(), field(page)]
    targets += [results(page), *page.locator(".hub-search-result__parts a").all()]
    boxes = [box for target in targets if (box := target.bounding_box())]
    assert [box for box in boxes if min(box["width"], box["height"]) < 44] == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_dialog_is_accessible(
    browser: Browser, served: Callable[[Path], str], site: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(base_url=served(site), viewport={"width": width, "height": 900}, color_scheme=scheme)
    for query, said in [("", "Search papers"), ("candour", "2 pages found"), ("xylophone", "Nothing found")]:
        page.goto(f"./?q={query}")
        expect(status(page)).to_contain_text(said)

        violations = Axe().run(page).response["violations"]

        assert [violation["help"] for violation in violations] == []
    page.close()
