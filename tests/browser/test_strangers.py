"""What strangers write runs nothing: each vector of `vectors.txt`, in every place where somebody can write.

One hub has a paper for each vector, with the vector in its front matter, its text, its references and its drawing, and
events that have one in each field. A browser opens the pages with the policy and, as if there were none, without it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from hub.content.values import read_words
from hub.figures import still_svg
from hub.safety import unsafe_tags
from tests.browser.conftest import SUB_PATH, serve
from tests.conftest import Build

VECTORS = [
    line.translate({ord("␊"): "\n", ord("␉"): "\t", ord("␀"): "\0"})
    for line in Path(__file__).with_name("vectors.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]

EVENT = ("title", "description", "venue", "online", "registration")
"""The fields of an event that hold one vector each; its organisers, speakers and programme hold more."""
MATTER = ("title", "subtitle", "description", "abstract", "funding")
VECTORS_AN_EVENT = len(EVENT) + 6

SENTINEL = """
window.ran = () => { window.top.hasRun = true; };
window.alert = window.ran;
window.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.sample}`));
"""

LIVE = """
() => [...document.querySelectorAll("main *, header *, footer *")].flatMap((element) => [
  ...(/^(script|style|iframe|frame|object|embed|applet|link|meta|base|animate|set|portal)$/i.test(element.localName)
    ? [`<${element.localName}>`] : []),
  ...[...element.attributes]
    .filter(({ name, value }) => /^on|^(srcdoc|formaction|ping|background|style)$/i.test(name)
      || (/^(href|src|action|data|xlink:href|cite|poster)$/i.test(name)
        && (/^[\\u0000-\\u0020]*(?!https?:|mailto:|ftp:|doi:)[a-z][a-z0-9+.-]*:/i.test(value)
          || (name === "src" && /^[\\u0000-\\u0020]*([a-z]+:|[\\\\/]{2})/i.test(value)))))
    .map(({ name, value }) => `${element.localName} ${name}=${value}`),
])
"""
"""What in a page could run or load, whether or not it does at once."""


EMPTY_DRAWING = still_svg(b"no drawing")


def quoted(text: str) -> str:
    """A text as a value of YAML; its control characters are left out, which front matter may not hold."""
    return json.dumps(re.sub(r"[\x00-\x08]", "", text), ensure_ascii=False)


def in_braces(text: str) -> str:
    """A text as a value of BibTeX, whose braces must be even."""
    return "{" + text.replace("{", "(").replace("}", ")") + "}"


def paper(number: int, vector: str) -> str:
    matter = "".join(f"{key}: {quoted(vector)}\n" for key in MATTER)
    author = f"{{name: {quoted(f'A {vector}')}, affiliation: {quoted(vector)}, email: {quoted(vector)}}}"
    rest = f"authors: [{author}]\ndate: 2026-01-31\nkeywords: [{quoted(vector)}]\n"
    return f"---\n{matter}{rest}---\n{body(number, vector)}"


def body(number: int, vector: str) -> str:
    """A text that has a vector in every place that a text has."""
    places = (
        f"Before {vector} and after.",
        f"[see {vector} @v{number:03}, {vector}]",
        f"<div>{vector}</div>",
        f'<b title="{vector}">x</b>',
        f"<b title='{vector}'>x</b>",
        f"<b class={vector}>x</b>",
        f"[x]({vector})",
        f"[x](<{vector}>)",
        f'<a href="{vector}">x</a>',
        f"<{vector}>",
        f"[x][{vector}]",
        f"![x]({vector})",
        f"![{vector}](drawing.svg)",
        f'Before ![x](drawing.svg "{vector}") and after.',
        f'<img src="{vector}">',
        f"- {vector}",
        f"> {vector}",
        f"| {vector} | x |\n|---|---|\n| x | {vector} |",
        f"x {{: title='{vector}' }}",
        f"## Heading {vector}",
        "The end.",
    )
    return "\n\n".join(places) + "\n"


def entry(number: int, vector: str) -> str:
    value = in_braces(vector)
    fields = "".join(f" {name} = {value},\n" for name in ("title", "url", "doi", "note", "publisher", "abstract"))
    return f"@book{{v{number:03},\n author = {{A {value}}},\n date = {{2020}},\n{fields}}}\n"


def event(vectors: list[str]) -> str:
    fields = dict(zip(EVENT, vectors, strict=False))
    rest = [quoted(vector) for vector in vectors[len(EVENT) :]] + ['"x"'] * VECTORS_AN_EVENT
    people = f"organisers: [{{name: {rest[0]}, affiliation: {rest[1]}}}]\nspeakers: [{{name: {rest[2]}}}]\n"
    programme = f"programme: [{{time: {rest[3]}, title: {rest[4]}, description: {rest[5]}}}]\n"
    matter = "".join(f"{name}: {quoted(vector)}\n" for name, vector in fields.items())
    return f"---\n{matter}start: 2026-03-14 10:00\n{people}{programme}---\nText.\n"


@pytest.fixture(scope="module")
def site(copied_hub: Callable[[str], Path], build: Build) -> Path:
    hub = copied_hub("small")
    (hub / "references.bib").write_text("".join(entry(number, vector) for number, vector in enumerate(VECTORS)))
    for number, vector in enumerate(VECTORS):
        folder = hub / f"papers/v{number:03}"
        folder.mkdir()
        (folder / "paper.md").write_text(paper(number, vector))
        (folder / "drawing.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{vector}</svg>')
        name = escape(vector, {'"': "&quot;"})
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><a href="{name}"><text fill="{name}">x</text></a></svg>'
        (folder / "named.svg").write_text(drawing)
    for first in range(0, len(VECTORS), VECTORS_AN_EVENT):
        (hub / f"docs/events/e{first:03}.md").write_text(event(VECTORS[first : first + VECTORS_AN_EVENT]))
    result = build(hub)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    return hub / "site"


WITHOUT_A_POLICY = pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without the policy"])
STATE = f"() => [Boolean(window.hasRun), refused, ({LIVE})(), document.querySelector('h1').innerText]"


@contextmanager
def visitor(browser: Browser, *, policy: bool) -> Iterator[Page]:
    """A page of a browser that minds the site's policy, or does as if there were none."""
    with browser.new_context(bypass_csp=not policy) as context:
        context.add_init_script(SENTINEL)
        with context.new_page() as page:
            yield page


@WITHOUT_A_POLICY
def test_nothing_runs_nothing_is_asked_of_another_host_and_every_title_is_shown(
    policy: bool, site: Path, browser: Browser
) -> None:
    asked, dialogs = [], []
    wrong: dict[str, object] = {}
    with serve(site) as address, visitor(browser, policy=policy) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for path in pages_of(site, with_references=not policy):
            page.goto(address + path)
            has_run, refused, live, heading = page.evaluate(STATE)
            of_a_vector = re.match(r"papers/v(\d+)/", path)
            lost = words(heading) != words(read_words(VECTORS[int(of_a_vector[1])])) if of_a_vector else False
            if has_run or refused or live or lost or page.url != address + path:
                wrong[path] = (has_run, refused, live, heading, page.url)
    assert wrong == {}
    assert dialogs == []
    assert [url for url in asked if not url.startswith((address.removesuffix(SUB_PATH), "data:image/"))] == []


def pages_of(site: Path, *, with_references: bool) -> list[str]:
    """The pages of papers and events, and every third reference's if wanted: each paper shows its own one as well."""
    pages = sorted(site.glob("papers/*/index.html")) + sorted(site.glob("events/*/index.html"))
    references = sorted(site.glob("references/v*/index.html"))[::3] if with_references else []
    assert len(pages) > len(VECTORS)
    return [page.relative_to(site).as_posix() for page in (*pages, *references)]


def test_no_drawing_runs_anything_when_it_is_opened_by_itself(site: Path, browser: Browser) -> None:
    found = []
    drawings = [file for file in sorted(site.rglob("papers/v*/*.svg")) if file.read_bytes() != EMPTY_DRAWING]
    with serve(site) as address, visitor(browser, policy=False) as page:
        for file in drawings:
            page.goto(address + file.relative_to(site).as_posix())
            if page.evaluate("Boolean(window.hasRun)"):
                found.append(file.read_text())
    assert found == []
    assert len(drawings) > len(VECTORS)


SET_BY_A_PRINTER = {"–": "--", "—": "---", "…": "...", "«": "<<", "»": ">>"}


def words(text: str) -> str:
    """A text as both a writer and a page have it: no quotation marks, no white space, no control characters."""
    for printed, typed in SET_BY_A_PRINTER.items():
        text = text.replace(printed, typed)
    return re.sub(r"[\s\x00-\x08\ufffd\"'“”‘’]", "", text)


def test_what_could_run_is_shown_as_it_was_written(site: Path) -> None:
    lost = []
    for number, vector in enumerate(VECTORS):
        main = html.parse(site / f"papers/v{number:03}/index.html").find(".//main")
        shown = words(main.text_content())
        lost += [tag for _, tag in unsafe_tags(body(number, vector)) if words(unescape(tag)) not in shown]
    assert lost == []
