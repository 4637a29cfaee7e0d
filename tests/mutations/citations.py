"""Citations: keys, locators, what is typed beside them or in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.mutations.content import Broken, Content, Page
from tests.mutations.ways import breaks, misspelt


def _citations(
    page: Page, content: Content, *, pattern: str = r"@(?P<key>[a-z]+\d{4}[a-z]+)"
) -> Iterator[re.Match[str]]:
    return (found for found in page.in_prose(pattern) if found["key"] in content.keys)


def _years(content: Content) -> dict[str, tuple[str, str]]:
    """The first author and the year of each work that has them, by key."""
    found: dict[str, tuple[str, str]] = {}
    for entry in content.entries:
        author, date = entry.field("author"), entry.field("date")
        if author and date and re.match(r"[A-Z][a-z]+,", author["value"]):
            found[entry.key] = author["value"].split(",")[0], date["value"][:4]
    return found


@breaks("citation-is-known")
def a_citation_key_is_misspelt(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in _citations(page, content):
            if page.text.count(f"@{misspelt(found['key'])}") == 0:
                yield page.replaced(found, misspelt(found["key"]), "key")


@breaks("citation-is-known")
def a_citation_key_has_a_capital(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for found in list(_citations(page, content))[:2]:
            yield page.replaced(found, found["key"].capitalize(), "key")


@breaks("citation-is-known")
def a_citation_key_has_the_letter_of_another_alphabet(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for found in list(_citations(page, content, pattern=r"@(?P<key>lofthouse\d{4}[a-z]+)"))[:1]:
            yield page.replaced(found, found["key"].replace("o", "\N{CYRILLIC SMALL LETTER O}"), "key")


@breaks("citation-is-known")
def a_cited_entry_is_taken_out(content: Content) -> Iterator[Broken]:
    for entry in content.entries:
        without = content.base.without_lines(entry.line, content.base.line_at(entry.end)).files
        for page in content.pages:
            if found := next(page.in_prose(rf"@{re.escape(entry.key)}\b"), None):
                yield Broken(page.path, page.line_at(found.start()), without)
                break


@breaks("citation-is-not-typed")
def a_citation_is_typed(content: Content) -> Iterator[Broken]:
    years = _years(content)
    for page in content.pages:
        for found in _citations(page, content, pattern=r"\[@(?P<key>[a-z]+\d{4}[a-z]+)\]"):
            if found["key"] in years:
                name, year = years[found["key"]]
                yield page.replaced(found, f"({name}, {year})")


@breaks("citation-is-not-typed")
def a_citation_is_typed_with_its_year_in_brackets(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended("This is what Kraft et al’s (2018) analysis found, and what Ball (2003) had feared.")
        yield page.appended("Some say so (see Johnson and Birkeland, 2003; Pask & Joy, 2007, p. 4).")


@breaks("citations-are-separated")
def citations_have_a_comma_between_them(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in page.in_prose(r"\[[^\]@]*@[\w-]+(?P<between>;)\s+@[\w-]+\]"):
            yield page.replaced(found, ",", "between")


@breaks("bracket-is-closed")
def the_bracket_of_a_citation_is_not_closed(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for found in list(_citations(page, content, pattern=r"\[@(?P<key>[a-z]+\d{4}[a-z]+)(?P<end>\])"))[:3]:
            yield page.replaced(found, "", "end").told_at(page.path, page.line_at(found.start()))


@breaks("locator-is-in-the-work")
def a_page_is_not_in_the_work(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for key in ("johnson2003success", "devine2013impact", "ball2003soul", "kraft2018effect"):
            yield page.appended(f"So it was [@{key}, p. 1129].")
    for page in content.pages:
        for found in page.in_prose(
            r"\[[^\]]*@(?:johnson2003success|kraft2018effect|ball2003soul), pp?\. (?P<page>\d+)"
        ):
            yield page.replaced(found, "9", "page").told_at(page.path, page.line_at(found.start("page")))


@breaks("typed-name-fits-the-citation")
def another_name_stands_beside_a_citation(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended("This is what Sample (2003) [@ball2003soul] says.")
        yield page.appended("This is what Ball (2013) [@ball2003soul] says.")
        yield page.appended("This is what Devine [-@ball2003soul] says.")


@breaks("typed-work-is-in-the-base")
def a_work_is_typed_that_nobody_has(content: Content) -> Iterator[Broken]:
    for page in content.pages[::4]:
        yield page.appended("So it was shown (Specimen, 2019).")
        yield page.appended("Specimen et al. (2019) showed it.")


@breaks("reference-list-is-not-typed")
def a_list_of_references_is_typed(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        broken = page.appended(
            "## References\n\nBall, S. J. (2003) The teacher's soul and the terrors of performativity. Journal of "
            "Education Policy, 18(2)."
        )
        yield broken.told_at(page.path, broken.line + 2)


@breaks("reference-list-is-not-typed")
def a_list_of_references_is_typed_without_a_heading(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended(
            "Ball, S. J. (2003). The teacher's soul. Journal of Education Policy, 18(2), 215-228.\n\n"
            "Tes. (2018). Drop in teachers. [online] Available at: [Accessed 1 Mar. 2019].\n\n"
            "Kraft MA, Blazar D. The Effect of Teacher Coaching. Review [Internet]. 2018;88(4):547-588."
        )


@breaks("listed-work-is-cited")
def a_work_is_listed_and_not_cited(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        broken = page.appended("## References\n\nSpecimen, S. (2019) A work that nobody names. A Press.")
        yield broken.told_at(page.path, broken.line + 2)


@breaks("list-has-one-style")
def a_list_of_references_is_in_two_styles(content: Content) -> Iterator[Broken]:
    for page in content.papers[:4]:
        broken = page.appended(
            "## References\n\nBall, S. J. (2003). The teacher's soul. Journal of Education Policy, 18(2).\n\n"
            "Tes. (2018). Drop in teachers. Tes.\n\nKraft MA. The Effect of Teacher Coaching. Review. 2018;88(4)."
        )
        yield broken.told_at(page.path, broken.line + 6)


@breaks("quotation-has-locator")
def a_quotation_has_no_page(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended("It is “a struggle over the teacher's very soul” [@ball2003soul].")
        yield page.appended('It is "a struggle over the teacher\'s very soul" [see @ball2003soul].')


@breaks("quotation-has-source")
def a_quotation_has_no_source(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        if re.search(r"^type: (?!interview|practice-insight)", page.text, re.MULTILINE):
            yield page.appended("It is “a struggle over the teacher's very soul”, somebody said.")


@breaks("page-does-not-cite-itself")
def a_paper_cites_itself(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        title = next(found[1] for found in page.in_matter(r'^title: "?([^"\n]*?)"?$'))
        year = next(found[1] for found in page.in_matter(r"^date: (\d+)"))
        entry = f"@misc{{itself, author = {{{{The hub’s editors}}}}, title = {{{title}}}, date = {{{year}}}}}"
        yield page.appended("So it was said [@itself].").with_files(content.base.appended(entry).files)


@breaks("cited-work-stands")
def a_cited_work_is_retracted(content: Content) -> Iterator[Broken]:
    for entry in content.entries:
        page = next((page for page in content.papers if next(page.in_prose(rf"@{entry.key}\b"), None)), None)
        if page and (title := entry.field("title")):
            place = next(page.in_prose(rf"@{entry.key}\b")).start()
            retracted = content.base.replaced(title, f"RETRACTED: {title['value']}", "value")
            yield retracted.told_at(page.path, page.line_at(place))


@breaks("key-has-its-sign")
def a_key_has_no_sign(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in list(_citations(page, content, pattern=r"(?P<sign>@)(?P<key>[a-z]+\d{4}[a-z]+)"))[:2]:
            yield page.replaced(found, "", "sign")
