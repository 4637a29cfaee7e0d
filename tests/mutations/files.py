"""Files: where they lie, and whether they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.mutations.content import Broken, Content
from tests.mutations.ways import breaks


@breaks("file-has-text")
def a_file_is_empty(content: Content) -> Iterator[Broken]:
    for page in content.pages[::5]:
        for nothing in ("", "\n\n", "  \n"):
            yield Broken(page.path, 1, {page.path: nothing})


@breaks("file-is-readable")
def a_file_is_not_in_utf8(content: Content) -> Iterator[Broken]:
    for page in content.pages[::4]:
        line = page.line_at(page.body_start) + 1
        text = page.inserted(line, "A caf\N{LATIN SMALL LETTER E WITH ACUTE}.").files[page.path]
        assert isinstance(text, str)
        before, after = text.split("caf\N{LATIN SMALL LETTER E WITH ACUTE}", 1)
        first = (before.encode().count(b"\n")) + 1
        yield Broken(page.path, first, {page.path: before.encode() + b"caf\xe9" + after.encode()})


@breaks("file-is-readable")
def a_paper_is_a_word_file(content: Content) -> Iterator[Broken]:
    for page in content.papers[:2]:
        yield Broken(page.path, 1, {page.path: b"PK\x03\x04\x14\x00\x06\x00"})


@breaks("paper-is-in-its-folder")
def a_paper_has_another_name(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        folder = page.path.removesuffix("/paper.md")
        for name in ("article.md", "Paper.md", "paper.docx"):
            yield Broken(folder, 1, {page.path: None, f"{folder}/{name}": page.text})


@breaks("text-stays-in-folder")
def a_paper_is_a_link_that_leads_out(content: Content) -> Iterator[Broken]:
    for page in content.papers[:2]:
        yield Broken(page.path, 1, {page.path: Path("/etc/hostname")})
    yield Broken("docs/secret.md", 1, {"docs/secret.md": Path("/etc/hostname")})


@breaks("style-exists")
def the_style_is_misspelt(content: Content) -> Iterator[Broken]:
    found = re.search(r"csl_file: (?P<style>.+)", content.settings.text)
    assert found
    for other in ("harvard-cite-them-rigth", "missing.csl"):
        yield content.settings.replaced(found, other, "style")


@breaks("web-file-is-fetched")
def the_base_is_on_a_host_that_is_not_there(content: Content) -> Iterator[Broken]:
    found = re.search(r"bib_file: (?P<base>.+)", content.settings.text)
    assert found
    yield content.settings.replaced(found, "http://127.0.0.1:9/references.bib", "base")
