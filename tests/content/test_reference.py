"""A work in the reference base, in the reader's words."""

from __future__ import annotations

import pytest

from hub.content.base import read_base
from hub.content.reference import KINDS, Reference


def work(fields: str, kind: str = "article") -> Reference:
    (found,) = read_base(f"@{kind}{{a, {fields}}}", "references.bib").references.values()
    return found


def test_fields_are_plain_text() -> None:
    found = work(r"title = {{\'E}tude \emph{of} {LaTeX} -- a test}, url = {https://x.example/a_b%20c}, note = {}")

    assert found.fields == {"title": "Étude of LaTeX – a test", "url": "https://x.example/a_b%20c", "note": ""}
    assert found.field("note", "url") == "https://x.example/a_b%20c"
    assert found.field("abstract") == ""


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("title = {Trust}", "Trust"),
        ("title = {Trust}, subtitle = {A start}", "Trust: A start"),
        ("title = {Trust?}, subtitle = {A start}", "Trust? A start"),
        ("maintitle = {Works}", "Works"),
        ("year = 2020", ""),
    ],
)
def test_title(fields: str, title: str) -> None:
    assert work(fields).title == title


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("year = 2020", 2020),
        ("date = {2020-05-17}", 2020),
        ("date = {2019/2020}", 2019),
        ("year = {c. 1999}", 1999),
        ("year = {in press}", None),
        ("year = {12345}", None),
        ("title = {T}", None),
    ],
)
def test_year(fields: str, year: int | None) -> None:
    assert work(fields).year == year


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/x_1",
        "https://doi.org/10.1000/x_1",
        "http://dx.doi.org/10.1000/x_1",
        "doi: 10.1000/x_1",
        r"10.1000/x\_1",
    ],
)
def test_doi(written: str) -> None:
    assert work(f"doi = {{{written}}}").doi == "10.1000/x_1"


def test_authors_or_else_editors() -> None:
    both = work("author = {Lee, Ann}, editor = {Roe, Bo}")
    assert [str(name) for name in both.authors] == ["Ann Lee"]
    assert {field: [str(name) for name in names] for field, names in both.names.items()} == {
        "author": ["Ann Lee"],
        "editor": ["Bo Roe"],
    }
    assert [str(name) for name in work("editor = {Roe, Bo}").authors] == ["Bo Roe"]
    assert work("title = {T}").authors == ()


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("article", "title = {T}", "Journal article"),
        ("article", "entrysubtype = {magazine}", "Magazine article"),
        ("article", "entrysubtype = {newspaper}", "News article"),
        ("misc", "url = {https://x.example}", "Web page"),
        ("misc", "title = {T}", "Other"),
        ("unheardof", "title = {T}", "Other"),
        ("phdthesis", "title = {T}", "Thesis"),
    ],
)
def test_kind(kind: str, fields: str, said: str) -> None:
    assert work(fields, kind).kind == said


def test_every_kind_has_a_word_with_a_capital() -> None:
    assert all(said[0].isupper() for said in KINDS.values())


def test_keywords() -> None:
    assert work("keywords = {trust, peer coaching; mentoring,}").keywords == ("trust", "peer coaching", "mentoring")


def test_container() -> None:
    assert work("journal = {Calm}, publisher = {P}").container == "Calm"
    assert work("booktitle = {Whole}, publisher = {P}", "incollection").container == "Whole"
    assert work("publisher = {P}", "book").container == "P"
    assert work("title = {T}").container == ""


def test_order_of_a_list() -> None:
    entries = """
    @book{c, author = {Smith, Ann}, title = {Zed}, year = 2020}
    @book{b, author = {smith, Ann}, title = {Early}, year = 1999}
    @book{d, title = {Nobody wrote this}}
    @book{a, author = {{Ministry of Education}}, title = {Law}}
    @book{e, author = {Smith, Ann}, title = {Alpha}, year = 2020}
    """
    works = read_base(entries, "references.bib").references.values()

    assert [one.key for one in sorted(works, key=lambda one: one.sorted_as)] == ["a", "d", "b", "e", "c"]


def test_a_list_minds_no_accents_and_no_marks_before_a_title() -> None:
    entries = """
    @book{d, author = {Öst, Ann}, title = {A}}
    @book{c, title = {``Nobody'' wrote this}}
    @book{e, author = {Чехов, А.}, title = {A}}
    @book{b, author = {Lee, Ann}, title = {A}}
    @book{a, title = {2001}}
    @book{pad}
    """
    works = read_base(entries, "references.bib").references.values()
    assert [(one.key, one.letter) for one in sorted(works, key=lambda one: one.sorted_as)] == [
        ("a", "0–9"),
        ("b", "L"),
        ("c", "N"),
        ("d", "O"),
        ("pad", "P"),
        ("e", "Other"),
    ]


@pytest.mark.parametrize(
    ("fields", "byline"),
    [
        ("title = {T}", ""),
        ("year = 2020", "2020"),
        ("author = {van Lee, Ann}", "van Lee"),
        ("author = {Lee, Ann and {A Centre}}, year = 2020", "Lee and A Centre, 2020"),
        ("author = {Lee, Ann and Roe, Bo and Day, Dee}, year = 2020", "Lee, Roe and Day, 2020"),
        ("author = {Lee, A. and Roe, B. and Day, D. and Poe, E.}, year = 2020", "Lee and others, 2020"),
        ("author = {Lee, A. and others}", "Lee and others"),
    ],
)
def test_byline(fields: str, byline: str) -> None:
    assert work(fields).byline == byline


def test_authors_that_are_named() -> None:
    assert [str(name) for name in work("editor = {Lee, Ann and others}").named_authors] == ["Ann Lee"]
