"""What was published and must stay, and waivers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.mutations.content import Broken, Content
from tests.mutations.ways import breaks

_PUBLISHED = "published.txt"


@breaks("address-keeps-working")
def a_published_page_is_gone(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        folder = page.path.split("/")[1]
        text = f"address papers/{folder}/\n"
        yield Broken(_PUBLISHED, 1, {_PUBLISHED: text, page.path: None, f"papers/{folder}-2/paper.md": page.text})
    for page in content.of("docs/themes", "docs/frameworks"):
        address = page.path.removeprefix("docs/").removesuffix(".md")
        yield Broken(_PUBLISHED, 2, {_PUBLISHED: f"address about/\naddress {address}/\n", page.path: None})


@breaks("key-keeps-working")
def a_published_key_is_another(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::3]:
        files = content.base.replaced(next(_head(content, entry.start)), "another2001", "key").files
        yield Broken(_PUBLISHED, 1, {_PUBLISHED: f"key {entry.key}\n", **files})


def _head(content: Content, start: int) -> Iterator[re.Match[str]]:
    yield from re.compile(r"@\w+\{(?P<key>[^,]+)").finditer(content.base.text, start)


@breaks("question-keeps-working")
def a_published_question_has_another_id(content: Content) -> Iterator[Broken]:
    for page in content.frameworks:
        for found in page.in_matter(r"^      - id: (?P<value>\S+-1)$"):
            published = {_PUBLISHED: f"question {found['value']}\n"}
            yield page.replaced(found, "another-1", "value").with_files(published).told_at(_PUBLISHED)


@breaks("doi-is-unchanged")
def a_published_doi_is_another(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        address = page.path.removesuffix("paper.md")
        published = {_PUBLISHED: f"doi {address} 10.5555/hub.1\n"}
        yield page.with_key("doi: 10.5555/hub.2").with_files(published)


@breaks("change-is-noted")
def a_published_text_is_another(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        address = page.path.removesuffix("paper.md")
        told = {key: found[1] for key in ("version", "date", "updated") for found in page.in_matter(rf"^{key}: (.+)$")}
        version = next(page.line_at(found.start()) for found in page.in_matter(r"^version: "))
        published = f"text {address} 0123456789abcdef {told.get('updated', told['date'])} {told['version']}\n"
        yield Broken(page.path, version, {_PUBLISHED: published})


@breaks("former-address-is-free")
def a_former_address_is_taken(content: Content) -> Iterator[Broken]:
    for page, other in zip(content.papers, content.papers[1:], strict=False):
        yield page.with_key(f"moved_from: [{other.path.removesuffix('paper.md')}]")


@breaks("address-is-unique")
def two_papers_have_one_address(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        path = page.path.replace("-", "_")
        yield Broken(path, 1, {path: page.text})


@breaks("published-list-is-whole")
def a_line_of_the_published_list_is_none(content: Content) -> Iterator[Broken]:
    for line in ("adress papers/trust/", "address", "doi papers/trust/", "<<<<<<< HEAD"):
        yield Broken(_PUBLISHED, 2, {_PUBLISHED: f"# What was published\n{line}\n"})


@breaks("waiver-gives-a-reason")
def a_waiver_has_no_reason(content: Content) -> Iterator[Broken]:
    for page in content.papers[:4]:
        yield page.appended("<!-- hub: ignore[link-resolves] -->\nA link [to nowhere](nowhere.md).")
        yield page.with_key("keywrods: [trust] # hub: ignore[key-is-known]")
    yield content.base.appended(
        "% hub: ignore[entry-is-cited]\n@book{lonely2001, author = {Sample, Bo}, title = {Alone}}"
    )


@breaks("waiver-is-needed")
def a_waiver_has_nothing_to_waive(content: Content) -> Iterator[Broken]:
    for page in content.papers[:4]:
        yield page.appended("<!-- hub: ignore[link-resolves] because of a reason -->\nNo link.")
        yield page.with_key("# hub: ignore[key-is-known] because of a reason\nupdated: 2026-12-01")
    yield content.base.inserted(1, "% hub: ignore[doi-is-bare] because of a reason")


@breaks("waiver-names-a-rule")
def a_waiver_names_no_rule(content: Content) -> Iterator[Broken]:
    for page in content.papers[:4]:
        yield page.appended("<!-- hub: ignore[link-resolvse] because of a reason -->\nNo link.")
        yield page.appended("<!-- hub: ignore because of a reason -->\nNo link.")


@breaks("earlier-version-is-kept")
def a_published_version_is_gone(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        address = page.path.removesuffix("paper.md")
        version = next(page.line_at(found.start()) for found in page.in_matter(r"^version: "))
        yield Broken(page.path, version, {_PUBLISHED: f"text {address} 0123456789abcdef 2020-01-31 0.9\n"})


@breaks("earlier-version-is-one-of-its-paper")
def an_earlier_version_is_the_papers_own(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        (version,) = page.in_matter(r"^version: (?P<value>.+)$")
        path = page.path.replace("paper.md", f"versions/{version['value']}/paper.md")
        yield Broken(path, page.line_at(version.start()), {path: page.text})
