"""The browser and the server that the other tests of this folder rely on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser


def test_a_folder_is_served_under_the_sub_path(browser: Browser, served: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Home</title><p>The hub</p>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<title>Not here</title>", encoding="utf-8")
    address = served(tmp_path)
    assert address.endswith("/hub/")
    with browser.new_page() as page:
        answers = []
        for path in ("", "index.html?q=a", "missing/", "../"):
            answer = page.goto(address + path)
            assert answer is not None
            answers.append((path, answer.status, page.title()))
    assert answers == [
        ("", 200, "Home"),
        ("index.html?q=a", 200, "Home"),
        ("missing/", 404, "Not here"),
        ("../", 404, "Not here"),
    ]


def test_the_browser_reaches_no_other_host(browser: Browser, served: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<title>Home</title><img src="http://localhost:8080/a.png"><img src="https://example.org/b.png">',
        encoding="utf-8",
    )
    failed: dict[str, str | None] = {}
    with browser.new_page() as page:
        page.on("requestfailed", lambda request: failed.update({request.url: request.failure}))
        page.goto(served(tmp_path))
    assert failed == {
        "http://localhost:8080/a.png": "net::ERR_NAME_NOT_RESOLVED",
        "https://example.org/b.png": "net::ERR_NAME_NOT_RESOLVED",
    }
