"""Front matter: keys, values, and what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.mutations.content import Broken, Content, Page
from tests.mutations.ways import breaks, misspelt


def _items(page: Page, key: str) -> Iterator[re.Match[str]]:
    """The items of a list, in brackets or under each other; an item is the group `item`."""
    for listed in page.in_matter(rf"^{key}: \[(.*)\]$"):
        yield from re.compile(r"(?P<item>[^,\s][^,]*)").finditer(page.text, *listed.span(1))
    for block in page.in_matter(rf"^{key}:\n(?:  - .*\n)+"):
        yield from re.compile(r"^  - (?P<item>.+)$", re.MULTILINE).finditer(page.text, *block.span())


def _misspelling_items(pages: tuple[Page, ...], key: str) -> Iterator[Broken]:
    for page in pages:
        for found in _items(page, key):
            yield page.replaced(found, misspelt(found["item"]), "item")


@breaks("key-is-known")
def a_key_is_misspelt(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for key in page.in_matter(r"^(?P<key>[a-z_]{4,}):"):
            yield page.replaced(key, misspelt(key["key"]), "key")


@breaks("key-is-known")
def a_key_inside_a_key_is_misspelt(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        seen = set()
        texts = [block.span() for block in page.in_matter(r"^\w+: [|>]-?\n(?:  .*\n)+")]
        for key in page.in_matter(r"^ +(?:- )?(?P<key>[a-z]{4,}): "):
            is_text = any(start < key.start() < end for start, end in texts)
            if key["key"] not in seen and not is_text:
                seen.add(key["key"])
                yield page.replaced(key, misspelt(key["key"]), "key")


@breaks("key-is-known")
def a_key_has_a_capital(content: Content) -> Iterator[Broken]:
    for page in content.papers[:2]:
        for key in page.in_matter(r"^(?P<key>themes|keywords|license):"):
            yield page.replaced(key, key["key"].title(), "key")


@breaks("key-is-given-once")
def a_key_is_given_again(content: Content) -> Iterator[Broken]:
    for page in content.pages[::3]:
        yield page.with_key("title: Another title")


@breaks("required-key-is-given")
def a_required_key_is_taken_out(content: Content) -> Iterator[Broken]:
    required = {"papers": ("title", "authors"), "docs/events": ("title", "start"), "docs": ("title",)}
    for page in content.pages:
        folder = next(folder for folder in required if page.path.startswith(folder))
        for key in required[folder]:
            if block := page.block_of(key):
                yield page.without_lines(*block).told_at(page.path)


@breaks("required-key-is-given")
def the_front_matter_is_taken_out(content: Content) -> Iterator[Broken]:
    for page in content.papers[:2] + content.events:
        body = page.text[page.body_start :]
        yield Broken(page.path, 1, {page.path: body})


@breaks("front-matter-is-yaml")
def a_quotation_mark_is_not_closed(content: Content) -> Iterator[Broken]:
    for page in content.pages[::2]:
        for title in page.in_matter(r'^title: (?P<value>"?.*"?)$'):
            yield page.replaced(title, f'"{title["value"].strip(chr(34))}', "value").told_at(page.path, 2)


@breaks("front-matter-is-yaml")
def a_value_has_a_colon(content: Content) -> Iterator[Broken]:
    for page in content.pages[::3]:
        for title in page.in_matter(r"^title: (?P<value>[^\":]+)$"):
            yield page.replaced(title, f"{title['value']}: a start", "value")


@breaks("front-matter-is-yaml")
def a_line_begins_with_a_tab(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        for item in page.in_matter(r"^(?P<indent>  )- .*$"):
            yield page.replaced(item, "\t", "indent")
            break


@breaks("front-matter-is-yaml")
def a_list_is_not_closed(content: Content) -> Iterator[Broken]:
    for page in content.of("docs/themes")[:3] + content.events:
        for found in page.in_matter(r"^(?:related|themes|audience): \[[^\]]*(?P<end>\])$"):
            yield page.replaced(found, "", "end")
            break


@breaks("front-matter-is-yaml")
def the_fence_is_a_dash_of_word(content: Content) -> Iterator[Broken]:
    for page in content.papers[:2]:
        yield Broken(page.path, 1, {page.path: page.text.replace("---\n", "\u2014-\n")})


@breaks("date-exists")
def a_day_does_not_exist(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for day in page.in_matter(r"^(?:date|start): (?P<day>\d{4}-\d\d-\d\d)$"):
            for other in ("-02-30", "-13-01", "-04-31"):
                yield page.replaced(day, day["day"][:4] + other, "day")


@breaks("date-exists")
def it_is_the_29th_of_february_of_a_common_year(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        for day in page.in_matter(r"^date: (?P<day>.+)$"):
            yield page.replaced(day, "2019-02-29", "day")


@breaks("date-exists")
def a_day_is_written_as_the_hub_does_not_read_it(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        for day in page.in_matter(r"^date: (?P<day>.+)$"):
            for other in ("14/09/2026", "September 14th", "14th of September 2026"):
                yield page.replaced(day, other, "day")


@breaks("theme-is-known")
def a_theme_is_misspelt(content: Content) -> Iterator[Broken]:
    yield from _misspelling_items(content.pages, "themes")
    yield from _misspelling_items(content.of("docs/themes"), "related")


@breaks("theme-is-known")
def a_theme_is_taken_out(content: Content) -> Iterator[Broken]:
    for page in content.of("docs/themes"):
        name = page.path.split("/")[-1].removesuffix(".md")
        for naming in content.papers:
            for found in _items(naming, "themes"):
                if found["item"] == name:
                    yield Broken(naming.path, naming.line_at(found.start("item")), {page.path: None})


@breaks("value-fits")
def an_audience_is_misspelt(content: Content) -> Iterator[Broken]:
    yield from _misspelling_items(content.pages, "audience")


@breaks("value-fits")
def a_setting_is_misspelt(content: Content) -> Iterator[Broken]:
    yield from _misspelling_items(content.frameworks, "setting")


@breaks("value-fits")
def a_kind_is_none_of_the_list(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in page.in_matter(r"^ *(?:type|kind): (?P<value>.+)$"):
            yield page.replaced(found, misspelt(found["value"]), "value")


@breaks("value-fits")
def a_number_is_a_word(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in page.in_matter(r"^ *(?:number|issue|duration|minutes): (?P<value>\d+)$"):
            yield page.replaced(found, "some", "value")


@breaks("value-fits")
def a_list_is_one_number(content: Content) -> Iterator[Broken]:
    for page in content.pages[::4]:
        for found in page.in_matter(r"^audience:(?P<value>(?: \[.*\]\n)|(?:\n(?:  - .*\n)+))"):
            yield page.replaced(found, " {who: 7}\n", "value")


@breaks("value-fits")
def an_orcid_has_a_wrong_check_digit(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for name in page.in_matter(r"^  - name: .*\n"):
            line = page.line_at(name.end())
            yield page.inserted(line, "    orcid: 0000-0002-1825-0098")


@breaks("license-is-known")
def a_licence_is_misspelt(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in page.in_matter(r"^license: (?P<value>.+)$"):
            yield page.replaced(found, "CC BY 4.0" if page.path.startswith("docs") else "CC-BY-4", "value")


@breaks("source-is-known")
def a_source_is_misspelt(content: Content) -> Iterator[Broken]:
    yield from _misspelling_items((*content.frameworks, *content.of("docs/programmes")), "sources")


@breaks("output-is-known")
def an_output_is_misspelt(content: Content) -> Iterator[Broken]:
    yield from _misspelling_items(content.events, "outputs")


@breaks("framework-is-known")
def a_framework_is_misspelt(content: Content) -> Iterator[Broken]:
    yield from _misspelling_items(content.pages, "frameworks")


@breaks("event-is-known")
def an_event_is_misspelt(content: Content) -> Iterator[Broken]:
    yield from _misspelling_items(content.papers, "events")
    yield content.papers[0].with_key("events: [2018-03-14-coaching-in-education-why-brother]")


@breaks("keyword-is-given-once")
def a_keyword_is_given_again(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        words = [*_items(page, "keywords")]
        yield page.inserted(page.line_at(words[-1].end()) + 1, f"  - {words[0]['item'].title()}")


@breaks("title-is-in-small-letters")
def a_title_is_in_capitals(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for title in page.in_matter(r'^title: "?(?P<value>[^"\n]{12,})"?$'):
            yield page.replaced(title, title["value"].upper(), "value")


@breaks("description-is-a-sentence")
def a_description_is_a_page(content: Content) -> Iterator[Broken]:
    for page in content.pages[::3]:
        for found in page.in_matter(r'^description: "?(?P<value>[^"\n]+?)"?$'):
            yield page.replaced(found, " ".join([found["value"]] * 4), "value")


@breaks("abstract-is-short")
def an_abstract_is_a_paper(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for found in page.in_matter(r"^abstract: \|\n(?P<value>(?:  .*\n)+)"):
            yield page.replaced(found, found["value"] * 6, "value").told_at(page.path, page.line_at(found.start()))


@breaks("updated-follows-date")
def a_page_is_updated_before_it_is_published(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.with_key("updated: 2001-01-01")


@breaks("author-is-named-once")
def an_author_is_named_again(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for name in page.in_matter(r"^  - name: .*\n"):
            yield page.inserted(page.line_at(name.end()), name[0].rstrip("\n"))


@breaks("affiliation-is-listed")
def an_affiliation_is_not_listed(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        for name in page.in_matter(r"^  - name: .*\n"):
            yield page.inserted(page.line_at(name.end()), "    affiliation: 2")


@breaks("bibliography-exists")
def a_bibliography_is_missing(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        yield page.with_key("bibliography: paper.bib")


@breaks("changes-go-forward")
def a_change_is_older_than_the_paper(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        broken = page.with_key("changes:\n  - version: 1\n    date: 2001-01-01\n    note: Mended.")
        yield broken.told_at(page.path, broken.line + 2)


@breaks("version-is-told")
def a_version_is_not_among_the_changes(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        for version in page.in_matter(r"^version: 1$"):
            broken = page.with_key("changes:\n  - version: 2\n    date: 2026-12-01\n    note: Mended.")
            yield broken.told_at(page.path, page.line_at(version.start()))


@breaks("series-number-is-unique")
def a_number_of_the_series_is_given_again(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for number in page.in_matter(r"^  number: (?P<value>[2-9])$"):
            holder = next(other for other in content.papers if "\n  number: 1\n" in other.text)
            is_later = _date(page) > _date(holder)
            told = page if is_later else holder
            line = next(told.line_at(found.start()) for found in told.in_matter(r"^  number:"))
            yield page.replaced(number, "1", "value").told_at(told.path, line)


def _date(page: Page) -> tuple[str, str]:
    return next(found[1] for found in page.in_matter(r"^date: (.+)$")), page.path


@breaks("theme-is-not-its-own-broader")
def a_theme_holds_itself(content: Content) -> Iterator[Broken]:
    for page in content.of("docs/themes")[:4]:
        name = page.path.split("/")[-1].removesuffix(".md")
        if not page.block_of("broader"):
            yield page.with_key(f"broader: [{name}]")


@breaks("event-ends-after-it-starts")
def an_event_ends_before_it_starts(content: Content) -> Iterator[Broken]:
    for page in content.events:
        yield page.with_key("end: 2018-03-13")


@breaks("event-file-has-its-day")
def an_event_starts_on_another_day(content: Content) -> Iterator[Broken]:
    for page in content.events:
        for start in page.in_matter(r"^start: (?P<day>.+)$"):
            yield page.replaced(start, "2018-04-14", "day")


@breaks("framework-has-phases")
def a_framework_has_no_phases(content: Content) -> Iterator[Broken]:
    for page in content.frameworks:
        for phases in page.in_matter(r"^phases:\n(?: .*\n)+"):
            yield page.replaced(phases, "").told_at(page.path, 2)


@breaks("programme-has-facts")
def a_programme_has_no_facts(content: Content) -> Iterator[Broken]:
    for page in content.of("docs/programmes"):
        for facts in page.in_matter(r"^coaches: (?:(?!---).*\n)+"):
            yield page.replaced(facts, "").told_at(page.path, 2)


@breaks("question-id-is-unique")
def a_question_has_the_id_of_another(content: Content) -> Iterator[Broken]:
    for page in content.frameworks:
        ids = [*page.in_matter(r"^      - id: (?P<value>.+)$")]
        for before, found in zip(ids, ids[1::9], strict=False):
            yield page.replaced(found, before["value"], "value")


@breaks("question-is-asked-once")
def a_question_is_asked_again(content: Content) -> Iterator[Broken]:
    for page in content.frameworks:
        first, second, *_ = page.in_matter(r"^        ask: (?P<value>.+)$")
        broken = page.replaced(second, first["value"], "value")
        yield broken.told_at(page.path, broken.line - 1)


@breaks("phase-has-questions")
def a_phase_has_no_questions(content: Content) -> Iterator[Broken]:
    for page in content.frameworks:
        for phase in page.in_matter(r"^  - name: .*\n(?:    (?!coach|learner|observer).*\n)*(?P<asked>(?:    .*\n)+)"):
            yield page.replaced(phase, "", "asked").told_at(page.path, page.line_at(phase.start()))


@breaks("phases-fit-the-duration")
def a_framework_takes_longer_than_its_phases(content: Content) -> Iterator[Broken]:
    for page in content.frameworks:
        for found in page.in_matter(r"^duration: (?P<value>\d+)$"):
            yield page.replaced(found, str(int(found["value"]) + 5), "value")


@breaks("author-is-one-person")
def an_author_is_several(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for name in page.in_matter(r"^  - name: (?P<value>.*)$"):
            for other in ("Ada Example and Bo Sample", "Ada Example et al.", "Ada Example; Bo Sample"):
                yield page.replaced(name, other, "value")


@breaks("correction-follows-date")
def a_paper_is_corrected_too_early(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.with_key("corrections: [{date: 2001-01-31, note: A name was misspelt.}]")
        yield page.with_key("withdrawn: {date: 2001-01-31, reason: Consent was taken back.}")


@breaks("appearance-is-known")
def a_paper_appeared_nowhere(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.with_key(f"published_elsewhere: [{{key: {misspelt(content.entries[0].key)}}}]")
        yield page.with_key("published_elsewhere: [{title: Trust, where: A journal}]")
