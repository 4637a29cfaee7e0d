"""A page that has moved leads on, to the same place on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from hub.exports.redirects import page
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def site(served: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("moved")
    shutil.copytree(ROOT / "overrides/assets/javascripts", folder / "assets/javascripts")
    for address, content in {
        "frameworks/old/": page("frameworks/old/", "frameworks/new/", "https://hub.example/hub/"),
        "frameworks/new/": "<!doctype html><title>New</title><h1>New</h1><p id='q-new-1'>What?</p>",
    }.items():
        (folder / address).mkdir(parents=True)
        (folder / address / "index.html").write_text(content)
    return served(folder)


@pytest.mark.parametrize(("scripts", "ends"), [(True, "frameworks/new/#q-new-1"), (False, "frameworks/new/")])
def test_a_question_is_found_where_it_went(browser: Browser, site: str, ends: str, *, scripts: bool) -> None:
    """Without scripts the page is, as before."""
    with browser.new_context(base_url=site, java_script_enabled=scripts) as context:
        visit = context.new_page()
        visit.goto("frameworks/old/#q-new-1", wait_until="commit")
        expect(visit).to_have_url(site + ends)
        expect(visit.get_by_role("heading", level=1)).to_have_text("New")
