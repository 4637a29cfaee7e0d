"""What every browser test is given: Chromium, and a site served as it would be published."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.bring_chromium import MISSING, browser_is_required, find_chromium

ROOT = Path(__file__).parents[2]

SUB_PATH = "/hub/"
"""The hub is published below a host's root, so the tests look at it there."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the browser, and run them last.

    Playwright keeps an event loop in the main thread, in which no other test could then start its own.
    """
    for item in items:
        if _uses_the_browser(item):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_uses_the_browser)


def _uses_the_browser(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "browser" in item.fixturenames


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, which can reach this machine and nothing else.

    It takes no copy of the library for each new visitor, unless a test asks for it by `service_workers="allow"`.
    """
    path = find_chromium()
    if path is None:
        (pytest.fail if browser_is_required() else pytest.skip)(MISSING)
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        with pytest.MonkeyPatch.context() as patch:
            for name in ("new_context", "new_page"):
                patch.setattr(Browser, name, _without_workers(getattr(Browser, name)))
            yield chromium
        chromium.close()


def _without_workers(make: Callable[..., Any]) -> Callable[..., Any]:
    """Make visitors, or pages of theirs, as some method does, in a browser that knows no service workers."""

    def make_without(*args: object, **options: object) -> Any:
        made = make(*args, **options)
        if options.get("service_workers") != "allow":
            made.add_init_script("delete Navigator.prototype.serviceWorker")
        return made

    return make_without


@pytest.fixture
def new_visitor(browser: Browser, hub: str) -> Iterator[Callable[..., BrowserContext]]:
    """A new visitor of the hub, with nothing kept; a warning or an error on the console fails the test."""
    contexts = []
    said: list[str] = []

    def visitor(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"base_url": hub, "timezone_id": "Europe/London"} | options)
        context.on(
            "console", lambda message: said.append(message.text) if message.type in {"warning", "error"} else None
        )
        context.on("weberror", lambda error: said.append(str(error.error)))
        contexts.append(context)
        return context

    yield visitor
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serve a folder; the address ends with a slash: `served(site)` is `http://127.0.0.1:40123/hub/`."""
    with ExitStack() as servers:
        yield functools.cache(lambda folder: servers.enter_context(serve(folder)))


@pytest.fixture(scope="session")
def hub(served: Callable[[Path], str], published: Path) -> str:
    """The address of the hub's own site."""
    return served(published)


@pytest.fixture(scope="session")
def published(build: Callable[..., subprocess.CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub's own site. It is built for the sub-path: `404.html` must know where the hub lies."""
    site = tmp_path_factory.mktemp("published") / "site"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", f"https://hub.example{SUB_PATH}")
        result = build(ROOT, "--strict", "--site-dir", str(site))
    assert result.returncode == 0, result.stderr
    return site


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder under the sub-path, on a port that is free, until the block ends."""
    handler = functools.partial(SubPathHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()
        thread.join()


class SubPathHandler(http.server.SimpleHTTPRequestHandler):
    """Serves its folder under the sub-path, and the folder's `404.html` for all that is not there."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """The file of an address; outside the sub-path there is none."""
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory, "no such file"))
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as a static host does."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Let the browser keep what it has for a while, as a static host does."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: what a test asks for, it shows itself."""
