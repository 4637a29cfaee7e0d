"""Texts and figures: headings, links, notes, tables, HTML, and what is left of a draft."""

from __future__ import annotations

from collections.abc import Iterator

from tests.mutations.content import Broken, Content
from tests.mutations.ways import breaks, misspelt


@breaks("heading-is-one-step-down")
def a_heading_is_too_deep(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for heading in page.in_body(r"^(?P<marks>##) "):
            before = [other["marks"] for other in page.in_body(r"^(?P<marks>#+) ") if other.start() < heading.start()]
            if before[-1:] != ["###"]:
                yield page.replaced(heading, "####", "marks")


@breaks("reflection-is-whole")
def a_reflective_question_is_for_nobody_known(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in page.in_body(r'\{\.reflect #[\w-]+\s+for="(?P<value>[\w-]+)'):
            asked = page.text.rindex("[", 0, found.start())
            yield page.replaced(found, misspelt(found["value"]), "value").told_at(page.path, page.line_at(asked))


@breaks("heading-has-text")
def a_heading_has_no_words(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for heading in page.in_body(r"^## (?P<words>.+)$"):
            if "#" not in heading["words"]:
                yield page.replaced(heading, "", "words")


@breaks("title-stands-once")
def the_title_stands_in_the_text_too(content: Content) -> Iterator[Broken]:
    for page in content.papers + content.events:
        title = next(found[1] for found in page.in_matter(r'^title: "?([^"\n]*?)"?$'))
        yield page.inserted(page.line_at(page.body_start) + 1, f"# {title}\n")


@breaks("link-resolves")
def a_link_leads_to_no_file(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for link in page.in_body(r"\]\((?P<target>[\w./-]+\.md)(?:#[^)]*)?\)"):
            yield page.replaced(link, misspelt(link["target"].removesuffix(".md")) + ".md", "target")


@breaks("link-resolves")
def a_linked_page_is_taken_out(content: Content) -> Iterator[Broken]:
    for page in content.of("docs/themes", "docs/frameworks", "docs/templates"):
        name = "/".join(page.path.split("/")[-2:])
        for other in content.pages:
            link = next(other.in_body(rf"\][(][^)]*\b{name}\)"), None)
            if link and other is not page:
                yield Broken(other.path, other.line_at(link.start() + 2), {page.path: None})
                break


@breaks("anchor-exists")
def a_link_leads_to_no_heading(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for link in page.in_body(r"\]\([^)\s]*#(?P<anchor>[^)]+)\)"):
            yield page.replaced(link, misspelt(link["anchor"]), "anchor")
    for page in content.papers:
        yield page.appended("It is told [above](#what-nobody-wrote).")


@breaks("link-says-where-it-leads")
def a_link_says_here(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for link in list(page.in_body(r"(?<!!)\[(?P<words>[^\]@^]+)\]\("))[:2]:
            yield page.replaced(link, "here", "words")


@breaks("link-is-safe")
def a_link_runs_something(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for target in ("javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)"):
            yield page.appended(f"A [good page]({target}).")


@breaks("url-is-a-link")
def an_address_stands_by_itself(content: Content) -> Iterator[Broken]:
    for page in content.pages[::3]:
        yield page.appended("It is at https://example.org/page now.")


@breaks("figure-exists")
def a_figure_is_misspelt(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for figure in page.in_body(r"!\[[^\]]*\]\((?P<file>[^)]+)\)"):
            yield page.replaced(figure, misspelt(figure["file"].removesuffix(".svg")) + ".svg", "file")


@breaks("figure-exists")
def a_figure_is_taken_out(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for figure in page.in_body(r"!\[[^\]]*\]\((?P<file>[^)]+)\)"):
            file = page.path.replace("paper.md", figure["file"])
            yield Broken(page.path, page.line_at(figure.start("file")), {file: None})


@breaks("figure-has-alt-text")
def a_figure_has_no_words(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for figure in page.in_body(r"!\[(?P<words>[^\]]+)\]"):
            yield page.replaced(figure, "", "words")


@breaks("figure-stays-in-folder")
def a_figure_lies_in_another_folder(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for figure in page.in_body(r"!\[[^\]]*\]\((?P<file>[^)]+)\)"):
            yield page.replaced(figure, f"../what-stays-in-the-room/{figure['file']}", "file")


@breaks("figure-is-used")
def a_figure_is_no_longer_shown(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for figure in page.in_body(r"^!\[[^\]]*\]\((?P<file>[^)]+)\)$"):
            file = page.path.replace("paper.md", figure["file"])
            yield page.replaced(figure, "").told_at(file)


@breaks("figure-runs-nothing")
def a_drawing_runs_something(content: Content) -> Iterator[Broken]:
    for figure in content.figures:
        for inside in ("<script>alert(1)</script>", '<a onclick="x()" href="https://example.org/"><text>x</text></a>'):
            yield Broken(figure, 1, {figure: f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'})


@breaks("figure-is-within-bounds")
def a_drawing_has_too_many_parts(content: Content) -> Iterator[Broken]:
    for figure in content.figures[:1]:
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{"<g/>" * 100_001}</svg>'
        yield Broken(figure, 1, {figure: drawing})


@breaks("footnote-is-there")
def a_footnote_is_not_there(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for note in page.in_body(r"\[\^(?P<name>[a-z]+)\](?!:)"):
            yield page.replaced(note, "nowhere", "name")


@breaks("footnote-is-there")
def a_footnote_says_nothing(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for note in page.in_body(r"^\[\^[a-z]+\]:(?P<words>[^\n]+(?:\n[^\n]+)*)"):
            yield page.replaced(note, "", "words").told_at(page.path, page.line_at(note.start()))


@breaks("footnote-is-named")
def a_footnote_is_not_named(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for note in page.in_body(r"\[\^(?P<name>[a-z]+)\](?!:)"):
            named = next(page.in_body(rf"^\[\^{note['name']}\]:"))
            line = page.line_at(named.start()) + note[0].count("\n")
            yield page.replaced(note, "").told_at(page.path, line)


@breaks("fence-is-closed")
def a_block_of_code_is_not_closed(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended("```python\nprint(1)\n\nMore.")


@breaks("list-has-a-blank-line-before")
def a_list_has_no_line_before(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        broken = page.appended("There are two things to see:\n- the first\n- the second")
        yield broken.told_at(page.path, broken.line + 1)


@breaks("list-is-as-long-as-announced")
def a_list_is_longer_than_announced(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended("There are two principles behind it:\n\n- one\n- another\n- and a third")


@breaks("table-is-whole")
def a_table_is_drawn_in_part(content: Content) -> Iterator[Broken]:
    for page in content.papers[:3]:
        yield page.appended("+-----+-----+\n| one | two |\n+-----+----+\n| 3 | 4   |\n+-----+-----+")


@breaks("word-stands-once")
def a_word_stands_twice(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for word in list(page.in_prose(r"(?<=[a-z] )(?P<word>the|and|with)(?= [a-z])"))[:2]:
            yield page.replaced(word, f"{word['word']} {word['word']}")


@breaks("text-is-finished")
def a_text_has_a_placeholder(content: Content) -> Iterator[Broken]:
    for page in content.papers[:4] + content.events:
        for rest in (
            "TODO: write this.",
            "It costs [insert figure] a year.",
            "Lorem ipsum dolor sit amet.",
            "See p. ?? there.",
        ):
            yield page.appended(rest)


@breaks("html-is-safe")
def a_text_has_a_script(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        for tag in (
            "<script>alert(1)</script>",
            '<iframe src="https://example.org/"></iframe>',
            '<p onclick="x()">Text</p>',
        ):
            yield page.appended(tag)


@breaks("formula-is-understood")
def a_formula_is_no_tex(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended(r"So it is $\frac{1$ of all.")


@breaks("latex-is-understood")
def a_command_of_latex_means_nothing(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended(r"As \citep{ball2003soul} says.")
        yield page.appended(r"It is \mysterious{so}.")


@breaks("reference-leads-somewhere")
def a_reference_leads_nowhere(content: Content) -> Iterator[Broken]:
    for page in content.papers:
        yield page.appended("It is shown in @fig:nowhere.")


@breaks("text-is-within-bounds")
def a_text_asks_too_much(content: Content) -> Iterator[Broken]:
    for page in content.papers[:2]:
        yield page.appended("[" * 20_000)


@breaks("day-exists")
def a_day_of_a_text_does_not_exist(content: Content) -> Iterator[Broken]:
    for page in content.events:
        yield page.appended("We meet again on 31 June 2026.")
        for day in page.in_prose(r"(?P<day>\d{1,2}) (?:March|May|July) 20\d\d"):
            yield page.replaced(day, "32", "day")


@breaks("link-is-whole")
def a_link_has_a_space_between(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for link in list(page.in_body(r"(?<!!)\[[^\]\n@^]+(?P<between>\]\()[\w./-]+\.md\)"))[:2]:
            yield page.replaced(link, "] (", "between")


@breaks("characters-are-meant")
def a_character_is_broken(content: Content) -> Iterator[Broken]:
    for page in content.pages:
        for found in list(page.in_prose("’"))[:1]:
            for stray in ("â€™", "\N{REPLACEMENT CHARACTER}", "\N{ZERO WIDTH SPACE}"):
                yield page.replaced(found, stray)
