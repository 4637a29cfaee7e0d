"""Every kind of page as people meet it: in both schemes, narrow, without scripts, by keyboard, by thumb, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

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

CUT_OFF = """
() => {
  const overflow = (element) => getComputedStyle(element).overflowX;
  const isIn = (element, test) => element.parentElement && (test(element.parentElement) || isIn(element.parentElement, test));
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
() => {
  const element = document.activeElement;
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
    .map(([target, { width, height }]) => `${width.toFixed(1)} x ${height.toFixed(1)}: ${target.outerHTML.slice(0, 90)}`);
}
"""
"""Buttons, and links that stand for themselves, smaller than 24 px one way: WCAG 2.2, 2.5.8 without its exceptions."""


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
