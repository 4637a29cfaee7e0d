"""A preview opened straight from its folder, as somebody has it who downloaded and unpacked it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from hub.cli import main
from tests.browser.pages import PAPER


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(built_site, tmp_path_factory.mktemp("preview") / "site")
    assert CliRunner().invoke(main, ["preview", str(folder)]).exit_code == 0
    return folder


def test_a_reader_goes_from_page_to_page_and_sees_them_as_they_will_appear(folder: Path, browser: Browser) -> None:
    refused: list[str] = []
    with browser.new_page() as page:
        page.on("console", lambda message: refused.append(message.text))
        page.goto((folder / "index.html").as_uri())
        page.get_by_role("link", name="Papers", exact=True).first.click()
        expect(page).to_have_url((folder / "papers/index.html").as_uri())
        page.goto((folder / PAPER / "index.html").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.hub-reading')).fontFamily") != ""
        assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.href.startsWith('file:'))")
        width = page.locator("article img").first.evaluate("(image) => image.naturalWidth")
        assert width > 0
    assert [text for text in refused if "style" in text or "img-src" in text] == []


def test_nothing_runs_in_a_preview(folder: Path, browser: Browser) -> None:
    page_of_a_stranger = folder / "page.html"
    text = (folder / "index.html").read_text(encoding="utf-8")
    page_of_a_stranger.write_text(text.replace("</main>", "<script>document.title = 'ran'</script></main>"))
    with browser.new_page() as page:
        page.goto(page_of_a_stranger.as_uri())
        assert page.title() != "ran"
