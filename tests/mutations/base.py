"""The reference base: entries, fields and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.mutations.content import Broken, Content, Entry
from tests.mutations.ways import breaks, misspelt


def _with(content: Content, *names: str) -> Iterator[tuple[Entry, str, re.Match[str]]]:
    """The entries that have one of some fields, with that."""
    for entry in content.entries:
        for name in names:
            if found := entry.field(name):
                yield entry, name, found


@breaks("base-is-readable")
def the_brace_of_a_value_is_not_closed(content: Content) -> Iterator[Broken]:
    for _, _, found in _with(content, "title"):
        yield content.base.replaced(found, found["value"] + "{", "value")


@breaks("base-is-readable")
def the_opening_brace_of_a_value_is_missing(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::3]:
        if found := re.compile(r"^  date +=(?P<gap> \{)", re.MULTILINE).search(entry.file.text, entry.start, entry.end):
            yield content.base.replaced(found, " ", "gap")


@breaks("base-is-readable")
def an_entry_is_not_closed(content: Content) -> Iterator[Broken]:
    for entry in content.entries[:-1:3]:
        end = re.compile(r"\}").match(entry.file.text, entry.end - 1)
        assert end
        yield content.base.replaced(end, "").told_at(entry.file.path, entry.file.line_at(entry.end - 2))


@breaks("base-is-readable")
def the_comma_after_a_field_is_missing(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::2]:
        if found := re.compile(r"\}(?P<comma>,)\n").search(entry.file.text, entry.start, entry.end):
            yield content.base.replaced(found, "", "comma")


@breaks("base-is-readable")
def a_value_has_no_braces(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "journaltitle"):
        word = found["value"].split()[0]
        value = re.compile(r"\{.*\}").search(entry.file.text, found.start("gap"), found.end())
        assert value
        yield content.base.replaced(value, word)


@breaks("base-is-readable")
def the_key_is_missing(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::6]:
        if found := re.compile(r"\{(?P<key>[^,]+),").search(entry.file.text, entry.start):
            yield content.base.replaced(found, "", "key")


@breaks("base-key-is-unique")
def an_entry_is_there_twice(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::2]:
        yield content.base.appended(entry.source)


@breaks("base-key-is-unique")
def a_key_differs_by_capitals_alone(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::4]:
        yield content.base.appended(f"@misc{{{entry.key.upper()}, title = {{Another}}, date = {{1999}}}}")


@breaks("entry-type-is-known")
def the_type_of_an_entry_is_misspelt(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::2]:
        if found := re.compile(r"@(?P<type>\w+)").match(entry.file.text, entry.start):
            yield content.base.replaced(found, misspelt(found["type"]), "type")


@breaks("field-is-spelt-right")
def the_name_of_a_field_is_misspelt(content: Content) -> Iterator[Broken]:
    names = ("author", "title", "journaltitle", "date", "volume", "number", "pages", "publisher", "institution", "doi")
    for entry, _, found in _with(content, *names):
        yield content.base.replaced(found, misspelt(found["name"]), "name").told_at(
            entry.file.path, entry.file.line_at(found.start("name"))
        )


@breaks("field-is-given-once")
def a_field_is_given_again(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::3]:
        yield entry.with_field("title        = {Another title}")


@breaks("required-field-is-there")
def a_required_field_is_taken_out(content: Content) -> Iterator[Broken]:
    for name in ("title", "author", "journaltitle", "date", "institution", "booktitle"):
        for entry, _, found in _with(content, name):
            kind = entry.source.split("{")[0]
            needed = kind in ("@article", "@book", "@incollection", "@report") or name == "title"
            if needed and not (name == "journaltitle" and entry.field("doi")):
                yield content.base.replaced(found, "").told_at(entry.file.path, entry.line)


@breaks("authors-are-joined-by-and")
def names_are_joined_by_something_else(content: Content) -> Iterator[Broken]:
    for entry, name, found in _with(content, "author", "editor"):
        for joint in (" & ", "; ") if " and " in found["value"] else ():
            yield from entry.with_value(name, found["value"].replace(" and ", joint))


@breaks("authors-are-joined-by-and")
def names_end_in_et_al(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "author"):
        for end in (" et al.", ", et al", " and et al."):
            if found["value"][0] != "{" and "others" not in found["value"]:
                yield from entry.with_value("author", found["value"] + end)


@breaks("authors-are-joined-by-and")
def names_are_as_in_vancouver(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "author"):
        if len(names := re.findall(r"([A-Z][\w-]+), ([A-Z])", found["value"])) > 1:
            yield from entry.with_value("author", ", ".join(f"{family} {initial}" for family, initial in names))
            yield from entry.with_value("author", ", ".join(f"{family}, {initial}." for family, initial in names))


@breaks("organisation-is-braced")
def an_organisation_has_no_braces(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "author"):
        if re.fullmatch(r"\{[^}]* [^}]*\}", found["value"]):
            yield from entry.with_value("author", found["value"].strip("{}"))


@breaks("organisation-is-braced")
def an_organisation_is_taken_apart(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "author"):
        if found["value"].endswith("Institute}"):
            yield from entry.with_value("author", "Institute, E.")


@breaks("name-is-in-small-letters")
def a_name_is_in_capitals(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "author"):
        if found["value"][0] != "{":
            yield from entry.with_value("author", found["value"].replace(found["value"].split(",")[0], "KRAFT-BALL", 1))


@breaks("name-is-a-name")
def a_name_has_something_else_in_it(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "author"):
        if found["value"][0] != "{":
            yield from entry.with_value("author", found["value"].replace(",", "1,", 1))
            yield from entry.with_value("author", f"{found['value']} and someone@example.org")


@breaks("person-has-one-spelling")
def a_name_is_shortened(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "author"):
        if found["value"].startswith("Lofthouse, Rachel"):
            yield from entry.with_value("author", found["value"].replace("Rachel", "R."))
        if found["value"].startswith("Kraft, Matthew A."):
            yield from entry.with_value("author", found["value"].replace("Matthew A.", "M. A."))


@breaks("entry-date-exists")
def the_day_of_an_entry_does_not_exist(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "date"):
        yield from entry.with_value("date", f"{found['value'][:4]}-02-30")
    for entry in content.entries:
        yield entry.with_field("urldate      = {2019-02-29}")
        yield entry.with_field("addendum     = {Accessed 31 Apr. 2026}")


@breaks("entry-date-is-readable")
def the_date_of_an_entry_is_in_words(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "date"):
        for other in (f"March {found['value'][:4]}", "n.d.", "in press", found["value"][2:4], "14/03/2018"):
            yield from entry.with_value("date", other)


@breaks("date-and-year-agree")
def a_year_is_another_than_the_date(content: Content) -> Iterator[Broken]:
    for entry, _, _ in _with(content, "date"):
        yield entry.with_field("year         = {1907}")


@breaks("date-fits-the-address")
def a_post_is_dated_by_its_reading(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "url"):
        if re.search(r"/20\d\d/\d\d/", found["value"]):
            for broken in entry.with_value("date", "2020"):
                yield broken.told_at(broken.path, entry.file.line_at(found.start()))


@breaks("access-follows-publication")
def a_work_is_read_before_it_appears(content: Content) -> Iterator[Broken]:
    for entry, _, _ in _with(content, "date"):
        yield entry.with_field("urldate      = {1999-05-01}")


@breaks("doi-is-bare")
def a_doi_has_the_address_of_a_resolver(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "doi"):
        for before in ("https://doi.org/", "http://dx.doi.org/", "doi:", "DOI: "):
            yield from entry.with_value("doi", before + found["value"])


@breaks("doi-is-well-formed")
def a_doi_is_misspelt(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "doi"):
        for other in (
            found["value"].replace("10.", "1O.", 1),
            found["value"][1:],
            found["value"].replace("/", ""),
            found["value"].split("/")[0],
        ):
            yield from entry.with_value("doi", other)


@breaks("doi-is-unique")
def a_doi_is_that_of_another_work(content: Content) -> Iterator[Broken]:
    found = [doi for _, _, doi in _with(content, "doi")]
    for before, doi in pairwise(found):
        yield content.base.replaced(doi, before["value"].upper(), "value")


@breaks("doi-is-in-its-field")
def a_doi_is_in_the_field_for_addresses(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "doi"):
        line = f"  url          = {{https://doi.org/{found['value']}}},\n"
        yield content.base.replaced(found, line).told_at(entry.file.path, entry.file.line_at(found.start()))


@breaks("url-is-whole")
def an_address_is_half_of_one(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "url"):
        for other in (
            "www." + found["value"].split("//")[1],
            found["value"].replace("-", " ", 1),
            "Available at the site",
        ):
            if other != found["value"]:
                yield from entry.with_value("url", other)


@breaks("url-is-in-its-field")
def an_address_is_in_another_field(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "title"):
        yield from entry.with_value("title", f"{found['value']} https://example.org/work")


@breaks("online-work-has-an-address")
def the_address_of_a_web_page_is_taken_out(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "url"):
        if entry.source.startswith("@online"):
            yield content.base.replaced(found, "").told_at(entry.file.path, entry.line)


@breaks("field-has-no-words-of-a-style")
def a_field_has_words_of_a_style(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "title"):
        for words in (" [online]", " [Internet]", ". Available at:"):
            yield from entry.with_value("title", found["value"] + words)


@breaks("isbn-is-well-formed")
def an_isbn_has_a_slip(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "isbn"):
        digits = found["value"]
        for other in (digits[:4] + digits[5] + digits[4] + digits[6:], digits[:-1], digits[:-1] + "0"):
            if other != digits:
                yield from entry.with_value("isbn", other)


@breaks("issn-is-well-formed")
def an_issn_has_a_slip(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "issn"):
        for other in (found["value"][:-1] + "9", found["value"][:-2], found["value"].replace("0", "1", 1)):
            if other != found["value"]:
                yield from entry.with_value("issn", other)


@breaks("journal-is-spelt-as-known")
def a_journal_is_misspelt(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "journaltitle"):
        words = found["value"].split()
        longest = max(words, key=len)
        if len(longest) > 6 and len(words) > 1 and "Papers" not in words and "e-leading" not in words:
            yield from entry.with_value("journaltitle", found["value"].replace(longest, misspelt(longest)))
        if "Evaluation" in words:
            yield from entry.with_value("journaltitle", found["value"].replace("Evaluation", "Effectiveness"))


@breaks("publisher-is-spelt-as-known")
def a_publisher_is_misspelt(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "publisher"):
        longest = max(re.split(r"[\s-]", found["value"]), key=len)
        if len(longest) > 6:
            yield from entry.with_value("publisher", found["value"].replace(longest, misspelt(longest)))
        if "Nicholas" in found["value"]:
            yield from entry.with_value("publisher", found["value"].replace("Nicholas", "Nichols"))


@breaks("pages-run-forward")
def the_pages_are_swapped(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "pages"):
        first, last = found["value"].split("--")
        yield from entry.with_value("pages", f"{last}--{first}")


@breaks("pages-are-a-range")
def the_pages_have_one_hyphen(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "pages"):
        for dash in ("-", "–", " - "):
            yield from entry.with_value("pages", found["value"].replace("--", dash))


@breaks("pages-are-numbers")
def the_pages_have_words(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "pages"):
        for other in (f"pp. {found['value']}", "page numbers available"):
            yield from entry.with_value("pages", other)


@breaks("title-has-no-author")
def a_title_begins_with_its_author(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "title"):
        if author := entry.field("author"):
            name = author["value"].strip("{}").split(",")[0]
            yield from entry.with_value("title", f"{name}: {found['value']}")
        if "dfe20" in entry.key:
            yield from entry.with_value("title", f"DfE: {found['value']}")


@breaks("container-has-no-in")
def a_container_begins_with_in(content: Content) -> Iterator[Broken]:
    for entry, name, found in _with(content, "booktitle", "journaltitle"):
        yield from entry.with_value(name, f"In: {found['value']}")


@breaks("work-title-is-in-small-letters")
def the_title_of_a_work_is_in_capitals(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "title"):
        if len(found["value"]) > 20 and found["value"][0] != "{":
            yield from entry.with_value("title", found["value"].upper())


@breaks("text-has-no-entities")
def a_field_is_written_as_in_html(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "title"):
        for entity in ("&amp;", "&#8217;", "&eacute;"):
            yield from entry.with_value("title", f"{found['value']} {entity} more")


@breaks("work-is-listed-once")
def a_work_has_another_entry(content: Content) -> Iterator[Broken]:
    for entry in content.entries:
        if entry.field("author"):
            again = entry.source.replace(entry.key, "another", 1)
            yield content.base.appended(re.sub(r"  (?:doi|note|url).*\n", "", again).replace("teach", "Teach"))


@breaks("work-is-in-one-entry")
def an_entry_is_cut_in_two(content: Content) -> Iterator[Broken]:
    entry = next(entry for entry in content.entries if entry.key == "epi2019bursaries")
    title = entry.field("title")
    assert title
    half = "@online{half,\n  author = {{Education Policy Institute}},\n  urldate = {2019-03-01},\n}\n\n"
    named = content.base.replaced(title, f"{title['value']} -- Education Policy Institute", "value").files[
        "references.bib"
    ]
    assert isinstance(named, str)
    end = named.index("\n}\n", entry.start) + 3
    yield Broken(
        "references.bib", named.count("\n", 0, end) + 2, {"references.bib": f"{named[:end]}\n{half}{named[end:]}"}
    )


@breaks("crossref-exists")
def an_entry_builds_on_nothing(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::3]:
        yield entry.with_field("crossref     = {nothing2001}")
        yield entry.with_field("xdata        = {nothing2001}")


@breaks("crossref-is-acyclic")
def an_entry_builds_on_itself(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::4]:
        broken = entry.with_field(f"crossref     = {{{entry.key}}}")
        yield broken.told_at(broken.path, entry.line)


@breaks("entry-is-cited")
def an_entry_is_cited_by_nobody(content: Content) -> Iterator[Broken]:
    yield content.base.appended("@book{lonely2001, author = {Sample, Bo}, title = {Alone}, date = {2001}}")
    for entry, _, found in _with(content, "keywords"):
        if not any(entry.key in page.text for page in content.pages):
            yield content.base.replaced(found, "").told_at(entry.file.path, entry.line)


@breaks("own-key-agrees")
def a_paper_has_another_work_under_a_key(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        path = page.path.replace("paper.md", "own.bib")
        text = "@book{ball2003soul,\n author = {Sample, Bo},\n title = {Alone},\n date = {2001},\n}\n"
        yield Broken(path, 1, {path: text})


@breaks("field-is-in-meant-characters")
def a_character_of_a_field_is_broken(content: Content) -> Iterator[Broken]:
    for entry, _, found in _with(content, "title"):
        yield from entry.with_value("title", found["value"].replace(" ", " \N{ZERO WIDTH SPACE}", 1))
        yield from entry.with_value("title", f"{found['value']} â€“ more")


@breaks("base-is-readable")
def an_entry_has_lost_its_sign(content: Content) -> Iterator[Broken]:
    for entry in content.entries[::3]:
        if found := re.compile("@").match(entry.file.text, entry.start):
            yield content.base.replaced(found, "")
